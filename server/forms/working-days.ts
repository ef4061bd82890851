import type { FormField } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { deadline } from '../../engine/time/deadline.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { isoDay } from '../../engine/time/day.ts';
import { dayMs } from '../../engine/time/units.ts';
import { workingDayAfter } from '../../engine/time/working-hours.ts';
import type { Instant } from '../../engine/model/base.ts';

export type WorkingDayField = Extract<FormField, { type: 'working-day' }>;

/** A day that a person may choose, such as `2026-10-08`. */
export interface OfferedDay {
  readonly day: string;
  /** No calendar knows yet whether it is a holiday. */
  readonly provisional: boolean;
}

/** The first working day on or after `from`, and those that follow. */
export const workingDays = (
  field: WorkingDayField,
  now: Instant,
  calendars: Plan['calendars'],
): readonly OfferedDay[] => {
  const table = calendars[field.calendar];
  if (table === undefined) return [];
  const start = Math.floor(wallClock(deadline(now, field.from, calendars), table) / dayMs);
  const days: OfferedDay[] = [];
  for (let day = start - 1; days.length < field.count;) {
    day = workingDayAfter(day, 1, table);
    days.push({ day: isoDay(day), provisional: day > table.until });
  }
  return days;
};
