import {
  type Fact,
  opensAnew,
  type TaskOpenedFact,
  type MessageSentFact,
} from '../model/journal.ts';
import type { MessageClass } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { givesTaskOfReaching } from './task-of-reaching.ts';
import type { Instant } from '../model/base.ts';

/** An event of the journal that matters to promises. */
export type PromiseEvent =
  | ToldEvent
  | { readonly what: 'closed' | 'cancelled'; readonly task: string; readonly at: Instant }
  | { readonly what: 'sent'; readonly step: string; readonly at: Instant }
  | {
      readonly what: 'out-of-reach';
      readonly steps: ReadonlySet<string>;
      readonly at: Instant;
    }
  /** `taken-over`: the handler of an event has begun, and promises no longer hold. `over`: nothing is open any more. */
  | { readonly what: 'taken-over' | 'ended' | 'over'; readonly at: Instant };

/** Somebody has been told, or somebody else has got the task of telling them. */
export interface ToldEvent {
  readonly what: 'told';
  /** Whether the mail server has accepted the message. */
  readonly accepted: boolean;
  /** The step that told; none for a message that a task sends by itself. */
  readonly step: string | undefined;
  readonly class: MessageClass;
  /** The name under which the step addressed the recipient. */
  readonly named: string | undefined;
  /** All names of the recipients. */
  readonly to: readonly string[];
  readonly at: Instant;
}

/** Creates a reader of facts in the order of the journal; most of them say nothing about promises. */
export function createEventReader(
  plan: Plan,
): (fact: Fact, now: Instant) => PromiseEvent | undefined {
  const context = { plan, sent: new Map(), tasks: new Map(), levels: new Map(), now: 0 };
  return (fact, now) => {
    context.now = now;
    return read(fact.kind, fact, context);
  };
}

interface EventContext {
  readonly plan: Plan;
  readonly sent: Map<string, MessageSentFact>;
  readonly tasks: Map<string, TaskOpenedFact>;
  /** Who is asked at an escalation level of a task. */
  readonly levels: Map<string, readonly string[]>;
}

type TimedEventContext = EventContext & { readonly now: Instant };
type FactKind = Fact['kind'];
type FactsByKind = { readonly [K in FactKind]: Extract<Fact, { readonly kind: K }> };
type FactReaders = {
  readonly [K in FactKind]?: (
    fact: FactsByKind[K],
    context: TimedEventContext,
  ) => PromiseEvent | undefined;
};

const read = <K extends FactKind>(
  kind: K,
  fact: FactsByKind[K],
  context: TimedEventContext,
): PromiseEvent | undefined => readers[kind]?.(fact, context);

const readers: FactReaders = {
  opened(fact, { tasks, levels }) {
    tasks.set(fact.task, fact);
    levels.set(`${fact.task} 0`, fact.by);
    return undefined;
  },
  escalated({ task, rung, to }, { levels }) {
    levels.set(`${task} ${rung}`, to);
    return undefined;
  },
  sent(fact, { sent, tasks, now }) {
    sent.set(fact.message, fact);
    return tasks.has(fact.step) ? undefined : { what: 'sent', step: fact.step, at: now };
  },
  accepted: ({ message, acceptedAt }, context) => toldEvent(message, acceptedAt, context),
  undelivered(fact, context) {
    const event = toldEvent(fact.message, context.now, context);
    const reached = givesTaskOfReaching(
      context.sent.get(fact.message)?.step,
      fact.fate,
      context.plan,
    );
    return event && reached ? { ...event, accepted: false } : undefined;
  },
  settled(fact, { tasks, now }) {
    const opened = tasks.get(fact.task);
    if (opened !== undefined && opensAnew(opened, fact.outcome)) return undefined;
    return { what: 'closed', task: fact.task, at: closedAt(fact, opened, now) };
  },
  cancelled: ({ task }, { now }) => ({ what: 'cancelled', task, at: now }),
  event: (_fact, { now }) => ({ what: 'taken-over', at: now }),
  ended: (_fact, { now }) => ({ what: 'ended', at: now }),
};

function toldEvent(
  message: string,
  at: Instant,
  { sent, tasks, levels }: TimedEventContext,
): ToldEvent | undefined {
  const one = sent.get(message);
  if (one === undefined) return undefined;
  return {
    what: 'told',
    accepted: true,
    step: tasks.has(one.step) ? undefined : one.step,
    class: one.class,
    named: 'who' in one.to ? one.to.who : undefined,
    to: namesOf(one, levels),
    at,
  };
}

function namesOf({ to, step }: MessageSentFact, levels: ReadonlyMap<string, readonly string[]>) {
  if ('who' in to) return [to.who];
  return 'people' in to ? to.people : (levels.get(`${step} ${to.rung}`) ?? []);
}

/**
 * Silence settles a task at its last deadline, however late the timer fires; that is never before the opening, but in plans without
 * `settled-at-opening`.
 */
const closedAt = (
  { silent }: FactsByKind['settled'],
  opened: TaskOpenedFact | undefined,
  now: Instant,
): Instant => (silent && opened ? Math.min(opened.expectedBy, now) : now);
