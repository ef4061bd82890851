import type { CalendarTable } from '../../../model/calendar.ts';
import { weekMs } from '../../../time/units.ts';

/** Years that a table covers around the last known holiday: enough for any case, few enough to travel with a plan. */
const yearsBefore = 2;
const yearsAfter = 10;
/** Shorter than any stay on summer time. */
const sampleMs = weekMs;

/** Whether the platform knows an IANA zone. */
export function isZone(zone: string): boolean {
  if (knownZones.has(zone)) return true;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    if (timeZone !== '') knownZones.add(zone);
  } catch {
    // It is none.
  }
  return knownZones.has(zone);
}

/** Asking the platform takes as long as reading a file of definitions. */
const knownZones = new Set<string>();

/** The offsets of a zone in the years around `year`, with the instant of each change. */
export function offsetsOf(zone: string, year: number): CalendarTable['offsets'] {
  const key = `${zone} ${year}`;
  const offsets = knownOffsets.get(key) ?? sampledOffsets(zone, year);
  knownOffsets.set(key, offsets);
  return offsets;
}

/** Sampling asks the platform hundreds of times, and its answers stay the same. */
const knownOffsets = new Map<string, CalendarTable['offsets']>();

function sampledOffsets(zone: string, year: number): CalendarTable['offsets'] {
  const offsetAt = offsetReader(zone);
  const start = Date.UTC(year - yearsBefore, 0, 1);
  const end = Date.UTC(year + yearsAfter + 1, 0, 1);
  let offset = offsetAt(start);
  const found: (readonly [number, number])[] = [[start, offset]];
  for (let at = start; at < end; at += sampleMs) {
    const next = offsetAt(at + sampleMs);
    if (next !== offset) {
      const change = changeBetween(at, at + sampleMs, offsetAt);
      found.push([change, offsetAt(change)]);
    }
    offset = next;
  }
  return found;
}

type OffsetAt = (at: number) => number;

const changeBetween = (from: number, to: number, offsetAt: OffsetAt): number => {
  let [before, after] = [from, to];
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(middle) === offsetAt(from)) before = middle;
    else after = middle;
  }
  return after;
};

const offsetReader = (zone: string): OffsetAt => {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(format.format(at)) ?? [];
    if (sign === undefined) return 0;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
};
