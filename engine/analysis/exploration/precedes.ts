import { silencesBackstop } from '../../model/message.ts';
import type { ExploredFlow } from './explored-flow.ts';
import type { ExploredState } from './explored-state.ts';
import { numberOfBackstop } from './known-times.ts';

/** Whether somebody is surely due before and still waits. */
export const mustWaitFor = (
  number: number,
  state: ExploredState,
  explored: ExploredFlow,
): boolean =>
  state.times.order.some(
    ([earlier, later]) =>
      later === number && (earlier > 0 || maySpeak(numberOfBackstop(earlier), state, explored)),
  );

/** The backstops that are not over. */
export const pendingBackstops = (
  { ended, handled, spent }: ExploredState,
  { flow }: ExploredFlow,
): readonly number[] =>
  ended || handled
    ? []
    : flow.backstops.flatMap((_backstop, index) => (spent.includes(index) ? [] : [index]));

/** Whether nothing but time keeps a backstop: it is not over, and waits for the delivery outcome of no message. */
export const maySpeak = (
  index: number,
  { ended, handled, spent, lines }: ExploredState,
  { flow }: ExploredFlow,
): boolean =>
  !ended &&
  !handled &&
  !spent.includes(index) &&
  !lines.some(
    ({ todo: { first } }) =>
      first.term === 'send' && silencesBackstop(first, flow.backstops[index]?.unless ?? ''),
  );
