import type { Act, Refusal } from '../model/act.ts';
import type { Case, Witness } from './running-case.ts';
import { createLine } from './create-step-context.ts';
import { createDeliveries } from './messages-under-way.ts';
import type { Host, Input, Wait } from '../ports/host.ts';
import type { Flow, Line } from '../ports/step-context.ts';
import type { Backstop, Plan, Steps } from '../model/plan.ts';
import { watchPromises } from './promise-monitor.ts';
import { createScheduler } from './scheduler.ts';
import { createScope } from './scope.ts';
import { createTaskBook } from './create-task-book.ts';
import type { Facts, Instant } from '../model/base.ts';
import type { Task } from '../ports/task-book.ts';

/** A case as it is started: the plan and its hash, and what the case carries. */
export interface CaseInput {
  readonly plan: Plan;
  readonly hash: string;
  readonly facts: Facts;
}

/** A case being carried out. Between two inputs every line stands still. */
export interface Run {
  /** Works one input off. Says why an act changed nothing. */
  feed(input: Input): Refusal | undefined;
  /** Why an act would change nothing now; changes nothing itself. */
  review(act: Act): Refusal | undefined;
  readonly waits: readonly Wait[];
  /** The earliest instant until which any line waits; infinite when none does. */
  readonly due: Instant;
  /** Set once the line has ended; what runs beside may still finish. */
  readonly outcome: string | undefined;
  /** Nothing is open any more, no message is on its way. */
  readonly over: boolean;
  readonly tasks: readonly Task[];
}

/** The one interpreter: carries out `plan` on whatever host it is given, deterministically from the inputs alone. */
export function execute({ plan, hash, facts }: CaseInput, outer: Host, witness?: Witness): Run {
  const scope = createScope(facts);
  const promises = watchPromises({ plan, host: outer }, (moment) => scope.instant(moment));
  const { host } = promises;
  const its: Case = {
    plan,
    host,
    promises,
    scheduler: createScheduler(() => host.now()),
    scope,
    tasks: createTaskBook(host),
    deliveries: createDeliveries(host),
    started: host.now(),
    witness,
    outcome: undefined,
    handled: false,
  };
  host.record({ kind: 'started', flow: plan.flow, plan: hash });
  const line = createLine(its);
  for (const backstop of plan.backstops)
    its.scheduler.start('backstop', watch(backstop, its, line));
  its.scheduler.start('main', course(plan.steps, line));
  settle(its);

  return new Execution(its, line);
}

/** A class, because V8 gives an object literal with getters a shape of its own, which is slow and burdens the garbage collector. */
class Execution implements Run {
  readonly #its: Case;
  readonly #line: Line;

  constructor(its: Case, line: Line) {
    this.#its = its;
    this.#line = line;
  }

  feed(input: Input): Refusal | undefined {
    return feed(this.#its, input, this.#line);
  }

  review(act: Act): Refusal | undefined {
    return review(this.#its, act);
  }

  get waits(): readonly Wait[] {
    return this.#its.scheduler.waits();
  }

  get due(): Instant {
    return this.#its.scheduler.due();
  }

  get outcome(): string | undefined {
    return this.#its.outcome;
  }

  get over(): boolean {
    return isOver(this.#its);
  }

  get tasks(): readonly Task[] {
    return this.#its.tasks.waiting();
  }
}

/** A line that runs out of steps ends the case as `completed`, after what runs beside it. */
function* course(steps: Steps, line: Line): Flow {
  yield* line.runAll(steps);
  line.end('completed', 'finish');
}

function* watch(backstop: Backstop, its: Case, line: Line): Flow {
  const since = backstop.since === undefined ? its.started : line.instant(backstop.since);
  const woken = yield* line.wait({
    label: `backstop unless ${backstop.unless}`,
    until: line.after(since, backstop.after),
    ready: () => its.deliveries.hasLeft(backstop.unless),
  });
  if (woken === 'ready') return;
  its.host.record({ kind: 'backstop', unless: backstop.unless });
  yield* line.runAll(backstop.steps);
}

/** What is due comes before what has just arrived: at the deadline itself an answer is too late. */
function feed(its: Case, input: Input, line: Line): Refusal | undefined {
  its.scheduler.settle();
  const refused = apply(its, input, line);
  settle(its);
  return refused;
}

function settle(its: Case): void {
  its.scheduler.settle();
  if (isOver(its)) its.promises.over();
}

const isOver = ({ scheduler, deliveries, outcome }: Case): boolean =>
  outcome !== undefined && !scheduler.has('main', 'awaited') && !deliveries.pending();

function apply(its: Case, input: Input, line: Line): Refusal | undefined {
  switch (input.kind) {
    case 'time':
      break;
    case 'fate':
      its.deliveries.arrived(input.message, input.fate);
      break;
    case 'seats':
      its.tasks.seated(input);
      break;
    case 'act': {
      const refused = review(its, input.act);
      if (refused === undefined) accept(its, input.act, line);
      return refused;
    }
  }
  return undefined;
}

function review(its: Case, act: Act): Refusal | undefined {
  if (!('event' in act)) return its.tasks.review(act);
  const refuse = (code: Refusal['code'], message: string): Refusal => ({
    code,
    message,
    recorded: [],
    ...(its.outcome === undefined ? {} : { settled: its.outcome }),
  });
  if (its.outcome !== undefined || its.handled) return refuse('case-ended', `the case has ended`);
  return its.plan.on[act.event] === undefined
    ? refuse('unknown-event', `this flow does not handle "${act.event}"`)
    : undefined;
}

function accept(its: Case, act: Act, line: Line): void {
  if (!('event' in act)) return its.tasks.answer(act);
  const { event, person, comment, channel } = act;
  its.host.record({
    kind: 'event',
    event,
    person,
    ...(comment === undefined ? {} : { comment }),
    channel,
  });
  its.handled = true;
  its.scheduler.stop(['main', 'awaited', 'until-end', 'backstop']);
  its.deliveries.dropAll();
  its.scheduler.start('main', course(its.plan.on[event] ?? [], line));
}
