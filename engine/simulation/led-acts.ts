import type { ObservedEvent } from '../analysis/finding/observed-event.ts';
import type { Instant } from '../model/base.ts';
import { isOfTask, type DeliveryOutcome } from '../model/message.ts';
import { deliveryInput } from '../ports/delivery-inputs.ts';
import type { LedCase, LedMessage } from './led-case.ts';

/** Brings an event about at this instant, if somebody can who is not the case itself; returns whether anything has come of it. */
export function bringAbout(event: ObservedEvent, led: LedCase): boolean {
  const before = led.course.length;
  if (event.what === 'handled')
    led.feed({
      kind: 'act',
      act: { event: event.event, person: 'candidate', channel: 'page' },
    });
  if ('send' in event) deliver(event, led);
  if (event.what === 'closed' && event.outcome !== 'silent')
    close(event.task.step, event.outcome, led);
  return led.course.length > before;
}

/** Whether somebody brings it about, and not the case itself or time. */
export const isBroughtAbout = (event: ObservedEvent): boolean =>
  event.what === 'handled' ||
  event.what in fates ||
  (event.what === 'closed' && event.outcome !== 'silent');

const fates: Readonly<Record<string, (at: Instant) => DeliveryOutcome>> = {
  told: (at) => ({ fate: 'accepted', at }),
  undelivered: () => ({ fate: 'refused', reason: '' }),
  unknown: () => ({ fate: 'unknown', reason: '' }),
  dropped: () => ({ fate: 'dropped' }),
};

function deliver(
  { what, send }: Extract<ObservedEvent, { readonly send: unknown }>,
  { underWay, feed, now }: LedCase,
): void {
  const one = underWay().findLast((other) => tells(other, send.step));
  const fate = fates[what]?.(now());
  if (one === undefined || fate === undefined || (what === 'dropped' && !one.cancelled)) return;
  feed(deliveryInput(one.message.id, fate));
}

/** Whether a step tells by this message, and no task asks by it. */
export const tells = ({ message }: LedMessage, step: string): boolean =>
  !isOfTask(message) && message.step === step;

function close(step: string, outcome: string, led: LedCase): void {
  if (outcome !== 'unasked') return answer(step, outcome, led);
  for (const { message } of led.underWay())
    if (message.task?.id === step)
      led.feed(deliveryInput(message.id, { fate: 'refused', reason: '' }));
  led.advance(led.now() + 1);
  answer(`${step}/reach`, 'unreachable', led);
}

/** Everybody who was asked says the same, until the task is settled. */
export function answer(task: string, outcome: string, { asked, run, feed }: LedCase): void {
  for (const person of asked(task)) {
    const open = run.tasks.find(({ opened }) => opened.task === task);
    if (open === undefined) return;
    const { round } = open.opened;
    const origin = { person, channel: 'page', comment: '-' } as const;
    feed({ kind: 'act', act: { task, round, outcome, ...origin } });
  }
}
