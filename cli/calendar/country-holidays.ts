import Holidays, { type HolidaysTypes } from 'date-holidays';
import { dayOf } from '../../engine/time/day.ts';
import { dayMs } from '../../engine/time/units.ts';
import { version } from '../command/project-folder.ts';
import type { HolidaySource, HolidayYear, PublicHoliday } from './public-holidays.ts';

/** The public holidays of a country, or of a state of it, by the rules that `date-holidays` has collected. */
export function countryHolidays(country: string, state: string | undefined): HolidaySource {
  const rules = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const countries = rules.getCountries('en');
  const states = rules.getStates(country, 'en') ?? {};
  const place = [state === undefined ? undefined : states[state], countries[country]];
  return {
    place: place.filter((one) => one !== undefined).join(', '),
    name: `date-holidays ${version('node_modules/date-holidays')}`,
    announced: 'a new version of the package may have them (npm update date-holidays)',
    year: (year) => yearOf(rules, year),
  };
}

/** The countries in a zone. */
export function countriesOf(zone: string): readonly string[] {
  const all = Object.keys(new Holidays().getCountries('en'));
  return all.filter((country) => new Holidays(country).getTimezones()?.includes(zone));
}

/** The codes and names of what has holidays of its own within a country. */
export const statesOf = (country: string): Readonly<Record<string, string>> =>
  new Holidays().getStates(country, 'en') ?? {};

/** Whether a country, or a state of it, is known. */
export const isPlace = (country: string, state: string | undefined): boolean =>
  Object.hasOwn(new Holidays().getCountries('en'), country) &&
  (state === undefined || Object.hasOwn(statesOf(country), state));

function yearOf(rules: Holidays, year: number): HolidayYear | undefined {
  const all = rules.getHolidays(year, 'en').filter(({ type }) => type === 'public');
  if (all.length === 0) return undefined;
  return {
    holidays: all.filter(isWholeDay).flatMap(publicHoliday),
    workdays: [],
    halfDays: all.filter((one) => !isWholeDay(one)).flatMap(publicHoliday),
  };
}

const isWholeDay = ({ date }: HolidaysTypes.Holiday): boolean => date.slice(11, 19) === '00:00:00';

function publicHoliday({
  rule,
  name,
  date,
  start,
  end,
}: HolidaysTypes.Holiday): readonly PublicHoliday[] {
  const first = dayOf(date.slice(0, 10));
  if (first === undefined) return [];
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs));
  const byMoon = /Muharram|Safar|Rabi|Jumada|Rajab|Shaban|Ramadan|Shawwal|Dhu al/.test(rule);
  return [
    {
      // Whoever keeps a holiday keeps the day in its place.
      id: name.replace(/ \(substitute day\)$/, ''),
      name,
      first,
      last: first + length - 1,
      ...(byMoon && { mayMove: true }),
    },
  ];
}
