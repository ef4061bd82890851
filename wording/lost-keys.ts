import type { LostKeysFault } from './texts/trouble-details.ts';
import { troubleDetailText } from './trouble-detail.ts';

/** All losses of keys in a line of a log; empty where there is none. */
export const lossesText = (losses: readonly LostKeysFault[]): string =>
  losses.map((lost) => troubleDetailText({ kind: 'lost-keys', lost }, 'en')).join('; ');
