import type { LoadedDefinitions } from '../../engine/compiler/load-definitions.ts';
import { isZone } from '../../engine/compiler/files/calendar/zone-offsets.ts';
import type { Instant } from '../../engine/model/base.ts';
import { isoDay } from '../../engine/time/day.ts';
import { dayMs } from '../../engine/time/units.ts';
import { type NewFiles, titleOf } from './new-files.ts';

/** A week of office hours until the end of next year; its holidays are still to come. */
export function beginCalendar(
  id: string,
  { directory }: LoadedDefinitions,
  { zone: given, today }: { readonly zone?: string; readonly today: Instant },
): NewFiles {
  const zone = given ?? directory?.people[0]?.zone;
  if (zone === undefined) return { problem: 'say which zone it has, with --zone' };
  if (!isZone(zone))
    return { problem: `"${zone}" is no time zone; write one such as Europe/Berlin` };
  const day = isoDay(today / dayMs);
  const year = Number(day.slice(0, 4));
  return {
    [`calendars/${id}.yaml`]: `# yaml-language-server: $schema=../schema/calendar.json
calendar: ${id}
title: { en: ${titleOf(id)}, zh-CN: 日历 ${id} }
zone: ${zone}

hours:
  mon-fri: [09:00-12:00, 13:00-18:00]

# Without these every weekday works. "npx tidings calendar ${id} --year ${year}" writes the public holidays of a year.
holidays: []

until: ${year + 1}-12-31
source: none yet
asOf: ${day}
`,
  };
}
