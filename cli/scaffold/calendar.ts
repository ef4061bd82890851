import type { LoadedDefinitions } from '../../engine/compiler/load-definitions.ts';
import { isZone } from '../../engine/compiler/files/calendar/zone-offsets.ts';
import { type CalendarFile, extendedText, type YearChoice } from '../calendar/extended-text.ts';
import { CommandError } from '../command/command-error.ts';
import { type NewFiles, type NoBeginning, titleOf } from './new-files.ts';

/** Where and from when on a calendar counts. */
export interface CalendarChoice extends Pick<YearChoice, 'country' | 'state'> {
  readonly zone?: string;
  /** Its first year. */
  readonly year: number;
}

/** A week of office hours with the public holidays of this year, and of the next as far as they are known. */
export function beginCalendar(
  id: string,
  { directory }: LoadedDefinitions,
  { zone: given, year, ...whose }: CalendarChoice,
): NewFiles | NoBeginning {
  const zone = given ?? directory?.people[0]?.zone;
  if (zone === undefined)
    return { problem: 'directory.yaml names no zone, or cannot be read; say it with --zone' };
  if (!isZone(zone))
    return { problem: `"${zone}" is no time zone; write one such as Europe/Berlin` };
  const file = `calendars/${id}.yaml`;
  const empty = { id, file, text: emptyText(id, zone, year - 1) };
  try {
    const first = extendedText(empty, { ...whose, year }).text;
    return new Map([[file, withNext({ ...empty, text: first }, { ...whose, year: year + 1 })]]);
  } catch (error) {
    if (error instanceof CommandError) return { problem: error.message };
    throw error;
  }
}

/** The holidays of a year may not have been announced yet. */
function withNext(calendar: CalendarFile, next: YearChoice): string {
  try {
    return extendedText(calendar, next).text;
  } catch (error) {
    if (error instanceof CommandError) return calendar.text;
    throw error;
  }
}

const emptyText = (
  id: string,
  zone: string,
  until: number,
): string => `# yaml-language-server: $schema=../schema/calendar.json
calendar: ${id}
title: { en: ${titleOf(id)}, zh-CN: 日历 ${id} }
zone: ${zone}

hours:
  mon-fri: [09:00-12:00, 13:00-18:00]

# The days of a further year are written by "npx tidings calendar ${id}".
until: ${until}-12-31
`;
