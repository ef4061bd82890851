import { dayOf, weekday } from '../../../time/day.ts';
import { checkFileName } from '../../schema/compile-file.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import type { WrittenCalendar, WrittenHoliday } from './calendar-schema.ts';
import { daysOf, meantDays, spanOf } from './hours.ts';
import { checkYears } from './check-years.ts';
import { checkUnlikelyDays } from './unlikely-days.ts';
import { readZone } from './zone-name.ts';

/** Reports days and hours that do not exist or contradict each other, which the schema cannot say. */
export function* checkCalendar(written: WrittenCalendar, id: string): Generator<PathDiagnostic> {
  yield* checkFileName('calendar', written.calendar, id);
  yield* checkZone(written.zone);
  yield* checkWeek(written);
  for (const [index, { hours = [] }] of (written.workdays ?? []).entries())
    yield* checkSpans(hours, ['workdays', index, 'hours']);
  const strange = [...checkYears(written)];
  const { holidays = [] } = written;
  // What follows of a mistyped year for days that lie between is not told.
  const meant = holidays.filter(
    (_holiday, index) => !strange.some(({ path }) => path[0] === 'holidays' && path[1] === index),
  );
  yield* checkDates(written, meant);
  yield* strange;
  if (strange.length === 0) yield* checkUnlikelyDays(written);
  yield* checkClashes({ ...written, holidays: meant.filter(isShort) });
  yield* checkWorkdays(written);
}

/** The zone of a case may be spelt in several ways; in a calendar it stands as the platform spells it. */
function* checkZone(written: string): Generator<PathDiagnostic> {
  const read = readZone(written);
  if ('problem' in read) yield wrongValue(['zone'], read.problem, read.hint);
  else if (read.zone !== written)
    yield wrongValue(['zone'], `"${written}" is not a time zone`, `did you mean "${read.zone}"?`);
}

function* checkWeek({ hours }: WrittenCalendar): Generator<PathDiagnostic> {
  const seen = new Set<number>();
  for (const [key, spans] of Object.entries(hours)) {
    const path = ['hours', key];
    const days = daysOf(key);
    if (days === undefined) yield wrongValue(path, `"${key}" names no days`, daysHint(key));
    if (days?.some((day) => seen.has(day)) === true)
      yield wrongValue(path, `"${key}" has a day that already has hours`, 'give each day once');
    for (const day of days ?? []) seen.add(day);
    yield* checkSpans(spans, path);
  }
  if (Object.values(hours).every((spans) => spans.length === 0))
    yield wrongValue(['hours'], 'no day of the week has hours', 'write when work is done');
}

function daysHint(key: string): string {
  const meant = meantDays(key);
  return meant === undefined
    ? 'write a day or a range: "mon", "mon-fri"'
    : `did you mean "${meant}"?`;
}

function* checkSpans(spans: readonly string[], path: ValuePath): Generator<PathDiagnostic> {
  for (const [index, text] of spans.entries()) {
    const span = spanOf(text);
    const previous = spans[index - 1] ?? '';
    const before = spanOf(previous);
    if (span === undefined)
      yield wrongValue([...path, index], `"${text}" is no span of hours`, spanHint(text));
    else if (before !== undefined && before[1] > span[0])
      yield wrongValue(
        [...path, index],
        `"${text}" begins before "${previous}" is over`,
        'list the spans in order, without overlaps',
      );
  }
}

/** Working hours over midnight belong to two days. */
function spanHint(text: string): string {
  const [start = '', end = ''] = text.split('-');
  const [evening, morning] = [spanOf(`${start}-24:00`), spanOf(`00:00-${end}`)];
  if (evening && end === '00:00') return `write "${start}-24:00"`;
  return evening && morning && evening[0] > morning[1]
    ? `write "${start}-24:00", and "00:00-${end}" on the next day`
    : 'write start and end of one day, such as "09:00-12:00"';
}

function* checkDates(
  { holidays = [], workdays = [], until }: WrittenCalendar,
  meant: readonly WrittenHoliday[],
): Generator<PathDiagnostic> {
  const end = dayOf(until);
  if (end === undefined) yield noDay(until, ['until']);
  const all = [...holidays, ...workdays].map(({ on }) => on);
  const isEarly = all.filter((on) => on > until).length > all.length / 2;
  if (isEarly)
    yield wrongValue(
      ['until'],
      `"${until}" is before most days of this calendar`,
      'write the last day for which the holidays are known',
    );
  // One mistyped `until` is told once.
  const last = isEarly ? undefined : end;
  for (const [index, holiday] of holidays.entries())
    if (meant.includes(holiday)) yield* checkHoliday(holiday, last, ['holidays', index]);
  for (const [index, { on }] of workdays.entries())
    yield* checkDay(on, last, ['workdays', index, 'on']);
}

