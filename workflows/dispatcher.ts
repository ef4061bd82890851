import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type {
  Activities,
  DeliverInput,
  DeliverResult,
  HandedEntries,
  PerformInput,
  PerformResult,
  WrittenEntries,
} from '../engine/ports/activities.ts';
import { deliveryInputs } from '../engine/ports/delivery-inputs.ts';
import type { Message } from '../engine/model/message.ts';
import { retriesExpired, retryPolicy } from '../engine/ports/retry-policy.ts';
import { queues } from '../engine/ports/queues.ts';
import type { Instant } from '../engine/model/base.ts';
import type { Arrival } from './inbox.ts';

/** Starts activities for what the outbox hands over, and brings back their results. */
export interface ActivityDispatcher {
  /** Appends entries with a local activity. */
  journal(handed: HandedEntries): void;
  perform(batch: ActivityBatch): void;
  /** Retries a message that was refused for now, for some for good; false when it has been cancelled meanwhile. */
  deliver(message: Message, refused?: readonly string[]): boolean;
  cancel(message: string): void;
  /** Stops all retries and begins no more, before continue-as-new: the next run starts them again. */
  drain(): void;
  /** An activity is under way. */
  readonly busy: boolean;
}

/** Entries, requests for approver slots and messages that leave together in one activity. */
export type ActivityBatch = Omit<PerformInput, 'case'>;

/** Callbacks for the results of activities. */
export interface DispatcherEvents {
  readonly now: () => Instant;
  /** Without a check from earlier workers, without a number where nothing was handed over. */
  readonly acknowledge: (written: Partial<WrittenEntries>) => void;
  /** What to hand over so that the store has everything from this entry on. */
  readonly missing: (from: number) => HandedEntries;
  readonly performed: (batch: ActivityBatch, result: PerformResult, how: HandOver) => void;
  readonly arrive: (arrival: Arrival) => void;
  readonly fail: (error: unknown) => void;
}

/** A hand-over whose result is here: which one, counted from 1, and when its activity ended, if that is on record. */
export type HandOver = Pick<Arrival, 'order' | 'at'>;

const { journal } = proxyLocalActivities<Pick<Activities, 'journal'>>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '30s',
});

// No limit on attempts: a store that is down makes a case late, never wrong.
const { perform, deliver } = proxyActivities<Pick<Activities, 'perform' | 'deliver'>>({
  taskQueue: queues.mail,
  startToCloseTimeout: '2m',
  // A process that has died is known by its missing heartbeats, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
  // A message that is just being transmitted is waited for; one that waits for its next attempt is cancelled at once.
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
});

/** Creates the dispatcher of one case. */
export function createDispatcher(caseId: string, events: DispatcherEvents): ActivityDispatcher {
  let active = 0;
  let handOvers = 0;
  const nextOrder = (): number => (handOvers += 1);
  const retries = createRetries(caseId, { ...events, nextOrder });

  const dispatch = async (activity: () => Promise<void>): Promise<void> => {
    active += 1;
    await activity().catch(events.fail);
    active -= 1;
  };

  return {
    journal: (handed) => void dispatch(() => appendJournal(caseId, handed, events)),
    perform(batch) {
      const order = nextOrder();
      void dispatch(() => performBatch({ caseId, order }, batch, events));
    },
    deliver(message, refused) {
      if (retries.isCancelled(message.id)) return false;
      const order = nextOrder();
      if (!retries.draining) void dispatch(() => retries.run(message, order, refused));
      return true;
    },
    cancel: (id) => retries.cancel(id),
    drain: () => retries.drain(),
    get busy() {
      return active > 0;
    },
  };
}

/** The messages that are tried again. */
interface Retries {
  /** Tries one until its fate is known; `order` is its place among what has been handed over. */
  run(message: Message, order: number, refused?: readonly string[]): Promise<void>;
  cancel(message: string): void;
  isCancelled(message: string): boolean;
  drain(): void;
  readonly draining: boolean;
}

function createRetries(
  caseId: string,
  events: Pick<DispatcherEvents, 'now' | 'arrive'> & { readonly nextOrder: () => number },
): Retries {
  const scopes = new Map<string, CancellationScope>();
  const cancelled = new Set<string>();
  let draining = false;
  const run: Retries['run'] = async (message, order, refused) => {
    const scope = scopes.get(message.id) ?? new CancellationScope();
    scopes.set(message.id, scope);
    const input = { case: caseId, message, ...(refused && { refused }) };
    const { endedAt: at, ...result } = await scope.run(() => deliverWithRetry(input, events.now()));
    if (result.fate !== 'later') scopes.delete(message.id);
    if (result.fate === 'dropped' && draining) return;
    const inputs = () => deliveryInputs(message.id, result);
    events.arrive({ kind: 'result', order, ...(at === undefined ? {} : { at }), inputs });
    // Others are still to get what some have been refused for good.
    if (result.fate === 'later' && !draining)
      await run(message, events.nextOrder(), result.refused);
  };
  return {
    run,
    cancel(id) {
      cancelled.add(id);
      scopes.get(id)?.cancel();
    },
    isCancelled: (id) => cancelled.has(id),
    drain() {
      draining = true;
      for (const scope of scopes.values()) scope.cancel();
    },
    get draining() {
      return draining;
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
    const written = await journal.executeWithOptions(options, [{ case: caseId, ...handed }]);
    events.acknowledge(written ?? { seq: lastOf(handed) });
  } catch (error) {
    const again = { ...events.missing(firstMissing(error)), messages: [], openings: [] };
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
    const result = await perform.executeWithOptions(options, [{ case: caseId, ...batch }]);
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
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  if (!(cause instanceof ApplicationFailure) || cause.type !== 'journal-gap') throw error;
  const from: unknown = cause.details?.[0];
  if (typeof from !== 'number') throw error;
  return from;
}

async function deliverWithRetry(input: DeliverInput, now: Instant): Promise<DeliverResult> {
  const { message } = input;
  const options = {
    summary: `${labelOf(message)}, again`,
    scheduleToCloseTimeout: Math.max(1000, message.tryUntil - now),
    retry: {
      initialInterval: retryPolicy.firstPauseMs,
      maximumInterval: retryPolicy.longestPauseMs,
    },
  };
  try {
    return await deliver.executeWithOptions(options, [input]);
  } catch (error) {
    if (isCancellation(error)) return { fate: 'dropped' };
    if (!(error instanceof ActivityFailure)) throw error;
    // The attempt that was under way when it was cancelled has failed as well.
    if (error.retryState === 'CANCEL_REQUESTED') return { fate: 'dropped' };
    return retriesExpired;
  }
}

/** For operators, "reminder department, offer to candidate"; Temporal allows 400 bytes. */
function summaryOf({ messages, openings }: ActivityBatch): string {
  const labels = messages.length > 0 ? messages.map(labelOf) : openings.map(({ task }) => task);
  return labels.join(', ').slice(0, 200);
}

const labelOf = ({ template, task, to }: Message) =>
  task !== undefined
    ? `${template} ${task.id}`
    : 'who' in to
      ? `${template} to ${to.who}`
      : template;
