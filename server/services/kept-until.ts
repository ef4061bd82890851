import type { Instant } from '../../engine/model/base.ts';
import type { Keep, Period } from '../../engine/model/house.ts';
import { endOfPeriod, formatPeriod } from '../../engine/time/period.ts';
import type { EndedCase } from '../../store/ended-cases.ts';

/** Until when a case is kept, and for how long that is, as `house.yaml` writes it. */
export interface KeptUntil {
  readonly until: Instant;
  readonly keep: string;
}

/** The shorter of what `keep` was when the case was started and what it is now; `undefined` where there was and is none. */
export function keptUntil(
  { outcome, lastAt, keep: then }: Pick<EndedCase, 'outcome' | 'lastAt' | 'keep'>,
  now: Keep | undefined,
): KeptUntil | undefined {
  const ends = [then, now].flatMap((keep) => {
    if (keep === undefined) return [];
    const period = periodFor(keep, outcome);
    return [{ until: endOfPeriod(lastAt, period), keep: formatPeriod(period) }];
  });
  return ends.toSorted((a, b) => a.until - b.until)[0];
}

const periodFor = ({ outcomes, else: otherwise }: Keep, outcome: string): Period =>
  (Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined) ?? otherwise;
