import type { Keep, Period } from '../../engine/model/house.ts';
import { parsePeriod } from '../../engine/time/period.ts';

/** What `keep` of a house is, written as there. */
export const keep = (otherwise: string, outcomes: Readonly<Record<string, string>> = {}): Keep => ({
  else: period(otherwise),
  outcomes: Object.fromEntries(
    Object.entries(outcomes).map(([outcome, text]) => [outcome, period(text)]),
  ),
});

const period = (text: string): Period => {
  const read = parsePeriod(text);
  if (read === undefined) throw new Error(text);
  return read;
};
