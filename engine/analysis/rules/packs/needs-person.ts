import type { UserTask } from '../../../behaviour/behaviour.ts';
import { linesOf, tasksIn } from '../../../behaviour/traverse.ts';
import type { MessageClass } from '../../../model/message.ts';
import { explore } from '../../exploration/explore.ts';
import { stepsThatTell } from '../decision.ts';
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
    return linesOf(asked.behaviour).flatMap((line) => {
      // A backstop decides by itself, whoever has been asked on the main line.
      const own = tasksIn(line).filter(asksPeople);
      const asksHere = ({ step }: UserTask): boolean => own.some((task) => task.step === step);
      return stepsThatTell([line], before).flatMap((step) =>
        explore<boolean>(asked, {
          start: false,
          isSettled: (wasAsked) => wasAsked,
          observes: { send: (send) => send.step === step, task: asksHere },
          step: (wasAsked, { what }) => wasAsked || what === 'opened',
          check: (event, { state: wasAsked, maybe }) =>
            wasAsked || event.what !== 'sent'
              ? []
              : [
                  {
                    code: 'person-missing',
                    severity: 'error',
                    at: { step, key: 'template' },
                    values: { template: event.send.template, rule: quoted },
                    ...maybe,
                  },
                ],
        }),
      );
    });
  },
};

/** Somebody of the house is asked by name; an expression may name nobody. */
const asksPeople = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.some((who) => typeof who === 'string' && who !== 'candidate'));
