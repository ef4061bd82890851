import { instantFormatter } from '../../../engine/analysis/report/format-instant.ts';
import { catalogues } from '../../../engine/analysis/report/catalogues.ts';
import type { CalendarTable } from '../../../engine/model/calendar.ts';

/**
 * Calendars of one month that fits on a page: 2026 begins on a Thursday, so its Mondays are the 5th, the 12th, the 19th and the 26th.
 * `office` has eight hours a day, Monday to Friday, and is closed from Thursday the 15th to Friday the 16th; `plain` never closes.
 * `dawn` and `dusk` are open for the minute before nine and before ten, so that a minute of theirs is over at that clock time.
 */
export const calendars: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    office:
      'hours: { mon-fri: [09:00-17:00] }\nholidays: [{ on: 2026-01-15, to: 2026-01-16, name: Holiday }]',
    plain: 'hours: { mon-fri: [09:00-17:00] }',
    dawn: 'hours: { mon-sun: [08:59-09:00] }',
    dusk: 'hours: { mon-sun: [09:59-10:00] }',
  }).map(([id, hours]) => [
    `calendars/${id}.yaml`,
    `calendar: ${id}\nzone: UTC\n${hours}\nuntil: 2026-01-31\n`,
  ]),
);

const table: CalendarTable = { zone: 'UTC', weekly: [], exceptions: [], offsets: [], until: 0 };
const write = instantFormatter(catalogues.en, table);

/** `Fri 01-16 17:00`, and what there is of seconds beyond the minute; without the year. */
export const moment = (at: number): string => {
  const rest = at % 60_000;
  const beyond = rest === 0 ? '' : `:${(rest / 1000).toFixed(3).padStart(6, '0')}`;
  return `${write(at).replace('2026-', '')}${beyond}`;
};