function* checkHoliday(
  { on, to }: WrittenHoliday,
  last: number | undefined,
  path: ValuePath,
): Generator<PathDiagnostic> {
  yield* checkDay(on, last, [...path, 'on']);
  if (to === undefined) return;
  const wrong = [...checkLength(on, to, [...path, 'to'])];
  yield* wrong.length > 0 ? wrong : checkDay(to, last, [...path, 'to']);
}

function* checkDay(
  text: string,
  last: number | undefined,
  path: ValuePath,
): Generator<PathDiagnostic> {
  const day = dayOf(text);
  if (day === undefined) yield noDay(text, path);
  else if (last !== undefined && day > last)
    yield wrongValue(
      path,
      `"${text}" is after "until"`,
      'move "until" to the last day that is known',
    );
}

const noDay = (text: string, path: ValuePath): PathDiagnostic =>
  wrongValue(path, `"${text}" is no day`, 'write it as 2026-10-01');

/** Longer than any holiday, short enough to list its days. */
const maxDays = 100;

/** Whether a holiday is no longer than one can be. */
const isShort = ({ on, to = on }: WrittenHoliday): boolean =>
  (dayOf(to) ?? 0) - (dayOf(on) ?? 0) <= maxDays;

function* checkLength(on: string, to: string, path: ValuePath): Generator<PathDiagnostic> {
  const [first, last] = [dayOf(on), dayOf(to)];
  if (first === undefined || last === undefined) return;
  const length = last - first;
  if (length < 0) yield wrongValue(path, `"${to}" is before "${on}"`, 'swap the two days');
  if (length > maxDays)
    yield wrongValue(
      path,
      `the holiday lasts more than ${maxDays} days`,
      'check the year of its last day',
    );
}

function* checkClashes({
  holidays = [],
  workdays = [],
}: WrittenCalendar): Generator<PathDiagnostic> {
  for (const [index, { on }] of workdays.entries())
    if (holidays.some((holiday) => holiday.on <= on && on <= (holiday.to ?? holiday.on)))
      yield wrongValue(
        ['workdays', index, 'on'],
        `"${on}" is a holiday as well`,
        'take it out of one of the two lists',
      );
}

/** A make-up day takes the hours of Monday, if those are the ordinary ones; one that the week works anyway would change nothing. */
function* checkWorkdays({ hours, workdays = [] }: WrittenCalendar): Generator<PathDiagnostic> {
  const week = new Map(
    Object.entries(hours).flatMap(([key, spans]) =>
      (daysOf(key) ?? []).map((one) => [one, spans.join(', ')] as const),
    ),
  );
  // Hours of days that have no name are those of any.
  if (Object.keys(hours).some((key) => daysOf(key) === undefined)) return;
  for (const [index, { on, hours: own }] of workdays.entries()) {
    const day = dayOf(on);
    const anyway = day === undefined ? undefined : (week.get(weekday(day)) ?? '');
    const found = anyway === undefined ? undefined : workdayProblem(own, anyway, week);
    if (found) yield wrongValue(['workdays', index, 'on'], `"${on}" ${found[0]}`, found[1]);
  }
}

/** What is wrong with the hours of a make-up day, and what to do. */
function workdayProblem(
  own: readonly string[] | undefined,
  anyway: string,
  week: ReadonlyMap<number, string>,
): readonly [message: string, hint: string] | undefined {
  if (own?.length === 0) return ['has no hours', 'write its hours, or list it under "holidays"'];
  if (anyway !== '' && (own === undefined || own.join(', ') === anyway))
    return [
      'is worked anyway',
      'check the day, or write its "hours" if they differ from those of its week',
    ];
  return own === undefined ? mondayProblem(week) : undefined;
}

function mondayProblem(
  week: ReadonlyMap<number, string>,
): readonly [message: string, hint: string] | undefined {
  const monday = week.get(0) ?? '';
  const all = [...week.values()].filter((spans) => spans !== '');
  const count = (spans: string): number => all.filter((other) => other === spans).length;
  if (monday !== '' && all.every((spans) => count(spans) <= count(monday))) return undefined;
  const reason = monday === '' ? 'which has none' : `and ${monday} is not what most days have`;
  return [
    `would take the hours of Monday, ${reason}`,
    'write its hours: `hours: [09:00-12:00, 13:00-18:00]`',
  ];
}
