import type { Choices } from './choices.ts';

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
] as const;

const weeks: readonly [Week, ...(readonly Week[])] = [
  { 'mon-fri': ['09:00-12:00', '13:00-18:00'] },
  { 'mon-sun': ['08:30-21:30'] },
  { 'mon-thu': ['07:30-12:10', '12:40-16:25'], fri: ['07:30-12:05'] },
  { tue: ['00:00-24:00'], 'thu-sat': ['06:00-10:00', '22:00-24:00'] },
];
type Week = Readonly<Record<string, readonly string[]>>;

/** Far enough ahead for every run of the tests; the rules of summer time are those of today. */
const year = 2040;

/** A random calendar and a start in its year: often before a holiday, in the evening, or at a weekend. */
export function writeCalendar(choices: Choices, calendar: string): RandomCalendar {
  const days = 31 + choices.below(270);
  const minutes = choices.below(24 * 60);
  const start = Date.UTC(year, 0, 1 + days, 0, minutes, 17);
  const day = (after: number) => new Date(start + after * dayMs).toISOString().slice(0, 10);
  const holiday = choices.chance(40) ? choices.below(4) : undefined;
  return {
    start,
    file: {
      calendar,
      zone: choices.one(zones),
      hours: choices.one(weeks),
      ...(holiday !== undefined && {
        holidays: [{ on: day(holiday), to: day(holiday + choices.below(7)) }],
        workdays: [{ on: day(holiday + 9), hours: ['09:00-12:30'] }],
      }),
      until: `${year}-12-31`,
    },
  };
}

interface RandomCalendar {
  readonly start: number;
  readonly file: object;
}

const dayMs = 86_400_000;
