import type { ObservedEvent } from '../analysis/finding/observed-event.ts';
import type { BackstopBehaviour, Send, UserTask } from '../behaviour/behaviour.ts';
import { holdsStep } from '../behaviour/traverse.ts';
import type { Instant } from '../model/base.ts';
import type { Message } from '../model/message.ts';
import { tells } from './led-acts.ts';
import type { LedCase } from './led-case.ts';

/** What bounds the events of a path. */
export interface PathBounds {
  readonly backstops: readonly BackstopBehaviour[];
  /** When a message that leaves at an instant is no longer under way. */
  readonly arrivesBy: (message: Message, sentAt: Instant) => Instant;
}

/** The last instant for the first event of a path so that those behind it, as far as it is known when they are due, can still follow. */
export function latestInstant(
  path: readonly ObservedEvent[],
  led: LedCase,
  bounds: PathBounds,
): Instant {
  const latest = path.map(
    (event, behind) => boundOf(event, path.slice(behind), led, bounds) - 1 - behind,
  );
  const least = Math.min(...latest);
  return Math.max(led.now() + 1, least === Infinity ? 0 : least);
}

/** The instant before which an event comes, or at which it does; infinite where it is not known. */
function boundOf(
  event: ObservedEvent,
  path: readonly ObservedEvent[],
  led: LedCase,
  { backstops, arrivesBy }: PathBounds,
): Instant {
  if (event.what === 'closed') return endOfTask(event.task, led);
  if (event.what === 'waited')
    return led.run.waits.find(({ step }) => step === event.delay.step)?.until ?? Infinity;
  if (event.what === 'backstop') {
    const due = dueOfBackstop(path, led, backstops);
    return due > led.now() ? due : Infinity;
  }
  return 'send' in event && event.what !== 'sent'
    ? endOfDelivery(event.send, led, arrivesBy)
    : Infinity;
}

/** When the backstop is due that speaks first on a path; long ago where that is not known. */
export const dueOfBackstop = (
  path: readonly ObservedEvent[],
  { backstopsDue }: LedCase,
  backstops: readonly BackstopBehaviour[],
): Instant => backstopsDue[backstopAt(path, backstops)] ?? -Infinity;

const endOfTask = ({ step }: UserTask, { run }: LedCase): Instant =>
  run.tasks.find(({ opened }) => opened.task === step)?.opened.expectedBy ?? Infinity;

function endOfDelivery(
  { step }: Send,
  { underWay }: LedCase,
  arrivesBy: PathBounds['arrivesBy'],
): Instant {
  const message = underWay().find((one) => tells(one, step));
  return message === undefined ? Infinity : arrivesBy(message.message, message.sentAt);
}

/** The backstop that speaks first on a path: a path tells it by what it does. */
function backstopAt(
  path: readonly ObservedEvent[],
  backstops: readonly BackstopBehaviour[],
): number {
  for (const event of path) {
    const step = stepOf(event);
    const index = backstops.findIndex(({ behaviour }) => holdsStep(behaviour, step));
    if (index >= 0) return index;
  }
  return 0;
}

function stepOf(event: ObservedEvent): string {
  if ('send' in event) return event.send.step;
  if ('task' in event) return event.task.step;
  return event.what === 'ended' ? event.step : '';
}
