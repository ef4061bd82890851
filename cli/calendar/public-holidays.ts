import type { Label } from '../../engine/model/base.ts';

/** What a source knows of one year. */
export interface HolidayYear {
  readonly holidays: readonly PublicHoliday[];
  /** Days of the weekend that are worked for a holiday. */
  readonly workdays: readonly PublicHoliday[];
  /** Holidays that begin at noon or later. */
  readonly halfDays?: readonly PublicHoliday[];
}

export interface PublicHoliday {
  /** By which it is the same holiday in another year. */
  readonly id: string;
  readonly name: Label;
  /** Days since 1970-01-01, both included. */
  readonly first: number;
  readonly last: number;
  /** Reckoned by the moon, and announced only shortly before. */
  readonly mayMove?: true;
}

/** The public holidays of a country, as a package knows them. */
export interface HolidaySource {
  /** `China`, `Bavaria, Germany`. */
  readonly place: string;
  /** `date-holidays 3.37.0`. */
  readonly name: string;
  /** Why a year may not be known yet. */
  readonly announced: string;
  /** Undefined while the year is not known. */
  readonly year: (year: number) => HolidayYear | undefined;
}

/** The days of a holiday. */
export const daysOfHoliday = ({
  first,
  last,
}: Pick<PublicHoliday, 'first' | 'last'>): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);
