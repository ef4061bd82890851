import chineseDays from 'chinese-days';
import { dayOf, isoDay } from '../../engine/time/day.ts';
import { version } from '../command/project-folder.ts';
import type { HolidaySource, HolidayYear, PublicHoliday } from './public-holidays.ts';

/** The days off of mainland China with the days worked for them, as the General Office of the State Council announces them. */
export const chineseHolidays: HolidaySource = {
  place: 'China',
  name: `chinese-days ${version('node_modules/chinese-days')}`,
  announced:
    'the State Council announces them in autumn; then a new version of the package has them (npm update chinese-days)',
  year: chineseYear,
};

function chineseYear(year: number): HolidayYear | undefined {
  const named = namedDays(year);
  if (named.length === 0) return undefined;
  return {
    holidays: joined(named.filter(({ isWorked }) => !isWorked)),
    workdays: named
      .filter(({ isWorked }) => isWorked)
      .map(({ day, en, zh }) => ({
        id: en,
        name: { en: `worked for ${en}`, 'zh-CN': `${zh}调休上班` },
        first: day,
        last: day,
      })),
  };
}

interface NamedDay {
  readonly day: number;
  readonly en: string;
  readonly zh: string;
  readonly isWorked: boolean;
}

/** The days that the announcement names; the package knows all others by their weekday alone. */
function namedDays(year: number): readonly NamedDay[] {
  const [first, last] = [dayOf(`${year}-01-01`) ?? 0, dayOf(`${year}-12-31`) ?? 0];
  const named: NamedDay[] = [];
  for (let day = first; day <= last; day += 1) {
    const { name, work } = chineseDays.getDayDetail(isoDay(day));
    const [en = '', zh] = name.split(',');
    if (zh !== undefined) named.push({ day, en, zh, isWorked: work });
  }
  return named;
}

/** Days of one holiday that follow each other. */
function joined(days: readonly NamedDay[]): readonly PublicHoliday[] {
  const found: PublicHoliday[] = [];
  for (const { day, en, zh } of days) {
    const before = found.at(-1);
    if (before?.id === en && before.last === day - 1) found.splice(-1, 1, { ...before, last: day });
    else found.push({ id: en, name: { en, 'zh-CN': zh }, first: day, last: day });
  }
  return found;
}
