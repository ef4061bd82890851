import { dayOf } from '../../../time/day.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import type { WrittenCalendar } from './calendar-schema.ts';

/** Reports days of years in which no calendar of today can know them, and days far from all others: a proof goes through every year between. */
export function* checkYears(written: WrittenCalendar): Generator<PathDiagnostic> {
  const days = daysIn(written);
  const strange = days.filter(({ year }) => year < years.first || year > years.last);
  for (const { text, path } of strange) yield strangeYear(text, path);
  const known = days.filter((one) => !strange.includes(one) && one.path[0] !== 'until');
  const groups = groupsOf(known.map(({ year }) => year));
  const most = groups.toSorted((a, b) => b.count - a.count)[0];
  for (const { text, path, year } of known)
    if (most && (year < most.from || year > most.to)) yield farDay(text, path, most);
  yield* checkUntil(written, most?.from);
}

/** Years that people plan for; a thousand years off is a slip of the hand, and so is "for ever". */
const years = { first: 1990, last: 2100 } as const;

interface WrittenDay {
  readonly text: string;
  readonly year: number;
  readonly path: ValuePath;
}

/** All days that exist. */
const daysIn = ({ holidays = [], workdays = [], until }: WrittenCalendar): readonly WrittenDay[] =>
  [
    ...holidays.flatMap(({ on, to }, index) => [
      { text: on, path: ['holidays', index, 'on'] },
      ...(to === undefined ? [] : [{ text: to, path: ['holidays', index, 'to'] }]),
    ]),
    ...workdays.map(({ on }, index) => ({ text: on, path: ['workdays', index, 'on'] })),
    { text: until, path: ['until'] },
  ]
    .filter(({ text }) => dayOf(text) !== undefined)
    .map((one) => ({ ...one, year: Number(one.text.slice(0, 4)) }));

interface YearGroup {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Years that follow each other, with the number of their days. */
function groupsOf(all: readonly number[]): readonly YearGroup[] {
  const groups: YearGroup[] = [];
  for (const year of all.toSorted((a, b) => a - b)) {
    const last = groups.at(-1);
    if (last && year - last.to <= 1)
      groups[groups.length - 1] = { from: last.from, to: year, count: last.count + 1 };
    else groups.push({ from: year, to: year, count: 1 });
  }
  return groups;
}

const strangeYear = (text: string, path: ValuePath): PathDiagnostic =>
  wrongValue(
    path,
    `"${text}" is in a year of which no calendar knows the holidays`,
    path[0] === 'until'
      ? 'write the last day for which the holidays are announced, and move it on when the next year is known'
      : `check the year: calendars go from ${years.first} to ${years.last}`,
  );

const farDay = (text: string, path: ValuePath, { from, to }: YearGroup): PathDiagnostic =>
  wrongValue(
    path,
    `"${text}" is years away from the other days of this calendar`,
    `check the year: the others are in ${from === to ? from : `${from} to ${to}`}`,
  );

const maxSpan = 20;

function* checkUntil(
  { until, asOf }: WrittenCalendar,
  firstYear: number | undefined,
): Generator<PathDiagnostic> {
  const from = firstYear ?? (asOf === undefined ? undefined : Number(asOf.slice(0, 4)));
  const year = Number(until.slice(0, 4));
  if (from === undefined || year > years.last || year - from <= maxSpan) return;
  yield wrongValue(
    ['until'],
    `"${until}" is ${year - from} years after the first day that is known`,
    `write the last day for which the holidays are announced, ${maxSpan} years on at most`,
  );
}
