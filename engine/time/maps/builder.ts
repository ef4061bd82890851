import type { Domain, TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** Takes pieces in ascending order and joins those that continue each other. */
export interface MapBuilder {
  add(start: Instant, value: Instant, slope: number): void;
  /** The map over a domain that begins with the first piece. */
  finish(domain: Domain): TimeMap;
}

/** A builder with room for so many pieces; it grows when more are added. */
export function mapBuilder(capacity: number): MapBuilder {
  let starts = new Float64Array(capacity);
  let values = new Float64Array(capacity);
  let slopes = new Uint8Array(capacity);
  let count = 0;
  return {
    add(start, value, slope) {
      if (count > 0 && continues(count - 1, start, value, slope)) return;
      if (count === starts.length) grow();
      starts[count] = start;
      values[count] = value;
      slopes[count] = slope;
      count += 1;
    },
    finish: ({ from, to }) => ({
      from,
      certifiedUntil: to,
      starts: starts.slice(0, count),
      values: values.slice(0, count),
      slopes: slopes.slice(0, count),
    }),
  };

  function continues(last: number, start: Instant, value: Instant, slope: number): boolean {
    const passed = start - (starts[last] ?? NaN);
    const gained = value - (values[last] ?? NaN);
    if (slope === slopes[last]) return gained === slope * passed;
    // A piece of one millisecond is of either slope.
    if (passed !== 1 || gained !== slope) return false;
    slopes[last] = slope;
    return true;
  }

  function grow(): void {
    const more = 2 * starts.length + 8;
    starts = enlarged(starts, new Float64Array(more));
    values = enlarged(values, new Float64Array(more));
    slopes = enlarged(slopes, new Uint8Array(more));
  }
}

const enlarged = <T extends Float64Array | Uint8Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};
