import { nearest } from '../../../expression/check/nearest.ts';
import { isZone } from './zone-offsets.ts';
import { zoneAbbreviations, zoneNicknames, zonesByOffset } from './zone-nicknames.ts';

/** A time zone as it is spelt, or what is wrong with what was written, and what was probably meant. */
export type ZoneReading =
  { readonly zone: string } | { readonly problem: string; readonly hint: string };

/**
 * Reads the name of a time zone: an IANA name with a place, or UTC. Offsets have no summer time, and abbreviations stand for
 * several zones, so both are refused with the zones that may be meant.
 */
export function readZone(written: string): ZoneReading {
  const name = written.trim();
  if (/^(utc|etc\/utc|etc\/gmt|gmt|z|zulu)$/i.test(name)) return { zone: 'UTC' };
  const zone = spellings().get(name.toLowerCase()) ?? name;
  if (/^[A-Za-z]+\/[A-Za-z]/.test(zone) && !/^etc\//i.test(zone) && isZone(zone)) return { zone };
  return { problem: problemOf(name), hint: hintOf(suggestionsFor(name)) };
}

const problemOf = (name: string): string => {
  if (name === '') return 'must not be empty';
  if (zoneAbbreviations.has(name.toUpperCase()))
    return `"${name}" stands for several time zones or has no summer time`;
  return offsetIn(name) === undefined
    ? `"${name}" is not a time zone`
    : `"${name}" is an offset, not a time zone: it knows no summer time`;
};

const hintOf = (zones: readonly string[]): string =>
  zones.length === 0
    ? 'write an IANA name such as "Asia/Shanghai"'
    : `did you mean ${zones.map((zone) => `"${zone}"`).join(' or ')}?`;

function suggestionsFor(name: string): readonly string[] {
  const known = zoneAbbreviations.get(name.toUpperCase()) ?? zoneNicknames.get(plain(name));
  if (known) return known;
  const offset = offsetIn(name);
  if (offset !== undefined) return zonesByOffset.get(offset) ?? [];
  const city = plain(name.split('/').at(-1) ?? '');
  const atCity = [...spellings().values()].find((zone) => plain(cityOf(zone)) === city);
  const near = atCity ?? nearest(name, spellings().values());
  return near === undefined ? [] : [near];
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_]+/g, ' ');

const cityOf = (zone: string): string => zone.split('/').at(-1) ?? '';

/** Every zone of the platform, by its name in small letters. */
function spellings(): ReadonlyMap<string, string> {
  known ??= new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));
  return known;
}

let known: ReadonlyMap<string, string> | undefined;

/** Hours of a written offset from UTC; the sign in `Etc/GMT+8` is the other way round. */
function offsetIn(name: string): number | undefined {
  const [, etc, sign, hours, minutes = '0'] =
    /^(etc\/)?(?:gmt|utc)?\s*([+-])\s*(\d{1,2})(?::?(\d\d))?$/i.exec(name) ?? [];
  if (hours === undefined) return undefined;
  const offset = Number(hours) + Number(minutes) / 60;
  return (sign === '-') === (etc === undefined) ? -offset : offset;
}
