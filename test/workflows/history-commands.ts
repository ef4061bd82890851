import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import type proto from '@temporalio/proto';
import { createCodec } from '../../platform/codec/codec.ts';
import type { RecordedEvent, WorkflowHistory } from './recordings.ts';
import type { ScheduledCommand } from './scheduled-commands.ts';

/** The activities and timers of a history, as a worker scheduled them then. */
export async function commandsIn(history: WorkflowHistory): Promise<readonly ScheduledCommand[]> {
  const commands = await Promise.all((history.events ?? []).map(commandOf));
  return commands.filter((command) => command !== undefined);
}

async function commandOf(event: RecordedEvent): Promise<ScheduledCommand | undefined> {
  const activity = event.activityTaskScheduledEventAttributes;
  if (activity) {
    const input = await valuesOf(activity.input?.payloads ?? []);
    return { command: 'activity', name: activity.activityType?.name ?? '', input };
  }
  const timer = event.timerStartedEventAttributes;
  if (!timer) return undefined;
  const [summary] = await valuesOf([event.userMetadata?.summary ?? {}]);
  return { command: 'timer', name: String(summary), input: millis(timer.startToFireTimeout) };
}

const millis = (time: proto.google.protobuf.IDuration | null | undefined): number =>
  Number(time?.seconds ?? 0) * 1000 + Math.round((time?.nanos ?? 0) / 1e6);

async function valuesOf(payloads: readonly Payload[]): Promise<readonly unknown[]> {
  const decoded = await createCodec().decode([...payloads]);
  return decoded.map((payload) => defaultPayloadConverter.fromPayload(payload));
}
