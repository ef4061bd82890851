import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore } from '../exploration/explore.ts';
import type { ObservedEvent } from '../exploration/monitor.ts';
import { type Finding, mostCertain } from '../finding/finding.ts';
import { isDecision, tellsCandidate, tellsOutcome } from './decision.ts';

/**
 * "No decision yet" is told neither to whom an outcome has been told, nor after a no that nobody decides anew. Each such message is explored
 * by itself.
 */
export function undecided(guardCase: GuardCase): readonly Finding[] {
  const sends = linesOf(guardCase.behaviour)
    .flatMap(sendsOf)
    .filter((send) => tellsCandidate(send, 'decision-status'));
  const steps = [...new Set(sends.map(({ step }) => step))];
  const ofBackstops = new Set(
    guardCase.behaviour.backstops
      .flatMap(({ behaviour }) => sendsOf(behaviour))
      .map(({ step }) => step),
  );
  return mostCertain(
    steps.flatMap((step) => [
      ...afterOutcome(guardCase, step),
      // A backstop speaks for a line that is late, whatever has been decided there.
      ...(ofBackstops.has(step) ? [] : afterNo(guardCase, step)),
    ]),
  );
}

/** An outcome counts from when it leaves, unless it cannot be delivered, until a correction. */
function afterOutcome(guardCase: GuardCase, status: string): readonly Finding[] {
  const backstop = guardCase.behaviour.backstops.findIndex(({ behaviour }) =>
    sendsOf(behaviour).some(({ step }) => step === status),
  );
  const found: Finding[] = [];
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
    check: (event, { state: { outcome }, maybe }) => {
      if (event.what !== 'sent' || event.send.step !== status || outcome === undefined) return;
      found.push({
        code: 'undecided-after-outcome',
        severity: 'error',
        at: backstop < 0 ? { step: status, key: 'template' } : { backstop },
        values: { template: event.send.template, after: outcome },
        ...maybe,
      });
    },
  });
  return found;
}

interface RefusalState {
  /** The approval that was rejected, and none was given after it. */
  readonly rejected?: string;
  /** The template of the message that has left since. */
  readonly template?: string;
}

/** Right after a no it is right only if somebody is asked again. */
function afterNo(guardCase: GuardCase, status: string): readonly Finding[] {
  const found: Finding[] = [];
  explore<RefusalState>(guardCase, {
    start: {},
    focus: [status],
    observes: {
      task: isDecision,
      send: ({ step }) => step === status,
    },
    step: refusalAfter,
    check: (event, { state: { rejected, template }, maybe }) => {
      if (event.what !== 'ended' || rejected === undefined || template === undefined) return;
      found.push({
        code: 'undecided-after-no',
        severity: 'error',
        at: { step: status, key: 'template' },
        values: { template, after: rejected },
        ...maybe,
      });
    },
  });
  return found;
}

function refusalAfter(state: RefusalState, event: ObservedEvent): RefusalState {
  if (event.what === 'sent')
    return state.rejected === undefined ? state : { ...state, template: event.send.template };
  if (event.what === 'opened')
    return state.rejected === undefined ? {} : { rejected: state.rejected };
  if (event.what !== 'closed') return state;
  if (event.outcome === 'rejected') return { rejected: event.task.step };
  return event.outcome === 'approved' ? {} : state;
}
