import type { CalendarTable } from '../../engine/model/calendar.ts';
import { isoDay, weekday } from '../../engine/time/day.ts';
import { wallClock } from '../../engine/time/wall-clock.ts';
import { dayMs } from '../../engine/time/units.ts';
import { hoursOf } from '../../engine/time/working-hours.ts';
import type { Instant } from '../../engine/model/base.ts';

/** A column of the picture: a day on which something happens, or several on which nothing does. */
export interface Column {
  readonly x: number;
  readonly width: number;
  readonly label: string;
  readonly note: string;
  /** No working hours. */
  readonly closed: boolean;
  /** The day, when it is one. */
  readonly day?: number;
}

const widths = { day: 186, gap: 62 };

/** The days from the first moment to the last; quiet days share a narrow column. */
export function columnsFor(
  moments: readonly Instant[],
  left: number,
  table: CalendarTable,
): readonly Column[] {
  const busy = new Set(moments.map((at) => dayOf(at, table)));
  const [first, last] = [Math.min(...busy), Math.max(...busy)];
  const columns: Column[] = [];
  let x = left;
  for (let day = first; day <= last;) {
    const quiet = quietFrom(day, last, busy);
    const column = quiet === 0 ? single(day, x, table) : gap(day, quiet, x, table);
    columns.push(column);
    x += column.width;
    day += Math.max(1, quiet);
  }
  return columns;
}

export const dayOf = (at: Instant, table: CalendarTable): number =>
  Math.floor(wallClock(at, table) / dayMs);

function quietFrom(day: number, last: number, busy: ReadonlySet<number>): number {
  let quiet = 0;
  while (day + quiet <= last && !busy.has(day + quiet)) quiet += 1;
  return quiet;
}

function single(day: number, x: number, table: CalendarTable): Column {
  const closed = hoursOf(day, table).length === 0;
  return {
    x,
    width: widths.day,
    label: nameOf(day),
    note: closed ? 'no working day' : '',
    closed,
    day,
  };
}

function gap(day: number, length: number, x: number, table: CalendarTable): Column {
  const days = Array.from({ length }, (_, i) => day + i);
  const closed = days.every((one) => hoursOf(one, table).length === 0);
  return {
    x,
    width: widths.gap,
    label: `${length} day${length === 1 ? '' : 's'}`,
    note: closed ? 'closed' : 'quiet',
    closed,
  };
}

/** `Wed 30 Sep`. */
function nameOf(day: number): string {
  const [, month = '', date = ''] = isoDay(day).split('-');
  return `${weekdays[weekday(day)]} ${Number(date)} ${months[Number(month) - 1]}`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
