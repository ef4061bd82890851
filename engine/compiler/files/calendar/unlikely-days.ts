import { dayOf, isoDay } from '../../../time/day.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import type { WrittenCalendar } from './calendar-schema.ts';

/** Warns of days that exist and that the others make unlikely: a slip of the hand in the year loses a holiday without a word. */
export function* checkUnlikelyDays(written: WrittenCalendar): Generator<PathDiagnostic> {
  const { holidays = [], workdays = [] } = written;
  const lists = [listedDays('holidays', holidays), listedDays('workdays', workdays)];
  const misplaced = lists.flatMap(misplacedIn);
  yield* misplaced;
  for (const list of lists) yield* repeatedIn(list);
  const all = lists.flat().toSorted((a, b) => a.first - b.first);
  if (misplaced.length === 0) yield* loneEnds(all);
  yield* checkListedUntil(written.until, all);
}

interface ListedDay {
  readonly text: string;
  readonly name: string;
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  readonly path: ValuePath;
}

const listedDays = (
  list: 'holidays' | 'workdays',
  days: NonNullable<WrittenCalendar['holidays']>,
): readonly ListedDay[] =>
  days.flatMap(({ on: text, to, name }, index) => {
    const first = dayOf(text);
    const last = dayOf(to ?? text) ?? first;
    if (first === undefined || last === undefined) return [];
    return [{ text, name: JSON.stringify(name), first, last, path: [list, index, 'on'] }];
  });

/** Most lists are written in the order of their days; where many stand out of it, they are ordered by something else. */
function misplacedIn(list: readonly ListedDay[]): readonly PathDiagnostic[] {
  const found = list.flatMap((one, index) => {
    const [before, after] = [list[index - 1], list[index + 1]];
    const meant = before && after && betweenThem(one, before, after);
    const isListed = list.some(({ first }) => first === meant);
    if (meant === undefined || isListed) return [];
    return [
      unlikely(
        one.path,
        `"${one.text}" stands between "${before?.text}" and "${after?.text}"`,
        `check the year: did you mean "${isoDay(meant)}"?`,
      ),
    ];
  });
  return found.length > Math.max(1, list.length / 4) ? [] : found;
}

/** The day that stands in order once it has the year of both neighbours; `undefined` when it has that year, or still stands out of order. */
function betweenThem(one: ListedDay, before: ListedDay, after: ListedDay): number | undefined {
  const year = yearOf(before);
  if (year !== yearOf(after) || year === yearOf(one)) return undefined;
  const meant = dayOf(`${year}${one.text.slice(4)}`);
  return meant !== undefined && before.last < meant && meant < after.first ? meant : undefined;
}

const yearOf = ({ text }: ListedDay): string => text.slice(0, 4);

function* repeatedIn(list: readonly ListedDay[]): Generator<PathDiagnostic> {
  // Two holidays may fall on one day; of two make-up days only one has its hours.
  const isMade = list[0]?.path[0] === 'workdays';
  for (const [index, { text, name, first, path }] of list.entries())
    if (
      list.slice(0, index).some((other) => other.first === first && (isMade || other.name === name))
    )
      yield unlikely(path, `"${text}" is listed twice`, 'check the year, or take one of them out');
}

/** Days between two holidays of a calendar that has several in a year, and most of a year. */
const farApart = 250;

/** The first or the last day, when it alone lies most of a year away from days that lie closer together. */
function* loneEnds(all: readonly ListedDay[]): Generator<PathDiagnostic> {
  const gaps = all.slice(1).map((day, index) => ({ day, before: all[index] ?? day }));
  const wide = gaps.filter(({ day, before }) => day.first - before.last > farApart);
  const [gap] = wide;
  if (gap === undefined || wide.length > 1 || all.length < 4) return;
  if (gap === gaps[0]) yield farFrom(gap.before, gap.day);
  if (gap === gaps.at(-1)) yield farFrom(gap.day, gap.before);
}

const farFrom = ({ text, path }: ListedDay, nearest: ListedDay): PathDiagnostic =>
  unlikely(
    path,
    `"${text}" is far from the other days of this calendar: the nearest is "${nearest.text}"`,
    'check the year, or list the holidays between them',
  );

function* checkListedUntil(until: string, all: readonly ListedDay[]): Generator<PathDiagnostic> {
  const end = dayOf(until);
  const last = Math.max(...all.map((one) => one.last));
  if (end === undefined || all.length === 0) return;
  const isLong = end - last > 366;
  const missing = isLong ? undefined : all.find((one) => comesAgain(one, { last, end }));
  if (!isLong && missing === undefined) return;
  yield unlikely(
    ['until'],
    missing === undefined
      ? `no holiday is listed for more than a year before "${until}"`
      : `the last day that is listed is "${isoDay(last)}", although "${missing.text}" comes again before "${until}"`,
    `write the last day for which the holidays are listed, such as "${isoDay(last).slice(0, 4)}-12-31", or list those of the years after it`,
  );
}

/** By so many days a holiday of the moon may come later than in the year before. */
const drift = 20;

/** Whether the day of the year after lies where none is listed any more, and is known to have come by then. */
const comesAgain = (
  { first, path }: ListedDay,
  { last, end }: { readonly last: number; readonly end: number },
): boolean => path[0] === 'holidays' && first + 365 > last + drift && first + 365 + drift <= end;

const unlikely = (path: ValuePath, message: string, hint: string): PathDiagnostic => ({
  ...wrongValue(path, message, hint),
  severity: 'warning',
});
