import type { CaseState } from './case-state.ts';
import { has } from '../model/generations.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import type { Backstop, Steps } from '../model/plan.ts';
import type { ClosedFact } from '../model/journal.ts';
import { tellCandidate } from '../steps/tell.ts';

/** Carries out the steps of the main flow, or of a handler; without an `end` in them the case ends as `completed`. */
export function* runToCompletion(steps: Steps, context: StepContext): Coroutine {
  yield* context.runAll(steps);
  context.end('completed', 'finish');
}

/** Ends a case that somebody has closed, once the candidate is told. */
export function* closeCase({ outcome, template }: ClosedFact, context: StepContext): Coroutine {
  // No step of a flow has a name like this.
  if (template !== undefined) yield* context.runAll([tellCandidate('closed.case', template)]);
  context.end(outcome, 'stop');
}

/**
 * Waits for the message that silences a backstop; without it in time, carries out the steps of the backstop. It is due behind everything that
 * happens at its time, and waits for the delivery outcome of such a message that is on its way.
 */
export function* watchBackstop(
  { unless, after, since, steps }: Backstop,
  state: CaseState,
  context: StepContext,
): Coroutine {
  // The start, and not now: a case that was stopped by its first turn begins its lines when it is resumed.
  const { from, ...ahead } = since === undefined ? { from: state.startedAt } : context.since(since);
  const told = () => state.messages.hasTold(unless);
  const label = `backstop unless ${unless}`;
  const waits = has(state.plan, 'backstop-waits');
  const until = context.after(from, after) + (waits ? 1 : 0);
  let fired = false;
  try {
    const woken = yield* context.wait({ label, until, ready: told });
    const decided = () => told() || !state.messages.mayTell(unless);
    if (waits && woken === 'due' && !decided()) yield* context.wait({ label, ready: decided });
    fired = true;
  } finally {
    if (!fired) state.cuts.cut(steps, 0);
  }
  if (told()) return;
  state.host.record({ kind: 'backstop', unless, ...ahead });
  yield* context.runAll(steps);
}
