import type { Line } from './explored-state.ts';
import { type TimeAfter, timesAt, timesAtStart } from './known-times.ts';
import { timerOf } from './timer.ts';
import type { Place } from './transition.ts';

/** At an instant of which nothing is known but that all who wait began to wait before. */
export const atUnknown = (place: Place): Place => at(place);

/** When the time for which a line waits is over. */
export const whenOver = (place: Place): Place => at(place, timeOf(place.line));

/** At some instant no later than when the time for which a line waits is over. */
export const beforeOver = (place: Place): Place => {
  const after = timeOf(place.line);
  return at(place, after && { ...after, isExact: false });
};

/** The place at a new instant. Times only order those who wait: where no other line and no backstop waits, they stay as at the start. */
const at = (place: Place, after?: TimeAfter): Place =>
  place.state.times === timesAtStart && isAlone(place)
    ? place
    : { ...place, state: { ...place.state, times: timesAt(place.state.times, after) } };

const isAlone = ({ state: { lines, ended, handled }, explored }: Place): boolean =>
  lines.length === 1 && (explored.flow.backstops.length === 0 || ended || handled);

function timeOf({ since, todo }: Line): TimeAfter | undefined {
  const timer = timerOf(todo.first);
  return since === undefined || timer === undefined
    ? undefined
    : { instant: since, lengths: timer.lengths, isExact: timer.isExact };
}
