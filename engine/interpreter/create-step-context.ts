import type { CaseState } from './case-state.ts';
import { countedFrom } from './counted-from.ts';
import type {
  TrackedMessage,
  Coroutine,
  StepContext,
  Pause,
  WakeReason,
} from '../ports/step-context.ts';
import type { DeliveryOutcome } from '../model/message.ts';
import type { BaseStep, Steps } from '../model/plan.ts';
import { fiberEnded } from './scheduler.ts';
import { failedAt } from './stop-reason.ts';
import { kindOf } from '../steps/index.ts';
import { deadline } from '../time/deadline.ts';

/** Creates the context through which steps act on their case. Fibers have no state of their own, so all fibers of a case share it. */
export function createStepContext(state: CaseState): StepContext {
  const { plan, host, scheduler, scope, tasks, messages } = state;
  const context: StepContext = {
    plan,
    host,
    tasks,
    wait: (pause) => pauseFiber(pause),
    runAll: (steps) => runAll(steps, context, state),
    fork: (body, how) => startFork(() => scheduler.start(how, body(context))),
    people: (who) =>
      who.flatMap((one) => (typeof one === 'string' ? [one] : scope.names(one).filter(isOfHouse))),
    holds: (condition) => scope.holds(condition),
    value: (expression) => scope.value(expression),
    instant: (expression) => scope.instant(expression),
    since: (since) =>
      since === undefined
        ? { from: host.now() }
        : countedFrom(scope.instant(since), host.now(), plan),
    after: (from, duration) => deadline(from, duration, plan.calendars),
    result: (step, fields) => scope.result(step, fields),
    messageId: (step) => messages.nextId(step),
    send: (message) => messages.send(message),
    awaitDelivery: (message) => awaitDelivery(message),
    end(outcome, beside) {
      // The first end decides; a forked fiber may reach another one later.
      if (state.outcome === undefined) host.record({ kind: 'ended', outcome });
      state.outcome ??= outcome;
      scheduler.stop(['main', 'backstop', 'until-end']);
      if (beside === 'stop') {
        scheduler.stop(['awaited']);
        messages.cancelAtEnd();
      }
      throw fiberEnded;
    },
  };
  return context;
}

/** The candidate is written as such: where the facts come to that name, nobody is meant. */
const isOfHouse = (name: string): boolean => name !== 'candidate';

// The generators are not closures of `createStepContext`: V8 gives each closure that is a generator a hidden class of its own, which would
// keep the whole case alive until the garbage collector's next full round.

function* pauseFiber(pause: Pause): Coroutine<WakeReason> {
  return yield pause;
}

function* runAll(
  steps: Steps,
  context: StepContext,
  { tracer, cuts }: Pick<CaseState, 'tracer' | 'cuts'>,
): Coroutine {
  tracer?.enters(steps);
  let entered = 0;
  let complete = false;
  try {
    for (const step of steps) {
      entered += 1;
      if (step.when !== undefined && !context.holds(step.when)) {
        tracer?.skips(step);
        continue;
      }
      tracer?.runs(step);
      yield* kindOf(step).run(step, context);
    }
    complete = true;
  } catch (error) {
    // After an error the whole turn is undone: nothing is cut.
    complete = isFailure(error, steps[entered - 1]);
    throw error;
  } finally {
    if (!complete) cuts.cut(steps, entered);
  }
}

/** Whether a step has failed, which is remembered, and not ended the case. */
function isFailure(error: unknown, step: BaseStep | undefined): boolean {
  if (error === fiberEnded) return false;
  failedAt(step?.id ?? '', error);
  return true;
}

function* startFork(start: () => void): Coroutine {
  start();
  // The scheduler runs a new fiber first: this one goes on once the other is suspended.
  yield { label: 'beside', ready: () => true };
}

function* awaitDelivery(message: TrackedMessage): Coroutine<DeliveryOutcome> {
  const { id } = message.message;
  while (message.fate === undefined)
    yield { label: `delivery ${id}`, ready: () => message.fate !== undefined };
  return message.fate;
}
