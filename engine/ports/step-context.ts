import type { Host } from './host.ts';
import type { DeliveryOutcome, Message } from '../model/message.ts';
import type { Plan, Steps } from '../model/plan.ts';
import type { JsonObject, Json, Instant, Duration, Expression, Who } from '../model/base.ts';
import type { TaskBook } from './task-book.ts';

/**
 * A course of steps that runs until it waits. Generators, not promises: the interpreter knows at every moment that each line
 * stands still, so a host may advance its clock, cut the history or stop a line without guessing at microtasks.
 * Always `yield*` one; calling it alone does nothing.
 */
export type Coroutine<T = void> = Generator<Pause, T, WakeReason>;

/** A line pauses until `ready` holds or `until` is reached, whichever is seen first; `ready` wins at the same instant. */
export interface Pause {
  readonly label: string;
  /** The step that waits, when it is one that operators look for. */
  readonly step?: string;
  readonly until?: Instant | undefined;
  readonly ready?: (() => boolean) | undefined;
}
export type WakeReason = 'ready' | 'due';

/** One line of execution (the main line, a `meanwhile`, a backstop) as a step sees it. */
export interface StepContext {
  readonly plan: Plan;
  readonly host: Host;
  readonly tasks: TaskBook;
  /** Pauses the line. */
  wait(pause: Pause): Coroutine<WakeReason>;
  runAll(steps: Steps): Coroutine;
  /** Starts a line beside this one and lets it run up to its first pause. The case waits for it at its end, unless `'until-end'`. */
  fork(body: (line: StepContext) => Coroutine, how: 'awaited' | 'until-end'): Coroutine;
  /** Whether a condition holds over the facts and the results of earlier steps. */
  holds(condition: Expression): boolean;
  /** Names and roles, with expressions replaced by what they name. */
  people(who: readonly Who[]): readonly string[];
  value(expression: Expression): Json;
  /** The instant that an expression names. Throws `not-an-instant`. */
  instant(expression: Expression): Instant;
  /** The instant at which `duration`, begun at `from`, is over. */
  after(from: Instant, duration: Duration): Instant;
  /** What later expressions see under the step's id. Instants go in as ISO 8601. */
  result(step: string, fields: JsonObject): void;
  /** Records the intent and sends. */
  send(message: Message): TrackedMessage;
  /** Pauses the line until the message's fate is known. */
  awaitDelivery(delivery: TrackedMessage): Coroutine<DeliveryOutcome>;
  /** Ends the case: stops the main line and the backstops, and with `'stop'` everything beside. Never returns. */
  end(outcome: string, beside: 'finish' | 'stop'): never;
}

/** A message on its way; `fate` is undefined until it is known. */
export interface TrackedMessage {
  readonly message: Message;
  readonly fate: DeliveryOutcome | undefined;
}
