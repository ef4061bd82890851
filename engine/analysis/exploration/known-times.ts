import type { Duration } from '../../model/base.ts';

/** What is known of the instants from which those who wait count, and of which of them is due first. */
export interface KnownTimes {
  /** The first is the start of the case. */
  readonly instants: readonly CountedInstant[];
  /** The instant of what has come last, at which lines run. */
  readonly now: number;
  readonly order: readonly Precedence[];
}

/** An instant; of most of them nothing is known but that they lie behind those at which others began to wait before. */
export interface CountedInstant {
  /** An earlier instant from which it counts: when this has passed, or at the latest then. */
  readonly after?: TimeAfter;
}

export interface TimeAfter {
  readonly instant: number;
  readonly lengths: readonly Duration[];
  readonly isExact: boolean;
}

/** Two who wait, the first of whom is surely due before the second: lines by the numbers of their continuations, backstops below zero. */
export type Precedence = readonly [earlier: number, later: number];

export const timesAtStart: KnownTimes = { instants: [{}], now: 0, order: [] };

/** The number of a backstop among those who wait, and its index by that number. */
export const numberOfBackstop = (index: number): number => -1 - index;

/** The times at an instant that counts from another one, or of which nothing is known. */
export const timesAt = (times: KnownTimes, after?: TimeAfter): KnownTimes => ({
  ...times,
  instants: [...times.instants, after === undefined ? {} : { after }],
  now: times.instants.length,
});

/** The way back from an instant: each that it counts from, with the times between that have surely passed, and those that may have. */
export function wayBack(times: KnownTimes, from: number): ReadonlyMap<number, TimeBetween> {
  const found = new Map<number, TimeBetween>();
  let at: number | undefined = from;
  let between: TimeBetween = { least: [], most: [] };
  while (at !== undefined) {
    found.set(at, between);
    const after: TimeAfter | undefined = times.instants[at]?.after;
    if (after !== undefined)
      between = {
        least: after.isExact ? [...after.lengths, ...between.least] : between.least,
        most: [...after.lengths, ...between.most],
      };
    at = after?.instant;
  }
  return found;
}

export interface TimeBetween {
  readonly least: readonly Duration[];
  readonly most: readonly Duration[];
}

/** The same text for times of which the same is known. */
export function keyOfTimes({ instants, order }: KnownTimes): string {
  let key = '';
  for (const [index, { after }] of instants.entries())
    if (after !== undefined)
      key += `${index}${after.isExact ? '=' : '<'}${after.instant}${textOf(after.lengths)}`;
  return order.length === 0 ? key : `${key}|${order.join(' ')}`;
}

const textOf = (lengths: readonly Duration[]): string => {
  const text = texts.get(lengths) ?? JSON.stringify(lengths);
  texts.set(lengths, text);
  return text;
};

const texts = new WeakMap<readonly Duration[], string>();
