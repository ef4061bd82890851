import {
  ActivityFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
  proxyLocalActivities,
} from '@temporalio/workflow';
import type { Activities, PerformInput, PerformResult } from '../engine/ports/activities.ts';
import type { Input } from '../engine/ports/host.ts';
import type { Entry } from '../engine/model/journal.ts';
import type { DeliveryOutcome, Message } from '../engine/model/message.ts';
import { retriesExpired, retryPolicy } from '../engine/ports/retry-policy.ts';
import { queues } from '../engine/ports/queues.ts';
import type { Instant } from '../engine/model/base.ts';

/** Carries what an outbox hands over to the activities, and brings back what came of it. */
export interface ActivityDispatcher {
  journal(entries: readonly Entry[]): void;
  perform(batch: ActivityBatch): void;
  /** Keeps trying a message that was refused for now; false when it has been stopped meanwhile. */
  deliver(message: Message): boolean;
  cancel(message: string): void;
  /** Gives up what only waits for another try: whoever goes on from the log tries it again. */
  drain(): void;
  readonly busy: boolean;
}

/** Entries, seats to resolve and messages that go together in one activity. */
export type ActivityBatch = Omit<PerformInput, 'case'>;

export interface DispatcherEvents {
  readonly now: () => Instant;
  readonly acknowledge: (seq: number) => void;
  readonly performed: (batch: ActivityBatch, result: PerformResult) => void;
  readonly arrive: (inputs: readonly Input[]) => void;
  readonly fail: (error: unknown) => void;
}

const { journal } = proxyLocalActivities<Pick<Activities, 'journal'>>({
  startToCloseTimeout: '10s',
  localRetryThreshold: '30s',
});

// No limit on tries: a store that is down makes a case late, never wrong.
const { perform, deliver } = proxyActivities<Pick<Activities, 'perform' | 'deliver'>>({
  taskQueue: queues.mail,
  startToCloseTimeout: '2m',
  // A process that has died is known by its silence, and another one goes on.
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
  // A message in the act of leaving is let go; one that waits for its next try is stopped at once.
  cancellationType: 'WAIT_CANCELLATION_COMPLETED',
});

export function createDispatcher(caseId: string, events: DispatcherEvents): ActivityDispatcher {
  const retrying = new Map<string, CancellationScope>();
  const cancelled = new Set<string>();
  let active = 0;
  let draining = false;

  const dispatch = async (activity: () => Promise<void>): Promise<void> => {
    active += 1;
    await activity().catch(events.fail);
    active -= 1;
  };

  const retry = async (message: Message): Promise<void> => {
    const scope = new CancellationScope();
    retrying.set(message.id, scope);
    const fate = await scope.run(() => deliverWithRetry(caseId, message, events.now()));
    retrying.delete(message.id);
    if (fate.fate === 'dropped' && draining) return;
    events.arrive([{ kind: 'fate', message: message.id, fate }]);
  };

  return {
    journal: (entries) => void dispatch(() => appendJournal(caseId, entries, events)),
    perform: (batch) => void dispatch(() => performBatch(caseId, batch, events)),
    deliver(message) {
      if (cancelled.has(message.id)) return false;
      if (!draining) void dispatch(() => retry(message));
      return true;
    },
    cancel(id) {
      cancelled.add(id);
      retrying.get(id)?.cancel();
    },
    drain() {
      draining = true;
      for (const scope of retrying.values()) scope.cancel();
    },
    get busy() {
      return active > 0;
    },
  };
}

async function appendJournal(
  caseId: string,
  entries: readonly Entry[],
  events: DispatcherEvents,
): Promise<void> {
  await journal.executeWithOptions({ summary: 'journal' }, [{ case: caseId, entries }]);
  events.acknowledge(lastOf(entries));
}

async function performBatch(
  caseId: string,
  batch: ActivityBatch,
  events: DispatcherEvents,
): Promise<void> {
  const options = { summary: summaryOf(batch) };
  const result = await perform.executeWithOptions(options, [{ case: caseId, ...batch }]);
  events.acknowledge(lastOf(batch.entries));
  events.performed(batch, result);
}

const lastOf = (entries: readonly Entry[]) => entries.at(-1)?.seq ?? 0;

async function deliverWithRetry(
  caseId: string,
  message: Message,
  now: Instant,
): Promise<DeliveryOutcome> {
  const options = {
    summary: `${labelOf(message)}, again`,
    scheduleToCloseTimeout: Math.max(1000, message.tryUntil - now),
    retry: {
      initialInterval: retryPolicy.firstPauseMs,
      maximumInterval: retryPolicy.longestPauseMs,
    },
  };
  try {
    return await deliver.executeWithOptions(options, [{ case: caseId, message }]);
  } catch (error) {
    if (isCancellation(error)) return { fate: 'dropped' };
    if (!(error instanceof ActivityFailure)) throw error;
    // The try that was under way when it was stopped has failed as well.
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
