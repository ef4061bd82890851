import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type {
  Activities,
  HandedEntries,
  PerformInput,
  PerformResult,
  WrittenEntries,
} from '../engine/ports/activities.ts';
import type { Message } from '../engine/model/message.ts';
import type { Instant } from '../engine/model/base.ts';
import { createHandOvers, failureOf } from './hand-overs.ts';
import type { Arrival } from './inbox.ts';
import { createRetries, labelOf } from './retries.ts';
import { mailActivityOptions } from './mail-activity-options.ts';

/** Starts activities for what the outbox hands over, and brings back their results. */
export interface ActivityDispatcher {
  /** Appends entries with a local activity. */
  journal(handed: HandedEntries): void;
  perform(batch: ActivityBatch): void;
  /** Retries a message that was refused for now, for some for good; false when it has been cancelled meanwhile. */
  deliver(message: Message, refused?: readonly string[]): boolean;
  cancel(message: string): void;
  /** Starts again what has failed for good, which has stopped the case. */
  retry(): void;
  /** Stops all retries and begins no more, before continue-as-new: the next run starts them again. */
  drain(): void;
  /** An activity is under way. */
  readonly busy: boolean;
  /** One of which results come back. */
  readonly awaitsResults: boolean;
}

/** Entries, requests for approver slots and messages that leave together in one activity. */
export type ActivityBatch = Omit<PerformInput, 'case'>;

/** Callbacks for the results of activities. */
export interface DispatcherEvents {
  readonly now: () => Instant;
  /** Without a check from earlier workers, without a number where nothing was handed over. */
  readonly acknowledge: (written: Partial<WrittenEntries>) => void;
  /** What to hand over so that the store has everything from this entry on. */
  readonly missing: (from?: number) => HandedEntries;
  readonly performed: (batch: ActivityBatch, result: PerformResult, how: HandOver) => void;
  readonly arrive: (arrival: Arrival) => void;
  /** Resolves when all that has come is worked off. */
  readonly workedOff: () => Promise<void>;
  /** Hears of an error that says nothing about the case: the workflow task fails, and another worker tries again. */
  readonly fail: (error: unknown) => void;
}

/** A hand-over whose result is here: which one, counted from 1, and when its activity ended, if that is on record. */
export type HandOver = Pick<Arrival, 'order' | 'at'>;

/**
 * One attempt, that ends before the SDK keeps its workflow task alive by others: each of those would be three events. The SDK itself would try
 * again behind a timer, which a replay starts before what the same task has brought: after a failure an ordinary activity appends.
 */
const { journal } = proxyLocalActivities<Pick<Activities, 'journal'>>({
  startToCloseTimeout: '4s',
  retry: { maximumAttempts: 1 },
});

const { perform: performActivity } =
  proxyActivities<Pick<Activities, 'perform'>>(mailActivityOptions);

/** Creates the dispatcher of one case. */
export function createDispatcher(caseId: string, events: DispatcherEvents): ActivityDispatcher {
  const handOvers = createHandOvers(events);
  let count = 0;
  const nextOrder = (): number => (count += 1);
  const retries = createRetries(caseId, { ...events, nextOrder });

  const perform = (order: number, batch: ActivityBatch): void =>
    handOvers.run(
      order,
      () => performBatch({ caseId, order }, batch, events),
      () => perform(order, { ...batch, ...events.missing() }),
    );
  const append = (handed: HandedEntries): void =>
    handOvers.run(
      0,
      () => appendJournal(caseId, handed, events),
      () => append(events.missing()),
    );

  return {
    journal: append,
    perform: (batch) => perform(nextOrder(), batch),
    retry: () => handOvers.retry(),
    deliver(message, refused) {
      if (retries.isCancelled(message.id)) return false;
      const order = nextOrder();
      const run = (): void => handOvers.run(order, () => retries.run(message, order, refused), run);
      if (!retries.draining) run();
      return true;
    },
    cancel: (id) => retries.cancel(id),
    drain: () => retries.drain(),
    get busy() {
      return handOvers.busy;
    },
    get awaitsResults() {
      return handOvers.awaitsResults;
    },
  };
}

async function appendJournal(
  caseId: string,
  handed: HandedEntries,
  events: DispatcherEvents,
): Promise<void> {
  try {
    const options = { summary: 'journal' };
    const written = await journal.executeWithOptions(options, [
      { case: caseId, ...handed, taskAt: events.now() },
    ]);
    events.acknowledge(written ?? { seq: lastOf(handed) });
  } catch (error) {
    const from = failureOf(error)?.nonRetryable ? firstMissing(error) : undefined;
    await events.workedOff();
    const again = { ...events.missing(from), messages: [], openings: [] };
    await performBatch({ caseId, order: 0 }, again, events);
  }
}

async function performBatch(
  { caseId, order }: { readonly caseId: string; readonly order: number },
  batch: ActivityBatch,
  events: DispatcherEvents,
): Promise<void> {
  const options = { summary: summaryOf(batch) };
  try {
    const result = await performActivity.executeWithOptions(options, [{ case: caseId, ...batch }]);
    events.acknowledge(result.written ?? { seq: lastOf(batch) });
    const { endedAt: at } = result;
    events.performed(batch, result, { order, ...(at === undefined ? {} : { at }) });
  } catch (error) {
    const again = { ...batch, ...events.missing(firstMissing(error)) };
    await performBatch({ caseId, order }, again, events);
  }
}

const lastOf = ({ entries }: HandedEntries) => entries.at(-1)?.seq ?? 0;

/** The first entry that the store lacks, although it counts as written: it gets all from there on. Any other error is thrown on. */
function firstMissing(error: unknown): number {
  const failure = failureOf(error);
  if (failure?.type !== 'journal-gap') throw error;
  const from: unknown = failure.details?.[0];
  if (typeof from !== 'number') throw error;
  return from;
}

/** For operators, "reminder department, offer to candidate"; Temporal allows 400 bytes. */
function summaryOf({ messages, openings }: ActivityBatch): string {
  const labels = messages.length > 0 ? messages.map(labelOf) : openings.map(({ task }) => task);
  return labels.join(', ').slice(0, 200);
}
