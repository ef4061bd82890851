import type { CounterexampleRow } from '../finding/finding.ts';
import { type Calendars, deadline } from '../../time/deadline.ts';
import type { RunTrace, TimeDomain } from './time-domain.ts';
import type { Instant } from '../../model/base.ts';

/** An instant, and the run that leads to it. Its rows are linked backwards, so that runs share their beginnings. */
export interface DatedRun {
  readonly at: Instant;
  readonly last?: LinkedRow;
}

interface LinkedRow {
  readonly row: CounterexampleRow;
  readonly before?: LinkedRow;
}

/** Counts for a single start, and keeps the run that is latest. */
export const datedTimeDomain = (calendars: Calendars): TimeDomain<DatedRun> => ({
  after: (from, duration) => ({ ...from, at: deadline(from.at, duration, calendars) }),
  afterAtLeast: (from, duration) => ({ ...from, at: deadline(from.at, duration, calendars) }),
  justBefore: (end) => ({ ...end, at: end.at - 1 }),
  join: (a, b) => (b.at > a.at ? b : a),
  meet: (a, b) => (b.at < a.at ? b : a),
  until: (from, moment) => ({ ...from, at: Math.max(from.at, moment.at) }),
  isNeverLater: (a, b) => a.at <= b.at,
});

/** Counts for a single start as well, and keeps the run that is earliest. */
export const earliestTimeDomain = (calendars: Calendars): TimeDomain<DatedRun> => ({
  ...datedTimeDomain(calendars),
  join: (a, b) => (b.at < a.at ? b : a),
});

export const runTrace: RunTrace<DatedRun> = {
  record: ({ at, last }, step, happens) => ({
    at,
    last: { row: { step, at, happens }, ...(last && { before: last }) },
  }),
  isAfter: (moment, { at }) => moment.at > at,
  upTo(run, { at }) {
    let { last } = run;
    while (last !== undefined && last.row.at > at) last = last.before;
    return { at, ...(last && { last }) };
  },
  shortest: (runs) => runs.toSorted((a, b) => rowsOf(a).length - rowsOf(b).length)[0],
};

/** The rows of a run, first to last. */
export function rowsOf({ last }: DatedRun): readonly CounterexampleRow[] {
  const rows: CounterexampleRow[] = [];
  for (let at = last; at !== undefined; at = at.before) rows.push(at.row);
  return rows.toReversed();
}
