import {
  ActivityFailure,
  CancellationScope,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { Activities, DeliverInput, DeliverResult } from '../engine/ports/activities.ts';
import { deliveryInputs } from '../engine/ports/delivery-inputs.ts';
import type { Message } from '../engine/model/message.ts';
import { retriesExpired, retryPolicy } from '../engine/ports/retry-policy.ts';
import type { Instant } from '../engine/model/base.ts';
import type { Arrival } from './inbox.ts';
import { mailActivityOptions } from './mail-activity-options.ts';

/** The messages that are tried again. */
export interface Retries {
  /** Tries one until its delivery outcome is known; `order` is its place among what has been handed over. */
  run(message: Message, order: number, refused?: readonly string[]): Promise<void>;
  cancel(message: string): void;
  isCancelled(message: string): boolean;
  drain(): void;
  readonly draining: boolean;
}

export function createRetries(caseId: string, events: RetryEvents): Retries {
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

interface RetryEvents {
  readonly now: () => Instant;
  readonly arrive: (arrival: Arrival) => void;
  /** The place of another attempt among what is handed over. */
  readonly nextOrder: () => number;
}

const { deliver } = proxyActivities<Pick<Activities, 'deliver'>>(mailActivityOptions);

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

/** What operators read of a message. */
export const labelOf = ({ template, task, to }: Message) =>
  task !== undefined
    ? `${template} ${task.id}`
    : 'who' in to
      ? `${template} to ${to.who}`
      : template;
