import type { Act, Refusal } from '../model/act.ts';
import type { CaseState, Tracer } from './case-state.ts';
import { createCuts } from './cuts.ts';
import { createStepContext } from './create-step-context.ts';
import { createMessageTracker } from './create-message-tracker.ts';
import type { Host, Input, Wait } from '../ports/host.ts';
import type { Coroutine, StepContext } from '../ports/step-context.ts';
import type { Backstop, Plan, Steps } from '../model/plan.ts';
import { has } from '../model/generations.ts';
import { monitorPromises } from './promise-monitor.ts';
import { createScheduler } from './scheduler.ts';
import { createScope } from './scope.ts';
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
export function execute({ plan, hash, facts }: CaseInput, outer: Host, tracer?: Tracer): Run {
  const scope = createScope(plan, facts);
  const monitors = monitorPromises({ plan, host: outer }, (moment) => scope.instant(moment));
  const { host } = monitors;
  const tasks = createTaskBook(host, plan);
  const state: CaseState = {
    plan,
    host,
    monitors,
    scheduler: createScheduler(() => host.now()),
    scope,
    tasks,
    messages: createMessageTracker(host, plan, tasks),
    cuts: createCuts((steps) => monitors.outOfReach(steps)),
    tracer,
    outcome: undefined,
    handled: false,
  };
  host.record({ kind: 'started', flow: plan.flow, plan: hash });
  const context = createStepContext(state);
  for (const backstop of plan.backstops)
    state.scheduler.start('backstop', watchBackstop(backstop, state, context));
  state.scheduler.start('main', runToCompletion(plan.steps, context));
  settle(state);

  return new Execution(state, context);
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

/** Carries out the steps of the main flow, or of a handler; without an `end` in them the case ends as `completed`. */
function* runToCompletion(steps: Steps, context: StepContext): Coroutine {
  yield* context.runAll(steps);
  context.end('completed', 'finish');
}

/**
 * Waits for the message that silences a backstop; without it in time, carries out the steps of the backstop. It is due behind everything that
 * happens at its time, and waits for the fate of such a message that is on its way.
 */
function* watchBackstop(
  { unless, after, since, steps }: Backstop,
  state: CaseState,
  context: StepContext,
): Coroutine {
  // The fiber begins at the start of the case.
  const { from, ...ahead } = context.since(since);
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

/** Processes what is due before the input: an answer that arrives at the deadline itself is too late. */
function feed(state: CaseState, input: Input, context: StepContext): Refusal | undefined {
  state.scheduler.settle();
  const refused = apply(state, input, context);
  settle(state);
  return refused;
}

function settle(state: CaseState): void {
  state.scheduler.settle();
  if (isOver(state)) state.monitors.over();
}

const isOver = ({ scheduler, messages, outcome }: CaseState): boolean =>
  outcome !== undefined && !scheduler.has('main', 'awaited', 'delivery') && !messages.pending();

function apply(state: CaseState, input: Input, context: StepContext): Refusal | undefined {
  switch (input.kind) {
    case 'time':
      break;
    case 'fate':
      state.messages.arrived(input.message, input.fate);
      break;
    case 'refused':
      state.messages.refused(input.message, input.people);
      break;
    case 'seats':
      state.tasks.assignSlots(input);
      break;
    case 'act': {
      const refused = review(state, input.act);
      if (refused === undefined) accept(state, input.act, context);
      return refused;
    }
  }
  return undefined;
}

function review(state: CaseState, act: Act): Refusal | undefined {
  if (!('event' in act)) return state.tasks.review(act);
  const refuse = (code: Refusal['code'], message: string): Refusal => ({
    code,
    message,
    recorded: [],
    ...(state.outcome === undefined ? {} : { settled: state.outcome }),
  });
  if (state.outcome !== undefined || state.handled)
    return refuse('case-ended', `the case has ended`);
  // A name of an object's own, such as `constructor`, is no event.
  return !Object.hasOwn(state.plan.on, act.event)
    ? refuse('unknown-event', `this flow does not handle "${act.event}"`)
    : undefined;
}

/** Records an answer; an event stops everything and starts its handler. */
function accept(state: CaseState, act: Act, context: StepContext): void {
  if (!('event' in act)) return state.tasks.answer(act);
  const { event, person, comment, channel } = act;
  state.host.record({
    kind: 'event',
    event,
    person,
    ...(comment === undefined ? {} : { comment }),
    channel,
  });
  state.handled = true;
  state.scheduler.stop(['main', 'awaited', 'delivery', 'until-end', 'backstop']);
  state.messages.takeOver();
  state.scheduler.start('main', runToCompletion(state.plan.on[event] ?? [], context));
}
