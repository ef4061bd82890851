import { dayOf } from '../../../time/day.ts';
import { type CalendarFile, daysOf, spanOf } from './calendar.ts';
import type { DiagnosticMessage, ValuePath } from '../../source/source.ts';
import { isZone } from './zone-offsets.ts';

/** A finding and where in the file it belongs. */
export type CalendarDiagnostic = Omit<DiagnosticMessage, 'severity'> & { readonly path: ValuePath };

/** What a schema cannot say: days and hours that do not exist or contradict each other. */
export function checkCalendar(value: CalendarFile): readonly CalendarDiagnostic[] {
  return [
    ...(isZone(value.zone) ? [] : [unknownZone(value.zone)]),
    ...checkWeek(value),
    ...(value.workdays ?? []).flatMap(({ hours = [] }, i) =>
      checkSpans(hours, ['workdays', i, 'hours']),
    ),
    ...checkDates(value),
    ...checkClashes(value),
  ];
}

const wrongValue = (path: ValuePath, message: string, hint: string): CalendarDiagnostic => ({
  code: 'wrong-value',
  path,
  message,
  hint,
});

const unknownZone = (zone: string): CalendarDiagnostic =>
  wrongValue(
    ['zone'],
    `"${zone}" is not a time zone`,
    'write an IANA name such as "Asia/Shanghai"',
  );

const checkWeek = ({ hours }: CalendarFile): readonly CalendarDiagnostic[] => {
  const seen = new Set<number>();
  const diagnostics: CalendarDiagnostic[] = [];
  for (const [key, spans] of Object.entries(hours)) {
    const days = daysOf(key);
    if (days === undefined) {
      diagnostics.push(
        wrongValue(
          ['hours', key],
          `"${key}" names no days`,
          'write a day or a range: "mon", "mon-fri"',
        ),
      );
    }
    if (days?.some((day) => seen.has(day)) === true) {
      diagnostics.push(
        wrongValue(
          ['hours', key],
          `"${key}" has a day that already has hours`,
          'give each day once',
        ),
      );
    }
    for (const day of days ?? []) seen.add(day);
    diagnostics.push(...checkSpans(spans, ['hours', key]));
  }
  return Object.values(hours).some((spans) => spans.length > 0)
    ? diagnostics
    : [
        ...diagnostics,
        wrongValue(['hours'], 'no day of the week has hours', 'write when work is done'),
      ];
};

const checkSpans = (spans: readonly string[], path: ValuePath): readonly CalendarDiagnostic[] =>
  spans.flatMap((text, i) => {
    const span = spanOf(text);
    const before = i === 0 ? undefined : spanOf(spans[i - 1] ?? '');
    if (span === undefined) {
      const hint = 'write start and end of one day, such as "09:00-12:00"';
      return [wrongValue([...path, i], `"${text}" is no span of hours`, hint)];
    }
    if (before === undefined || before[1] <= span[0]) return [];
    const message = `"${text}" begins before "${spans[i - 1] ?? ''}" is over`;
    return [wrongValue([...path, i], message, 'list the spans in order, without overlaps')];
  });

const checkDates = ({
  holidays = [],
  workdays = [],
  until,
}: CalendarFile): readonly CalendarDiagnostic[] => {
  const last = dayOf(until);
  const checkDay = (text: string | undefined, path: ValuePath): readonly CalendarDiagnostic[] => {
    const day = text === undefined ? 0 : dayOf(text);
    if (day === undefined)
      return [wrongValue(path, `"${text}" is no day`, 'write it as 2026-10-01')];
    return last !== undefined && day > last
      ? [
          wrongValue(
            path,
            `"${text}" is after "until"`,
            'move "until" to the last day that is known',
          ),
        ]
      : [];
  };
  return [
    ...(last === undefined ? checkDay(until, ['until']) : []),
    ...holidays.flatMap(({ on, to }, i) => [
      ...checkDay(on, ['holidays', i, 'on']),
      ...checkDay(to, ['holidays', i, 'to']),
      ...checkLength(on, to ?? on, ['holidays', i, 'to']),
    ]),
    ...workdays.flatMap(({ on }, i) => checkDay(on, ['workdays', i, 'on'])),
  ];
};

/** Longer than any holiday, short enough to list its days. */
const maxDays = 100;

const checkLength = (on: string, to: string, path: ValuePath): readonly CalendarDiagnostic[] => {
  const length = (dayOf(to) ?? 0) - (dayOf(on) ?? 0);
  if (length < 0) return [wrongValue(path, `"${to}" is before "${on}"`, 'swap the two days')];
  return length > maxDays
    ? [
        wrongValue(
          path,
          `the holiday lasts more than ${maxDays} days`,
          'check the year of its last day',
        ),
      ]
    : [];
};

const checkClashes = ({
  holidays = [],
  workdays = [],
}: CalendarFile): readonly CalendarDiagnostic[] =>
  workdays.flatMap(({ on }, i) =>
    holidays.some((holiday) => holiday.on <= on && on <= (holiday.to ?? holiday.on))
      ? [
          wrongValue(
            ['workdays', i, 'on'],
            `"${on}" is a holiday as well`,
            'take it out of one of the two lists',
          ),
        ]
      : [],
  );
