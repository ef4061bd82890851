import { linesOf } from '../../behaviour/traverse.ts';
import { explore } from '../exploration/explore.ts';
import { mostCertain } from '../finding/finding.ts';
import { isDecision, messageOf, stepsThatTell } from './decision.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';
import type { OnPath } from '../finding/finding-values.ts';
import { approvedOffer } from './example-flows.ts';

const offerUnapproved = defineFinding<OnPath & { readonly offer: string }>({
  code: 'offer-unapproved',
  severity: 'error',
  means: 'On some path an offer leaves without anybody having approved it.',
  about:
    'An offer binds. On every way to it somebody has approved it: before it, on that way, and by answering.',
  example: {
    wrong: `
steps:
  - { tell: candidate, id: told, template: offer, with: { expires: 5 business days } }
  - end: told
`,
    right: approvedOffer,
  },
  says: {
    en: ({ values: { offer, path } }) => ({
      message: `"${offer}" makes an offer that nobody has approved, on the way ${path}`,
      hint: 'put an approval before it, or move it behind the last one',
    }),
    'zh-CN': ({ values: { offer, path } }) => ({
      message: `“${offer}”发出的录用没有经过任何人批准，路径：${path}`,
      hint: '请在它之前加上审批，或把它移到最后一次审批之后',
    }),
  },
});

/**
 * No offer leaves that nobody has decided about. An approval that runs beside may come too late, so it does not count; one that was not given
 * is found by the rule about approvals.
 */
export const offers = defineRule({
  finds: [offerUnapproved],
  monitor: (guardCase) =>
    mostCertain(
      stepsThatTell(linesOf(guardCase.behaviour), 'offer').flatMap((step) =>
        explore<boolean>(guardCase, {
          start: false,
          focus: [step],
          observes: { task: isDecision, ...messageOf(step) },
          judges: messageOf(step),
          isSettled: (decided) => decided,
          step: (decided, event) => decided || event.what === 'closed',
          check: ({ what }, { state: decided, name, maybe }) =>
            what !== 'sent' || decided
              ? []
              : [
                  offerUnapproved.found({
                    at: { step },
                    values: { offer: step, path: name(step) },
                    cause: step,
                    ...maybe,
                  }),
                ],
        }),
      ),
    ),
});
