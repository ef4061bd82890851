import { holdsStep, linesOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent } from '../exploration/monitor.ts';
import { type Finding, type FindingPlace, mostCertain } from '../finding/finding.ts';
import { isDecision, stepsThatTell, tellsCandidate, tellsOutcome } from './decision.ts';

/**
 * "No decision yet" is told neither to whom an outcome has been told, nor after a no that nobody decides anew. Each such message is explored
 * by itself.
 */
export function undecided(guardCase: GuardCase): readonly Finding[] {
  const { behaviour } = guardCase;
  const steps = stepsThatTell(linesOf(behaviour), 'decision-status');
  return mostCertain(
    steps.flatMap((step) => {
      const backstop = behaviour.backstops.findIndex((one) => holdsStep(one.behaviour, step));
      // A backstop speaks for a line that is late, whatever has been decided there.
      return backstop < 0
        ? [...afterOutcome(guardCase, step, { step, key: 'template' }), ...afterNo(guardCase, step)]
        : afterOutcome(guardCase, step, { backstop });
    }),
  );
}

/** An outcome counts from when it leaves, unless it cannot be delivered, until a correction. */
const afterOutcome = (guardCase: GuardCase, status: string, at: FindingPlace): readonly Finding[] =>
  explore<{ readonly outcome?: string }>(guardCase, {
    start: {},
    observes: {
      send: (send) =>
        send.step === status || tellsOutcome(send) || tellsCandidate(send, 'correction'),
    },
    step: (state, event) => {
      if (event.what !== 'sent' && event.what !== 'undelivered') return state;
      if (event.send.class === 'correction') return {};
      if (!tellsOutcome(event.send)) return state;
      if (event.what === 'sent') return { outcome: event.send.step };
      return event.send.step === state.outcome ? {} : state;
    },
    check: (event, { state: { outcome }, maybe }) =>
      event.what !== 'sent' || event.send.step !== status || outcome === undefined
        ? []
        : [
            {
              code: 'undecided-after-outcome',
              severity: 'error',
              at,
              values: { template: event.send.template, after: outcome },
              ...maybe,
            },
          ],
  });

interface RefusalState {
  /** The approval that was rejected, and none was given after it. */
  readonly rejected?: string;
  /** The template of the message that has left since. */
  readonly template?: string;
}

/** Right after a no it is right only if somebody is asked again. */
const afterNo = (guardCase: GuardCase, status: string): readonly Finding[] =>
  explore<RefusalState>(guardCase, {
    start: {},
    focus: [status],
    observes: {
      task: isDecision,
      send: ({ step }) => step === status,
    },
    step: refusalAfter,
    check: (event, { state: { rejected, template }, maybe }) =>
      event.what !== 'ended' || rejected === undefined || template === undefined
        ? []
        : [
            {
              code: 'undecided-after-no',
              severity: 'error',
              at: { step: status, key: 'template' },
              values: { template, after: rejected },
              ...maybe,
            },
          ],
  });

function refusalAfter(state: RefusalState, event: ObservedEvent): RefusalState {
  if (event.what === 'sent')
    return state.rejected === undefined ? state : { ...state, template: event.send.template };
  if (event.what === 'opened')
    return state.rejected === undefined ? {} : { rejected: state.rejected };
  if (event.what !== 'closed') return state;
  if (event.outcome === 'rejected') return { rejected: event.task.step };
  return event.outcome === 'approved' ? {} : state;
}
