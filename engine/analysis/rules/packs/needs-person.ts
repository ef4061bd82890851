import type { UserTask } from '../../../behaviour/behaviour.ts';
import { linesOf, tasksIn } from '../../../behaviour/traverse.ts';
import type { MessageClass } from '../../../model/message.ts';
import { explore } from '../../exploration/explore.ts';
import { isSilence } from '../../exploration/monitor.ts';
import type { ObservedEvent } from '../../finding/observed-event.ts';
import { isOfHouse, messageOf, stepsThatTell } from '../decision.ts';
import { classParam } from './class-param.ts';
import { withoutHandlers, type PackCheck } from './pack-check.ts';
import { defineFinding } from '../../finding/define-finding.ts';
import type { QuotesRule } from '../../finding/finding-values.ts';
import { approvedOfferOfPack } from '../example-flows.ts';

const personMissing = defineFinding<QuotesRule & { readonly template: string }>({
  code: 'person-missing',
  severity: 'error',
  means: 'A pack wants a person to have been asked before such a message leaves.',
  about:
    'A pack may want a person to have been asked before such a message leaves, so that no machine decides alone.',
  example: {
    wrong: `
packs: [cn]
steps:
  - choose:
      - when: has(case.result) && has(case.result.match) && case.result.match < 60
        do: [{ run: regret }]
  - approve: Department review
    id: department
    by: department-hr
    within: 8 business hours
    rejected: [{ run: regret }]
    silent: [{ run: no-decision-yet }]
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOfferOfPack,
  },
  says: {
    en: ({ values: { template, rule } }, say) => ({
      message: `"${template}" can leave without that anybody has been asked to decide${say.quotation(rule)}`,
      hint: 'ask a person before it, with an "approve"',
    }),
    'zh-CN': ({ values: { template, rule } }, say) => ({
      message: `“${template}”可能在没有任何人作决定的情况下发出${say.quotation(rule)}`,
      hint: '请在此之前用 "approve" 询问一个人',
    }),
  },
});

interface NeedsPersonParams {
  readonly before: MessageClass;
}

/** A person has been asked to decide before such a message leaves: no score alone has brought it about. */
export const needsPerson: PackCheck<NeedsPersonParams> = {
  finds: [personMissing],
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
      // A backstop decides by itself, whoever has been asked on the main line. Where the candidate is asked first, the house may never be.
      const own = tasksIn(line).filter((task) => isOfHouse(task) && asksByName(task));
      const asksHere = ({ step }: UserTask): boolean => own.some((task) => task.step === step);
      return stepsThatTell([line], before).flatMap((step) =>
        explore<boolean>(asked, {
          start: false,
          judges: messageOf(step),
          isSettled: (wasAsked) => wasAsked,
          observes: { ...messageOf(step), task: asksHere },
          step: (wasAsked, event) => wasAsked || isAsking(event),
          check: (event, { state: wasAsked, maybe }) =>
            wasAsked || event.what !== 'sent'
              ? []
              : [
                  personMissing.found({
                    at: { step, key: 'template' },
                    values: { template: event.send.template, rule: quoted },
                    ...maybe,
                  }),
                ],
        }),
      );
    });
  },
};

/** A window that counts from another moment may be over when its task opens, and then nobody is asked: only an answer shows that it was not. */
const isAsking = (event: ObservedEvent): boolean =>
  event.what === 'opened'
    ? event.task.since === undefined
    : event.what === 'closed' && !isSilence(event.outcome);

/** An expression may name nobody. */
const asksByName = ({ windows }: UserTask): boolean =>
  windows.some(({ to }) => to.some((who) => typeof who === 'string'));
