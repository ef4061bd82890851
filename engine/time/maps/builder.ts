import type { Domain, TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** Takes pieces in ascending order and joins those that continue each other; `finish` ends it. */
export class MapBuilder {
  #starts: Float64Array;
  #values: Float64Array;
  #slopes: Uint8Array;
  #count = 0;

  constructor() {
    const { starts, values, slopes } = spare.pop() ?? arraysFor(2048);
    this.#starts = starts;
    this.#values = values;
    this.#slopes = slopes;
  }

  add(start: Instant, value: Instant, slope: number): void {
    const last = this.#count - 1;
    if (last >= 0) {
      const passed = start - (this.#starts[last] ?? NaN);
      const gained = value - (this.#values[last] ?? NaN);
      if (slope === this.#slopes[last]) {
        if (gained === slope * passed) return;
      } else if (passed === 1 && gained === slope) {
        // A piece of one millisecond is of either slope.
        this.#slopes[last] = slope;
        return;
      }
    }
    if (this.#count === this.#starts.length) this.#grow();
    this.#starts[this.#count] = start;
    this.#values[this.#count] = value;
    this.#slopes[this.#count] = slope;
    this.#count += 1;
  }

  /** The map over a domain that begins with the first piece. */
  finish({ from, to }: Domain): TimeMap {
    const arrays = { starts: this.#starts, values: this.#values, slopes: this.#slopes };
    spare.push(arrays);
    return {
      from,
      certifiedUntil: to,
      starts: arrays.starts.slice(0, this.#count),
      values: arrays.values.slice(0, this.#count),
      slopes: arrays.slopes.slice(0, this.#count),
    };
  }

  #grow(): void {
    const { starts, values, slopes } = arraysFor(2 * this.#starts.length);
    starts.set(this.#starts);
    values.set(this.#values);
    slopes.set(this.#slopes);
    this.#starts = starts;
    this.#values = values;
    this.#slopes = slopes;
  }
}

interface PieceArrays {
  readonly starts: Float64Array;
  readonly values: Float64Array;
  readonly slopes: Uint8Array;
}

const arraysFor = (count: number): PieceArrays => ({
  starts: new Float64Array(count),
  values: new Float64Array(count),
  slopes: new Uint8Array(count),
});

/** What finished builders have filled: a proof builds thousands of maps, and room for each would keep the garbage collector busy. */
const spare: PieceArrays[] = [];
