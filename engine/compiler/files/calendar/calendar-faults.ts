import { dayOf } from '../../../time/day.ts';
import { type CalendarFile, daysOf, spanOf } from './calendar.ts';
import type { Finding, Path } from '../../source/source.ts';
import { isZone } from './zone-offsets.ts';

/** A finding and where in the file it belongs. */
export type Fault = Omit<Finding, 'severity'> & { readonly path: Path };

/** What a schema cannot say: days and hours that do not exist or contradict each other. */
export function calendarFaults(value: CalendarFile): readonly Fault[] {
  return [
    ...(isZone(value.zone) ? [] : [zoneFault(value.zone)]),
    ...weekFaults(value),
    ...(value.workdays ?? []).flatMap(({ hours = [] }, i) =>
      spanFaults(hours, ['workdays', i, 'hours']),
    ),
    ...dateFaults(value),
    ...clashes(value),
  ];
}

const wrong = (path: Path, message: string, hint: string): Fault => ({
  code: 'wrong-value',
  path,
  message,
  hint,
});

const zoneFault = (zone: string): Fault =>
  wrong(['zone'], `"${zone}" is not a time zone`, 'write an IANA name such as "Asia/Shanghai"');

const weekFaults = ({ hours }: CalendarFile): readonly Fault[] => {
  const seen = new Set<number>();
  const faults: Fault[] = [];
  for (const [key, spans] of Object.entries(hours)) {
    const days = daysOf(key);
    if (days === undefined) {
      faults.push(
        wrong(['hours', key], `"${key}" names no days`, 'write a day or a range: "mon", "mon-fri"'),
      );
    }
    if (days?.some((day) => seen.has(day)) === true) {
      faults.push(
        wrong(['hours', key], `"${key}" has a day that already has hours`, 'give each day once'),
      );
    }
    for (const day of days ?? []) seen.add(day);
    faults.push(...spanFaults(spans, ['hours', key]));
  }
  return Object.values(hours).some((spans) => spans.length > 0)
    ? faults
    : [...faults, wrong(['hours'], 'no day of the week has hours', 'write when work is done')];
};

const spanFaults = (spans: readonly string[], path: Path): readonly Fault[] =>
  spans.flatMap((text, i) => {
    const span = spanOf(text);
    const before = i === 0 ? undefined : spanOf(spans[i - 1] ?? '');
    if (span === undefined) {
      const hint = 'write start and end of one day, such as "09:00-12:00"';
      return [wrong([...path, i], `"${text}" is no span of hours`, hint)];
    }
    if (before === undefined || before[1] <= span[0]) return [];
    const message = `"${text}" begins before "${spans[i - 1] ?? ''}" is over`;
    return [wrong([...path, i], message, 'list the spans in order, without overlaps')];
  });

const dateFaults = ({ holidays = [], workdays = [], until }: CalendarFile): readonly Fault[] => {
  const last = dayOf(until);
  const check = (text: string | undefined, path: Path): readonly Fault[] => {
    const day = text === undefined ? 0 : dayOf(text);
    if (day === undefined) return [wrong(path, `"${text}" is no day`, 'write it as 2026-10-01')];
    return last !== undefined && day > last
      ? [wrong(path, `"${text}" is after "until"`, 'move "until" to the last day that is known')]
      : [];
  };
  return [
    ...(last === undefined ? check(until, ['until']) : []),
    ...holidays.flatMap(({ on, to }, i) => [
      ...check(on, ['holidays', i, 'on']),
      ...check(to, ['holidays', i, 'to']),
      ...lengthFaults(on, to ?? on, ['holidays', i, 'to']),
    ]),
    ...workdays.flatMap(({ on }, i) => check(on, ['workdays', i, 'on'])),
  ];
};

/** Longer than any holiday, short enough to list its days. */
const longest = 100;

const lengthFaults = (on: string, to: string, path: Path): readonly Fault[] => {
  const length = (dayOf(to) ?? 0) - (dayOf(on) ?? 0);
  if (length < 0) return [wrong(path, `"${to}" is before "${on}"`, 'swap the two days')];
  return length > longest
    ? [wrong(path, `the holiday lasts more than ${longest} days`, 'check the year of its last day')]
    : [];
};

const clashes = ({ holidays = [], workdays = [] }: CalendarFile): readonly Fault[] =>
  workdays.flatMap(({ on }, i) =>
    holidays.some((holiday) => holiday.on <= on && on <= (holiday.to ?? holiday.on))
      ? [
          wrong(
            ['workdays', i, 'on'],
            `"${on}" is a holiday as well`,
            'take it out of one of the two lists',
          ),
        ]
      : [],
  );
