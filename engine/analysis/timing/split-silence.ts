import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { compose } from '../../time/maps/compose.ts';
import type { TimeMap } from '../../time/maps/time-map.ts';
import type { BoundedResponse } from './bounded-response.ts';
import {
  behindStartOf,
  startOf,
  type ParallelMessage,
  parallelMessages,
  type TimesFromStart,
} from './parallel-messages.ts';

/** A part of a silence: from a message at the earliest to the next at the latest. */
export interface PartOfSilence {
  readonly from: TimeMap;
  readonly to: TimeMap;
}

/**
 * The parts into which messages beside the line split a silence that is too long, none of which is; undefined when they do not. Counted from
 * the start of the case, or from a message or a task with which the line begins, to the next message of the line. Whatever message a silence
 * begins with, it comes no earlier than the last of these messages that has come, and the next of them comes in time.
 */
export function splitSilence(
  flow: FlowBehaviour,
  property: BoundedResponse,
  fulfilledAt: TimeMap,
  timing: TimesFromStart,
): readonly PartOfSilence[] | undefined {
  const ends = endOfSilence(flow, property, fulfilledAt, timing);
  return ends && partsUpTo(ends, parallelMessages(flow, property, timing), property, timing);
}

/** When the next message of the line arrives at the latest, by the start of the case. */
function endOfSilence(
  { main }: FlowBehaviour,
  { obligation: { after } }: BoundedResponse,
  fulfilledAt: TimeMap,
  { late, starts, assume }: TimesFromStart,
): TimeMap | undefined {
  if (after === undefined) return fulfilledAt;
  const isAtStart = startOf(main).some((term) => term.term === 'send' && term.step === after);
  const [first] = behindStartOf(main);
  const isAsked = first?.term === 'task' && first.step === after;
  return isAtStart || isAsked ? compose(fulfilledAt, late.after(starts, assume.mail)) : undefined;
}

function partsUpTo(
  ends: TimeMap,
  messages: readonly ParallelMessage[],
  { within }: BoundedResponse,
  { early, starts }: TimesFromStart,
): readonly PartOfSilence[] | undefined {
  const parts: PartOfSilence[] = [];
  let from = starts;
  let left = messages;
  for (;;) {
    const due = early.after(from, within);
    if (early.isNeverLater(ends, due)) return [...parts, { from, to: ends }];
    const [first, ...others] = left.filter((one) => early.isNeverLater(one.latest, due));
    if (first === undefined) return undefined;
    const next = others.reduce(
      (best, one) => (early.isNeverLater(best.earliest, one.earliest) ? one : best),
      first,
    );
    parts.push({ from, to: next.latest });
    if (next.isLast) return parts;
    from = next.earliest;
    left = left.filter((one) => one !== next);
  }
}
