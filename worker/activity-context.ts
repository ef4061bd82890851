import { Context, log } from '@temporalio/activity';
import type { NativeConnection } from '@temporalio/worker';
import { beginningOf } from './activity-clock.ts';
import type { WorkerServices } from './activities/services.ts';
import { incidentLines, levelOf, type Incident } from './mail/report.ts';
import type { Instant } from '../engine/model/base.ts';

/** Writes an incident into the log, beside the activity in which it was noticed. */
const report = (incident: Incident): void =>
  log[levelOf(incident)](incidentLines[incident.code], { ...incident });

/** Clock, heartbeat, number and log of the running attempt of an activity. */
export const activityContext: Pick<WorkerServices, 'now' | 'heartbeat' | 'attempt' | 'report'> = {
  now,
  attempt: () => Context.current().info.attempt,
  heartbeat: () => Context.current().heartbeat(),
  report,
};

type Activity<Input, Output> = (input: Input) => Promise<Output>;

/** Wraps an activity so that `now` is the clock of its case: Temporal's. */
export const onCaseClock =
  (connection: NativeConnection) =>
  <Input, Output>(activity: Activity<Input, Output>): Activity<Input, Output> =>
  async (input) => {
    await begin(connection);
    return await activity(input);
  };

/** When an attempt began, and what the machine's counter showed then. */
interface Beginning {
  readonly at: Instant;
  readonly counted: number;
}

const beginnings = new WeakMap<Context, Beginning>();

async function begin(connection: NativeConnection): Promise<void> {
  const context = Context.current();
  const counted = performance.now();
  const arrival = {
    scheduled: context.info.currentAttemptScheduledTimestampMs,
    machine: Date.now(),
  };
  const at = await beginningOf(arrival, () => startOf(context, connection));
  beginnings.set(context, { at, counted });
}

/** When Temporal handed the attempt to a worker; undefined once the attempt is over. */
async function startOf(
  { info }: Context,
  { workflowService }: NativeConnection,
): Promise<Instant | undefined> {
  const { pendingActivities } = await workflowService.describeWorkflowExecution({
    namespace: info.namespace,
    execution: info.workflowExecution ?? null,
  });
  const own = pendingActivities.find(({ activityId }) => activityId === info.activityId);
  const { seconds, nanos } = own?.lastStartedTime ?? {};
  return seconds == null ? undefined : Number(seconds) * 1000 + (nanos ?? 0) / 1e6;
}

function now(): Instant {
  const began = beginnings.get(Context.current());
  if (began === undefined) throw new TypeError('this activity has no clock');
  return Math.round(began.at + performance.now() - began.counted);
}
