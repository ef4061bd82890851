import type { Row } from '../finding/finding.ts';
import { type Calendars, deadline } from '../../time/deadline.ts';
import type { Times } from './time-domain.ts';
import type { Instant } from '../../model/base.ts';

/** One course of a case with its dates; the rows are linked backwards, so that courses share their beginnings. */
export interface Dated {
  readonly at: Instant;
  readonly last?: Linked;
}

interface Linked {
  readonly row: Row;
  readonly before?: Linked;
}

/** Counts for a single start, and keeps the course that is latest. */
export const datedTimes = (calendars: Calendars): Times<Dated> => ({
  after: (from, duration) => ({ ...from, at: deadline(from.at, duration, calendars) }),
  justBefore: (end) => ({ ...end, at: end.at - 1 }),
  later: (a, b) => (b.at > a.at ? b : a),
  sooner: (a, b) => (b.at < a.at ? b : a),
  mayFollow: (moment, { at }) => moment.at > at,
  until: (from, moment) => ({ ...from, at: Math.max(from.at, moment.at) }),
  noting: ({ at, last }, step, happens) => ({
    at,
    last: { row: { step, at, happens }, ...(last && { before: last }) },
  }),
});

/** The rows of a course, first to last. */
export function rowsOf({ last }: Dated): readonly Row[] {
  const rows: Row[] = [];
  for (let at = last; at !== undefined; at = at.before) rows.push(at.row);
  return rows.toReversed();
}
