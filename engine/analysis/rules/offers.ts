import { sendsOf, linesOf } from '../../behaviour/traverse.ts';
import { explore } from '../exploration/explore.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, tellsCandidate } from './decision.ts';

/**
 * No offer leaves that nobody has decided about. An approval that runs beside may come too late, so it does not count; one that was not given
 * is found by the rule about approvals.
 */
export function offers(guardCase: GuardCase): readonly Finding[] {
  const found: Finding[] = [];
  for (const step of new Set(offerSteps(guardCase)))
    explore<boolean>(guardCase, {
      start: false,
      focus: [step],
      observes: {
        task: isDecision,
        send: (send) => send.step === step,
      },
      isSettled: (decided) => decided,
      step: (decided, event) => decided || event.what === 'closed',
      check: ({ what }, { state: decided, name, maybe }) => {
        if (what === 'sent' && !decided)
          found.push({
            code: 'offer-unapproved',
            severity: 'error',
            at: { step },
            values: { offer: step, path: name(step) },
            ...maybe,
          });
      },
    });
  return mostCertain(found);
}

const offerSteps = ({ behaviour }: GuardCase): readonly string[] =>
  linesOf(behaviour)
    .flatMap(sendsOf)
    .filter((send) => tellsCandidate(send, 'offer'))
    .map(({ step }) => step);
