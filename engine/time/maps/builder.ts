import type { Domain, TimeMap } from './time-map.ts';
import type { Instant } from '../../model/base.ts';

/** Takes pieces in ascending order and joins those that continue each other. */
export class MapBuilder {
  // Read as fields of one object: a proof adds millions of pieces.
  #starts: Float64Array;
  #values: Float64Array;
  #slopes: Uint8Array;
  #count = 0;

  /** With room for so many pieces; it grows when more are added. */
  constructor(capacity: number) {
    this.#starts = new Float64Array(capacity);
    this.#values = new Float64Array(capacity);
    this.#slopes = new Uint8Array(capacity);
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
    return {
      from,
      certifiedUntil: to,
      starts: this.#starts.slice(0, this.#count),
      values: this.#values.slice(0, this.#count),
      slopes: this.#slopes.slice(0, this.#count),
    };
  }

  #grow(): void {
    const more = 2 * this.#starts.length + 8;
    this.#starts = enlarged(this.#starts, new Float64Array(more));
    this.#values = enlarged(this.#values, new Float64Array(more));
    this.#slopes = enlarged(this.#slopes, new Uint8Array(more));
  }
}

const enlarged = <T extends Float64Array | Uint8Array>(from: T, to: T): T => {
  to.set(from);
  return to;
};
