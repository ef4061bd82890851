import { linesOf } from '../../behaviour/traverse.ts';
import { explore } from '../exploration/explore.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, stepsThatTell } from './decision.ts';

/**
 * No offer leaves that nobody has decided about. An approval that runs beside may come too late, so it does not count; one that was not given
 * is found by the rule about approvals.
 */
export const offers = (guardCase: GuardCase): readonly Finding[] =>
  mostCertain(
    stepsThatTell(linesOf(guardCase.behaviour), 'offer').flatMap((step) =>
      explore<boolean>(guardCase, {
        start: false,
        focus: [step],
        observes: {
          task: isDecision,
          send: (send) => send.step === step,
        },
        isSettled: (decided) => decided,
        step: (decided, event) => decided || event.what === 'closed',
        check: ({ what }, { state: decided, name, maybe }) =>
          what !== 'sent' || decided
            ? []
            : [
                {
                  code: 'offer-unapproved',
                  severity: 'error',
                  at: { step },
                  values: { offer: step, path: name(step) },
                  ...maybe,
                },
              ],
      }),
    ),
  );
