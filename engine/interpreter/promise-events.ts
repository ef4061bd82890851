import type { Fact, Opened, Sent } from '../model/journal.ts';
import type { MessageClass } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { shapeOfPlan } from '../steps/behaviour-of-plan.ts';
import type { Shape } from '../behaviour/behaviour.ts';
import { termsOf } from '../behaviour/traverse.ts';
import type { Instant } from '../model/base.ts';

/** What the journal says about promises. */
export type Heard =
  | Told
  | { readonly what: 'closed' | 'cancelled'; readonly task: string; readonly at: Instant }
  | { readonly what: 'sent'; readonly step: string; readonly at: Instant }
  /** An event's handler has begun: what was promised before no longer holds. */
  | { readonly what: 'taken-over' | 'ended' | 'over'; readonly at: Instant };

/** Somebody has been told, or somebody else has the task of telling them. */
export interface Told {
  readonly what: 'told';
  /** The message was accepted. */
  readonly accepted: boolean;
  /** By which step; nobody's when a task sent it by itself. */
  readonly step: string | undefined;
  readonly class: MessageClass;
  /** The name under which a step tells somebody. */
  readonly named: string | undefined;
  /** All the names of those whom it goes to. */
  readonly to: readonly string[];
  readonly at: Instant;
}

/** Reads entries one after the other; most of them say nothing about promises. */
export function createListener(plan: Plan): (fact: Fact, now: Instant) => Heard | undefined {
  const reading = { plan, sent: new Map(), tasks: new Map(), rungs: new Map(), now: 0 };
  return (fact, now) => {
    reading.now = now;
    return read(fact.kind, fact, reading);
  };
}

interface Reading {
  readonly plan: Plan;
  readonly sent: Map<string, Sent>;
  readonly tasks: Map<string, Opened>;
  /** Who is asked on a rung of a task. */
  readonly rungs: Map<string, readonly string[]>;
}

type Now = Reading & { readonly now: Instant };
type Kind = Fact['kind'];
type Facts = { readonly [K in Kind]: Extract<Fact, { readonly kind: K }> };
type Readers = { readonly [K in Kind]?: (fact: Facts[K], now: Now) => Heard | undefined };

const read = <K extends Kind>(kind: K, fact: Facts[K], now: Now): Heard | undefined =>
  readers[kind]?.(fact, now);

const readers: Readers = {
  opened(fact, { tasks, rungs }) {
    tasks.set(fact.task, fact);
    rungs.set(`${fact.task} 0`, fact.by);
    return undefined;
  },
  escalated({ task, rung, to }, { rungs }) {
    rungs.set(`${task} ${rung}`, to);
    return undefined;
  },
  sent(fact, { sent, tasks, now }) {
    sent.set(fact.message, fact);
    return tasks.has(fact.step) ? undefined : { what: 'sent', step: fact.step, at: now };
  },
  accepted: ({ message, acceptedAt }, now) => told(message, acceptedAt, now),
  undelivered(fact, now) {
    const word = told(fact.message, now.now, now);
    return word && isReachedAnotherWay(fact, now) ? { ...word, accepted: false } : undefined;
  },
  settled: (fact, { tasks, now }) => ({
    what: 'closed',
    task: fact.task,
    at: closedAt(fact, tasks.get(fact.task), now),
  }),
  cancelled: ({ task }, { now }) => ({ what: 'cancelled', task, at: now }),
  event: (_fact, { now }) => ({ what: 'taken-over', at: now }),
  ended: (_fact, { now }) => ({ what: 'ended', at: now }),
};

function told(message: string, at: Instant, { sent, tasks, rungs }: Now): Told | undefined {
  const one = sent.get(message);
  if (one === undefined) return undefined;
  return {
    what: 'told',
    accepted: true,
    step: tasks.has(one.step) ? undefined : one.step,
    class: one.class,
    named: 'who' in one.to ? one.to.who : undefined,
    to: namesOf(one, rungs),
    at,
  };
}

function namesOf({ to, step }: Sent, rungs: ReadonlyMap<string, readonly string[]>) {
  if ('who' in to) return [to.who];
  return 'people' in to ? to.people : (rungs.get(`${step} ${to.rung}`) ?? []);
}

/** Silence closes a task at its last deadline, however late the timer is. */
const closedAt = (
  { silent }: Facts['settled'],
  opened: Opened | undefined,
  now: Instant,
): Instant => (silent && opened ? Math.min(opened.expectedBy, now) : now);

/** Whether somebody gets the task of reaching the person as soon as it is known that a message will not. */
function isReachedAnotherWay(
  { fate, message }: Facts['undelivered'],
  { plan, sent }: Now,
): boolean {
  if (fate === 'unknown') return asks(shapeOfPlan({ ...plan, steps: plan.system.unknown }).main);
  const { main, on, backstops } = shapeOfPlan(plan);
  const step = sent.get(message)?.step;
  return [main, ...Object.values(on), ...backstops.map(({ shape }) => shape)]
    .flatMap((line) => [...termsOf(line)])
    .some((one) => one.term === 'emit' && one.step === step && asks(one.undelivered));
}

/** Whether a shape begins with a task. */
function asks(shape: Shape): boolean {
  const [first] = shape.term === 'seq' ? shape.of : [];
  return shape.term === 'race' || (first !== undefined && asks(first));
}
