import { createRandom } from '../../engine/simulation/random.ts';

/**
 * Choices that are read off a list of numbers, one for each; where the list ends, every further choice is the simplest.
 * So whatever shrinks lists of numbers shrinks flows, people and calendars, and the same list always makes the same scene.
 */
export interface Choices {
  /** A number from 0, the simplest, up to but without `count`. */
  below(count: number): number;
  /** True so many times of a hundred; false is the simplest. */
  chance(percent: number): boolean;
  /** The first of the list is the simplest. */
  one<T>(of: readonly [T, ...(readonly T[])]): T;
}

export function choicesOf(numbers: readonly number[]): Choices {
  let read = 0;
  return choicesFrom(() => {
    read += 1;
    return numbers[read - 1] ?? 0;
  });
}

function choicesFrom(next: () => number): Choices {
  const below = (count: number) => next() % count;
  return {
    below,
    chance: (percent) => below(100) >= 100 - percent,
    one: (of) => of[below(of.length)] ?? of[0],
  };
}

/** As many choices as are asked for; the same for the same seed. */
export function endlessChoices(seed: number): Choices {
  const random = createRandom(seed);
  return choicesFrom(() => Math.floor(random() * 2 ** 31));
}

/** More choices than any scene makes; the same for the same seed. */
export function randomChoices(seed: number): Choices {
  const random = createRandom(seed);
  return choicesOf(Array.from({ length: 4000 }, () => Math.floor(random() * 2 ** 31)));
}
