import type { Host } from './host.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import type { Plan, Steps } from '../model/plan.ts';
import type { JsonObject, Json, Instant, Duration, Expression, Who } from '../model/base.ts';
import type { TaskBook } from './task-book.ts';

/**
 * The code of a step, or of a list of steps, as a generator. It suspends its fiber by yielding a `Pause` and is resumed with the reason.
 *
 * Generators, not promises, because everything between two pauses then runs synchronously: after each input the host knows that all
 * fibers are suspended, and may advance its clock, cut the history, or stop a fiber without guessing at microtasks. To stop one is to
 * call `return()` on its generator, which runs its `finally` blocks. Always `yield*` a coroutine; calling it alone does nothing.
 */
export type Coroutine<T = void> = Generator<Pause, T, WakeReason>;

/** Suspends a fiber until `ready` holds or `until` is reached, whichever is seen first; `ready` wins at the same instant. */
export interface Pause {
  readonly label: string;
  /** The step that waits, if operators look for it. */
  readonly step?: string;
  readonly until?: Instant | undefined;
  readonly ready?: (() => boolean) | undefined;
}

/** Why a fiber is resumed. */
export type WakeReason = 'ready' | 'due';

/** The interface of a case for its steps, whichever fiber runs them: that of the main flow, of a `meanwhile`, or of a backstop. */
export interface StepContext {
  readonly plan: Plan;
  readonly host: Host;
  readonly tasks: TaskBook;
  /** Suspends the fiber. */
  wait(pause: Pause): Coroutine<WakeReason>;
  /** Carries out steps, one after the other. */
  runAll(steps: Steps): Coroutine;
  /**
   * Starts a parallel fiber and lets it run up to its first pause. When the case ends it waits for that fiber, or stops it if `'until-end'`;
   * an end that stops what it would wait for lets a `'delivery'` go on.
   */
  fork(
    body: (context: StepContext) => Coroutine,
    how: 'awaited' | 'delivery' | 'until-end',
  ): Coroutine;
  /** Whether a condition holds over the facts and the results of earlier steps. */
  holds(condition: Expression): boolean;
  /** Names and roles, with each expression replaced by the names that it yields. */
  people(who: readonly Who[]): readonly string[];
  value(expression: Expression): Json;
  /** The instant that an expression names. Throws `not-an-instant`. */
  instant(expression: Expression): Instant;
  /** The instant from which a time counts: the one that `since` names, or now, without it and where that lies ahead. */
  since(since: Expression | undefined): CountedFrom;
  /** The instant at which `duration`, begun at `from`, is over. */
  after(from: Instant, duration: Duration): Instant;
  /** Sets the values that later expressions read under the step's id; instants as ISO 8601. */
  result(step: string, fields: JsonObject): void;
  /** The id of the next message of a step. */
  messageId(step: string): string;
  /** Records the intent to send, then sends. */
  send(message: Message): TrackedMessage;
  /** Suspends the fiber until the delivery outcome is known. */
  awaitDelivery(delivery: TrackedMessage): Coroutine<DeliveryOutcome>;
  /** Ends the case: stops the main fiber and the backstops, and with `'stop'` the forked fibers too. Never returns. */
  end(outcome: string, beside: 'finish' | 'stop'): never;
}

/** Where a time begins; `ahead` is the moment that its `since` names, where that is still to come and `from` therefore is now. */
export interface CountedFrom {
  readonly from: Instant;
  readonly ahead?: Instant;
}

/** A message that was sent; `fate` is its delivery outcome once that is known. */
export interface TrackedMessage {
  readonly message: Message;
  /** No end stops it, and somebody is to hear if it is refused behind the end. */
  readonly outlivesEnd: boolean;
  readonly fate: DeliveryOutcome | undefined;
}
