import type { Act, Refusal } from '../model/act.ts';
import { apply, review } from './apply.ts';
import type { CaseState, Tracer } from './case-state.ts';
import { createCuts } from './cuts.ts';
import { createStepContext } from './create-step-context.ts';
import { createMessageTracker } from './create-message-tracker.ts';
import type { Host, Input, Wait } from '../ports/host.ts';
import { runToCompletion, watchBackstop } from './lines.ts';
import type { StepContext } from '../ports/step-context.ts';
import type { Plan } from '../model/plan.ts';
import { monitorPromises, type PromiseMonitors } from './promise-monitor.ts';
import { createScheduler } from './scheduler.ts';
import { createScope, type Scope } from './scope.ts';
import type { StopReason } from '../model/stop.ts';
import { createTaskBook } from './create-task-book.ts';
import type { Facts, Instant } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';

/** The input of a case: the plan and its hash, and the facts. */
export interface CaseInput {
  readonly plan: Plan;
  readonly hash: string;
  readonly facts: Facts;
}

/** A case that is being carried out. Between two inputs all its fibers are suspended. */
export interface Run {
  /** Processes one input. Returns why an act changed nothing. */
  feed(input: Input): Refusal | undefined;
  /** Takes an input without letting any line go on: one that has stopped the case when lines went on. */
  hold(input: Input): Refusal | undefined;
  /** Why no line goes on, until the case is resumed. */
  readonly stopped: StopReason | undefined;
  /** Returns why an act would change nothing now; changes nothing itself. */
  review(act: Act): Refusal | undefined;
  /** Whether a person has been asked anything in this case. */
  wasAsked(person: string): boolean;
  /** All suspended fibers. */
  readonly waits: readonly Wait[];
  /** The earliest instant until which a fiber waits; infinite when none does. */
  readonly due: Instant;
  /** Set once the case has ended; forked fibers may still finish. */
  readonly outcome: string | undefined;
  /** The case has ended, no fiber is left that it waits for, and no message is on its way. */
  readonly over: boolean;
  /** The tasks that are open. */
  readonly tasks: readonly Task[];
}

/**
 * The one interpreter: carries out `plan` on the host that it is given, deterministically from the inputs alone. It starts a fiber for the
 * main flow and one for each backstop, and runs all fibers until each is suspended; after every input it does so again.
 * `tracer` observes the steps, for rehearsals.
 */
export function execute(input: CaseInput, host: Host, tracer?: Tracer): Run {
  const { state, context } = begin(input, { host, tracer, watched: monitorPromises });
  settle(state);
  return new Execution(state, context);
}

/** The same for a case that its first turn has stopped: it is on record as started, and no line has begun. */
export function executeHeld(input: CaseInput, host: Host): Run {
  const { state, context } = begin(input, { host, tracer: undefined, watched: monitorIfPossible });
  return new Execution(state, context);
}

/** A promise whose moment is none cannot be watched: the case waits, until it has been mended. */
const monitorIfPossible: typeof monitorPromises = (watched, instantOf) => {
  try {
    return monitorPromises(watched, instantOf);
  } catch (error) {
    const unwatched = { over: () => undefined, outOfReach: () => undefined };
    return { host: watched.host, ...unwatched, failed: { error } };
  }
};

interface HowToBegin {
  readonly host: Host;
  readonly tracer: Tracer | undefined;
  readonly watched: typeof monitorPromises;
}

function begin({ plan, hash, facts }: CaseInput, { host: outer, tracer, watched }: HowToBegin) {
  const scope = createScope(plan, facts);
  const monitors = watched({ plan, host: outer }, (moment) => scope.instant(moment));
  const state = stateOf({ plan, monitors, scope, tracer });
  state.host.record({ kind: 'started', flow: plan.flow, plan: hash });
  const context = createStepContext(state);
  for (const backstop of plan.backstops)
    state.scheduler.start('backstop', watchBackstop(backstop, state, context));
  state.scheduler.start('main', runToCompletion(plan.steps, context));
  return { state, context };
}

function stateOf({ plan, monitors, scope, tracer }: BegunParts): CaseState {
  const { host } = monitors;
  const tasks = createTaskBook(host, plan);
  return {
    plan,
    host,
    monitors,
    scheduler: createScheduler(() => host.now()),
    scope,
    tasks,
    messages: createMessageTracker(host, plan, tasks),
    cuts: createCuts((steps) => monitors.outOfReach(steps)),
    tracer,
    startedAt: host.now(),
    outcome: undefined,
    handled: false,
    stopped: undefined,
  };
}

interface BegunParts {
  readonly plan: Plan;
  readonly monitors: PromiseMonitors;
  readonly scope: Scope;
  readonly tracer: Tracer | undefined;
}

/** A class, because V8 gives every object literal with getters a hidden class of its own, which is slow and burdens the garbage collector. */
class Execution implements Run {
  readonly #state: CaseState;
  readonly #context: StepContext;

  constructor(state: CaseState, context: StepContext) {
    this.#state = state;
    this.#context = context;
  }

  feed(input: Input): Refusal | undefined {
    return feed(this.#state, input, this.#context);
  }

  hold(input: Input): Refusal | undefined {
    return apply(this.#state, input, this.#context);
  }

  get stopped(): StopReason | undefined {
    return this.#state.stopped;
  }

  review(act: Act): Refusal | undefined {
    return review(this.#state, act);
  }

  wasAsked(person: string): boolean {
    return this.#state.tasks.wasAsked(person);
  }

  get waits(): readonly Wait[] {
    return this.#state.scheduler.waits();
  }

  get due(): Instant {
    return this.#state.scheduler.due();
  }

  get outcome(): string | undefined {
    return this.#state.outcome;
  }

  get over(): boolean {
    return isOver(this.#state);
  }

  get tasks(): readonly Task[] {
    return this.#state.tasks.waiting();
  }
}

/** Processes what is due before the input: an answer that arrives at the deadline itself is too late. */
function feed(state: CaseState, input: Input, context: StepContext): Refusal | undefined {
  if (state.stopped === undefined && input.kind !== 'stopped') state.scheduler.settle();
  const refused = apply(state, input, context);
  settle(state);
  return refused;
}

function settle(state: CaseState): void {
  if (state.stopped !== undefined) return;
  state.scheduler.settle();
  if (isOver(state)) state.monitors.over();
}

const isOver = ({ scheduler, messages, outcome, stopped }: CaseState): boolean =>
  outcome !== undefined &&
  stopped === undefined &&
  !scheduler.has('main', 'awaited', 'delivery') &&
  !messages.pending();
