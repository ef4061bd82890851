import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type { Client, WorkflowHandle } from '@temporalio/client';
import proto from '@temporalio/proto';
import Long from 'long';

const { FastForwardPollingResult, WorkflowExecutionStatus } = proto.temporal.api.enums.v1;
const notFound = 5;

export interface SkippingStart {
  readonly taskQueue: string;
  readonly workflowId: string;
  readonly args: readonly unknown[];
  /** Skips allowed until the config is next changed; the server's default is 200. */
  readonly skips?: number;
  /** The first task comes so long after the start; skipped like all other time. */
  readonly delayMs?: number;
}

interface ExecutionClock {
  readonly start: number;
  readonly now: number;
  readonly running: boolean;
  /** A workflow task or an activity is in flight. */
  readonly busy: boolean;
}

/** Starts `type` and fast-forwards it to `ms` after its start; without `ms` it skips to its end. */
export async function startSkipping(
  client: Client,
  type: string,
  { workflowId, taskQueue, args, skips, delayMs }: SkippingStart,
  ms?: number,
): Promise<SkippingExecution> {
  const forward = ms === undefined ? undefined : { id: randomUUID(), duration: duration(ms) };
  const { runId } = await client.workflowService.startWorkflowExecution({
    namespace: client.options.namespace,
    requestId: randomUUID(),
    workflowId,
    workflowType: { name: type },
    taskQueue: { name: taskQueue },
    input: { payloads: args.map(payload) },
    ...(delayMs === undefined ? {} : { workflowStartDelay: duration(delayMs) }),
    timeSkippingConfig: {
      enabled: true,
      ...(skips === undefined ? {} : { maxSessionSkipCount: skips }),
      ...(forward === undefined ? {} : { fastForwardConfig: forward }),
    },
  });
  const execution = new SkippingExecution(client, client.workflow.getHandle(workflowId, runId));
  // Remembers the start, before any skip: after continue-as-new the described start is wrong (1.32.0).
  await execution.clock();
  if (forward !== undefined) await execution.reached(forward.id);
  return execution;
}

/** For how long an instant is still ahead of Temporal's clock, which is the machine's. */
export const delayUntil = (instant: number): number => Math.max(0, instant - Date.now());

/** One execution and its own clock. Between skips the clock runs on with real time. */
export class SkippingExecution {
  readonly client: Client;
  readonly handle: WorkflowHandle;
  #start: number | undefined;

  constructor(client: Client, handle: WorkflowHandle) {
    this.client = client;
    this.handle = handle;
  }

  /** Skips the case's clock `ms` ahead. Timers due on the way fire. False when the case ended before. */
  async advance(ms: number): Promise<boolean> {
    const id = randomUUID();
    await this.#skip({ enabled: true, fastForwardConfig: { id, duration: duration(ms) } });
    return this.reached(id);
  }

  /** Skips to `ms` after the start, however much real time has passed since. False when the case has ended. */
  async until(ms: number): Promise<boolean> {
    const { start, now, running } = await this.clock();
    if (!running) return false;
    const left = start + ms - now;
    return left > 0 ? this.advance(left) : true;
  }

  /** Waits until nothing is in flight: no workflow task, no activity. */
  async settle(): Promise<void> {
    // Asking costs the server as much as a step of the case: seldom enough for many scenes side by side.
    for (let wait = 5; (await this.clock()).busy; wait = Math.min(2 * wait, 80)) await pause(wait);
  }

  /** Lets the case skip to its end. */
  async finish(): Promise<unknown> {
    await this.settle();
    if ((await this.clock()).running) {
      try {
        await this.#skip({ enabled: true });
      } catch (error) {
        const endedMeanwhile = (error as { code?: number }).code === notFound;
        if (!endedMeanwhile) throw error;
      }
    }
    return this.handle.result();
  }

  async clock(): Promise<ExecutionClock> {
    const told = await this.client.workflowService.describeWorkflowExecution({
      namespace: this.client.options.namespace,
      execution: { workflowId: this.handle.workflowId },
    });
    const info = told.workflowExecutionInfo;
    const current = told.workflowExtendedInfo?.timeSkippingInfo?.currentTime;
    this.#start ??= millis(info?.startTime);
    return {
      start: this.#start,
      now: current ? millis(current) : Date.now(),
      running: info?.status === WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
      busy: Boolean(told.pendingWorkflowTask) || (told.pendingActivities ?? []).length > 0,
    };
  }

  /** Waits for the end of a fast-forward. False when the case ended before. */
  async reached(id: string): Promise<boolean> {
    for (;;) {
      const { fastForwardPollingResult: result, failedReason } =
        await this.client.workflowService.pollWorkflowExecutionTimeSkipping({
          namespace: this.client.options.namespace,
          workflowExecution: { workflowId: this.handle.workflowId },
          fastForwardId: id,
        });
      if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_COMPLETED)
        return true;
      if (result === FastForwardPollingResult.FAST_FORWARD_POLLING_RESULT_FAST_FORWARD_FAILED) {
        if (failedReason?.includes('ended')) return false;
        throw new Error(failedReason ?? 'the fast-forward failed');
      }
    }
  }

  async #skip(timeSkippingConfig: proto.temporal.api.common.v1.ITimeSkippingConfig): Promise<void> {
    await this.client.workflowService.updateWorkflowExecutionOptions({
      namespace: this.client.options.namespace,
      workflowExecution: { workflowId: this.handle.workflowId },
      workflowExecutionOptions: { timeSkippingConfig },
      updateMask: { paths: ['time_skipping_config'] },
    });
  }
}

function payload(value: unknown): Payload {
  const made = defaultPayloadConverter.toPayload(value);
  if (made === undefined) throw new Error('an argument cannot be made into a payload');
  return made;
}

function duration(ms: number) {
  return { seconds: Long.fromNumber(Math.floor(ms / 1000)), nanos: Math.round((ms % 1000) * 1e6) };
}

function millis(time: proto.google.protobuf.ITimestamp | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1000 + (time?.nanos ?? 0) / 1e6;
}
