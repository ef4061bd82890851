import type { Keep } from '../model/house.ts';
import { leastDays } from './period.ts';

/** Whole days for which every case is kept at least, whatever its outcome; `undefined` where nothing is erased by itself. */
export const shortestKeep = (keep: Keep | undefined): number | undefined =>
  keep && Math.min(...[keep.else, ...Object.values(keep.outcomes)].map(leastDays));
