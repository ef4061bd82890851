import type { CalendarTable, Hours } from '../../../model/calendar.ts';
import { dayOf, weekday } from '../../../time/day.ts';
import { offsetsOf } from './zone-offsets.ts';
import type { Label } from '../../../model/base.ts';

/** `calendars/<id>.yaml`, already valid against its schema. */
export interface CalendarFile {
  readonly calendar: string;
  readonly title?: Label;
  /** IANA. */
  readonly zone: string;
  /** By day or range of days: `{ mon-fri: [09:00-12:00, 13:00-18:00] }`. */
  readonly hours: Readonly<Record<string, readonly string[]>>;
  readonly holidays?: readonly Holiday[];
  readonly workdays?: readonly Workday[];
  /** Last day for which the holidays are known. */
  readonly until: string;
  readonly source?: string;
  readonly asOf?: string;
}

export interface Holiday {
  readonly on: string;
  /** Last day, when it is more than one. */
  readonly to?: string;
  readonly name?: Label;
}

/** A day worked that the week has free. */
export interface Workday {
  readonly on: string;
  /** Default: those of a Monday. */
  readonly hours?: readonly string[];
  readonly name?: Label;
}

/** Lowers a calendar without faults; see `checkCalendar`. */
export function lowerCalendar(value: CalendarFile): CalendarTable {
  const weekly = weeklyHours(value.hours);
  const days = new Map<number, Hours>();
  for (const { on, to } of value.holidays ?? []) {
    for (let day = dayNumber(on); day <= dayNumber(to ?? on); day++) days.set(day, []);
  }
  for (const { on, hours } of value.workdays ?? []) {
    days.set(dayNumber(on), hours === undefined ? (weekly[0] ?? []) : hoursFrom(hours));
  }
  const until = dayNumber(value.until);
  return {
    zone: value.zone,
    weekly,
    exceptions: [...days].filter(changesAnything(weekly)).toSorted(([a], [b]) => a - b),
    offsets: offsetsOf(value.zone, Number(value.until.slice(0, 4))),
    until,
  };
}

/** The days of a key such as `mon` or `mon-fri`, Monday being 0; `undefined` when it is none. */
export function daysOf(key: string): readonly number[] | undefined {
  const [first, last = first, ...more] = key.split('-').map((name) => dayNames.indexOf(name));
  if (first === undefined || last === undefined || more.length > 0) return undefined;
  if (first < 0 || last < 0) return undefined;
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => (first + i) % 7);
}

/** Minutes since midnight of `09:00-12:00`; `undefined` when it is no span of a day. */
export function spanOf(text: string): readonly [start: number, end: number] | undefined {
  const found = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const [, h1, m1, h2, m2] = (found ?? []).map(Number);
  if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined)
    return undefined;
  const [start, end] = [h1 * 60 + m1, h2 * 60 + m2];
  return start < end && end <= 24 * 60 ? [start, end] : undefined;
}

const dayNames = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weeklyHours = (written: CalendarFile['hours']): readonly Hours[] => {
  const week: Hours[] = dayNames.map(() => []);
  for (const [key, spans] of Object.entries(written)) {
    for (const day of daysOf(key) ?? []) week[day] = hoursFrom(spans);
  }
  return week;
};

const hoursFrom = (spans: readonly string[]): Hours =>
  spans.flatMap((text) => {
    const span = spanOf(text);
    return span === undefined ? [] : [span];
  });

/** A holiday on a day off says nothing new. */
const changesAnything =
  (weekly: readonly Hours[]) =>
  ([day, hours]: readonly [number, Hours]): boolean =>
    hours.length > 0 || (weekly[weekday(day)] ?? []).length > 0;

const dayNumber = (iso: string): number => dayOf(iso) ?? 0;
