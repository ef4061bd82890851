import { chineseHolidays } from './chinese-days.ts';
import { countriesOf, countryHolidays, isPlace, statesOf } from './country-holidays.ts';
import type { HolidaySource } from './public-holidays.ts';

/** Whose holidays a calendar keeps: those of the country that is named, else of the only one in its zone. */
export function holidaySourceOf(
  zone: string,
  { country: named, state }: { readonly country?: string; readonly state?: string },
): HolidaySource | { readonly problem: string } {
  const countries = named === undefined ? countriesOf(zone) : [named.toUpperCase()];
  const [country, ...others] = countries;
  if (country === undefined || others.length > 0)
    return {
      problem: `the zone ${zone} is that of ${others.length > 0 ? `several countries: ${countries.join(', ')}` : 'no country'}; say which with --country`,
    };
  if (country === 'CN' && state === undefined) return chineseHolidays;
  const code = state?.toUpperCase();
  if (!isPlace(country, code)) return { problem: unknownPlace(country, code) };
  return countryHolidays(country, code);
}

function unknownPlace(country: string, state: string | undefined): string {
  const states = Object.keys(statesOf(country));
  if (state === undefined || states.length === 0)
    return `no holidays are known of a country or state "${[country, state].filter(Boolean).join(' ')}"; write its code, such as DE`;
  return `${country} has no state "${state}"; known: ${states.join(', ')}`;
}
