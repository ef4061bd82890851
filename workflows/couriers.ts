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
import type { Fate, Message } from '../engine/model/message.ts';
import { gaveUp, patience } from '../engine/ports/retry-policy.ts';
import { queues } from '../engine/ports/queues.ts';
import type { Instant } from '../engine/model/base.ts';

/** Carries what an outbox hands over to the activities, and brings back what came of it. */
export interface Couriers {
  journal(entries: readonly Entry[]): void;
  perform(batch: Batch): void;
  /** Keeps trying a message that was refused for now; false when it has been stopped meanwhile. */
  deliver(message: Message): boolean;
  stop(message: string): void;
  /** Gives up what only waits for another try: whoever goes on from the log tries it again. */
  rest(): void;
  readonly busy: boolean;
}

/** Entries, seats to resolve and messages that go together in one activity. */
export type Batch = Omit<PerformInput, 'case'>;

export interface CourierEvents {
  readonly now: () => Instant;
  readonly acknowledge: (seq: number) => void;
  readonly performed: (batch: Batch, result: PerformResult) => void;
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

export function createCouriers(caseId: string, events: CourierEvents): Couriers {
  const trying = new Map<string, CancellationScope>();
  const unwanted = new Set<string>();
  let underWay = 0;
  let resting = false;

  const go = async (errand: () => Promise<void>): Promise<void> => {
    underWay += 1;
    await errand().catch(events.fail);
    underWay -= 1;
  };

  const retry = async (message: Message): Promise<void> => {
    const scope = new CancellationScope();
    trying.set(message.id, scope);
    const fate = await scope.run(() => tryAgain(caseId, message, events.now()));
    trying.delete(message.id);
    if (fate.fate === 'dropped' && resting) return;
    events.arrive([{ kind: 'fate', message: message.id, fate }]);
  };

  return {
    journal: (entries) => void go(() => write(caseId, entries, events)),
    perform: (batch) => void go(() => hand(caseId, batch, events)),
    deliver(message) {
      if (unwanted.has(message.id)) return false;
      if (!resting) void go(() => retry(message));
      return true;
    },
    stop(id) {
      unwanted.add(id);
      trying.get(id)?.cancel();
    },
    rest() {
      resting = true;
      for (const scope of trying.values()) scope.cancel();
    },
    get busy() {
      return underWay > 0;
    },
  };
}

async function write(
  caseId: string,
  entries: readonly Entry[],
  events: CourierEvents,
): Promise<void> {
  await journal.executeWithOptions({ summary: 'journal' }, [{ case: caseId, entries }]);
  events.acknowledge(lastOf(entries));
}

async function hand(caseId: string, batch: Batch, events: CourierEvents): Promise<void> {
  const options = { summary: summaryOf(batch) };
  const result = await perform.executeWithOptions(options, [{ case: caseId, ...batch }]);
  events.acknowledge(lastOf(batch.entries));
  events.performed(batch, result);
}

const lastOf = (entries: readonly Entry[]) => entries.at(-1)?.seq ?? 0;

async function tryAgain(caseId: string, message: Message, now: Instant): Promise<Fate> {
  const options = {
    summary: `${labelOf(message)}, again`,
    scheduleToCloseTimeout: Math.max(1000, message.tryUntil - now),
    retry: {
      initialInterval: patience.firstPauseMs,
      maximumInterval: patience.longestPauseMs,
    },
  };
  try {
    return await deliver.executeWithOptions(options, [{ case: caseId, message }]);
  } catch (error) {
    if (isCancellation(error)) return { fate: 'dropped' };
    if (!(error instanceof ActivityFailure)) throw error;
    // The try that was under way when it was stopped has failed as well.
    if (error.retryState === 'CANCEL_REQUESTED') return { fate: 'dropped' };
    return gaveUp;
  }
}

/** For operators, "reminder department, offer to candidate"; Temporal allows 400 bytes. */
function summaryOf({ messages, openings }: Batch): string {
  const labels = messages.length > 0 ? messages.map(labelOf) : openings.map(({ task }) => task);
  return labels.join(', ').slice(0, 200);
}

const labelOf = ({ template, task, to }: Message) =>
  task !== undefined
    ? `${template} ${task.id}`
    : 'who' in to
      ? `${template} to ${to.who}`
      : template;
