import type { Behaviour, UserTask } from '../../../behaviour/behaviour.ts';
import { linesOf, sendsOf, tasksIn } from '../../../behaviour/traverse.ts';
import type { MessageClass } from '../../../model/message.ts';
import type { Finding } from '../../finding/finding.ts';
import { explore } from '../../exploration/explore.ts';
import { tellsCandidate } from '../decision.ts';
import { classParam } from './class-param.ts';
import { withoutHandlers, type PackCheck } from './pack-check.ts';

interface NeedsPersonParams {
  readonly before: MessageClass;
}

/** A person has been asked to decide before such a message leaves: no score alone has brought it about. */
export const needsPerson: PackCheck<NeedsPersonParams> = {
  summary: 'Before a message of a class leaves, a person has been asked to decide.',
  params: {
    type: 'object',
    title: '"needs-person"',
    required: ['before'],
    additionalProperties: false,
    properties: { before: classParam('The message that no machine decides about.') },
  },
  ofCase({ params: { before }, quoted }, guardCase) {
    const asked = withoutHandlers(guardCase);
    const found: Finding[] = [];
    for (const line of linesOf(asked.behaviour)) {
      // A backstop decides by itself, whoever has been asked on the main line.
      const own = new Set(
        tasksIn(line)
          .filter(asksPeople)
          .map(({ step }) => step),
      );
      for (const step of messagesOn(line, before))
        explore<boolean>(asked, {
          start: false,
          isSettled: (wasAsked) => wasAsked,
          observes: { send: (send) => send.step === step, task: (task) => own.has(task.step) },
          step: (wasAsked, { what }) => wasAsked || what === 'opened',
          check: (event, { state: wasAsked, maybe }) => {
            if (wasAsked || event.what !== 'sent') return;
            found.push({
              code: 'person-missing',
              severity: 'error',
              at: { step, key: 'template' },
              values: { template: event.send.template, rule: quoted },
              ...maybe,
            });
          },
        });
    }
    return found;
  },
};

const messagesOn = (line: Behaviour, before: MessageClass): ReadonlySet<string> =>
  new Set(
    sendsOf(line)
      .filter((send) => tellsCandidate(send, before))
      .map(({ step }) => step),
  );

/** Somebody of the house is asked by name; an expression may name nobody. */
const asksPeople = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.some((who) => typeof who === 'string' && who !== 'candidate'));
