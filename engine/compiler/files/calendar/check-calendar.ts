import { dayOf } from '../../../time/day.ts';
import { checkFileName } from '../../schema/compile-file.ts';
import { type PathDiagnostic, type ValuePath, wrongValue } from '../../source/source.ts';
import type { WrittenCalendar } from './calendar-schema.ts';
import { daysOf, spanOf } from './hours.ts';
import { checkYears } from './check-years.ts';
import { isZone } from './zone-offsets.ts';

/** Reports days and hours that do not exist or contradict each other, which the schema cannot say. */
export function* checkCalendar(written: WrittenCalendar, id: string): Generator<PathDiagnostic> {
  yield* checkFileName('calendar', written.calendar, id);
  if (!isZone(written.zone)) yield unknownZone(written.zone);
  yield* checkWeek(written);
  for (const [index, { hours = [] }] of (written.workdays ?? []).entries())
    yield* checkSpans(hours, ['workdays', index, 'hours']);
  yield* checkDates(written);
  yield* checkYears(written);
  yield* checkClashes(written);
}

const unknownZone = (zone: string): PathDiagnostic =>
  wrongValue(
    ['zone'],
    `"${zone}" is not a time zone`,
    'write an IANA name such as "Asia/Shanghai"',
  );

function* checkWeek({ hours }: WrittenCalendar): Generator<PathDiagnostic> {
  const seen = new Set<number>();
  for (const [key, spans] of Object.entries(hours)) {
    const path = ['hours', key];
    const days = daysOf(key);
    if (days === undefined)
      yield wrongValue(path, `"${key}" names no days`, 'write a day or a range: "mon", "mon-fri"');
    if (days?.some((day) => seen.has(day)) === true)
      yield wrongValue(path, `"${key}" has a day that already has hours`, 'give each day once');
    for (const day of days ?? []) seen.add(day);
    yield* checkSpans(spans, path);
  }
  if (Object.values(hours).every((spans) => spans.length === 0))
    yield wrongValue(['hours'], 'no day of the week has hours', 'write when work is done');
}

function* checkSpans(spans: readonly string[], path: ValuePath): Generator<PathDiagnostic> {
  for (const [index, text] of spans.entries()) {
    const span = spanOf(text);
    const previous = spans[index - 1] ?? '';
    const before = spanOf(previous);
    if (span === undefined)
      yield wrongValue(
        [...path, index],
        `"${text}" is no span of hours`,
        'write start and end of one day, such as "09:00-12:00"',
      );
    else if (before !== undefined && before[1] > span[0])
      yield wrongValue(
        [...path, index],
        `"${text}" begins before "${previous}" is over`,
        'list the spans in order, without overlaps',
      );
  }
}

function* checkDates({
  holidays = [],
  workdays = [],
  until,
}: WrittenCalendar): Generator<PathDiagnostic> {
  const last = dayOf(until);
  if (last === undefined) yield noDay(until, ['until']);
  for (const [index, { on, to }] of holidays.entries()) {
    yield* checkDay(on, last, ['holidays', index, 'on']);
    if (to === undefined) continue;
    yield* checkDay(to, last, ['holidays', index, 'to']);
    yield* checkLength(on, to, ['holidays', index, 'to']);
  }
  for (const [index, { on }] of workdays.entries())
    yield* checkDay(on, last, ['workdays', index, 'on']);
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

function* checkLength(on: string, to: string, path: ValuePath): Generator<PathDiagnostic> {
  const length = (dayOf(to) ?? 0) - (dayOf(on) ?? 0);
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
