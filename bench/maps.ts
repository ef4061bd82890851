import { offsetsOf } from '../engine/compiler/zone-offsets.ts';
import type { Duration } from '../engine/plan.ts';
import type { CalendarTable, Hours } from '../engine/time/calendar-table.ts';
import { dayOf } from '../engine/time/day.ts';
import { deadline } from '../engine/time/deadline.ts';
import { compose } from '../engine/time/map-compose.ts';
import { clockMap, nextClockTime } from '../engine/time/map-clock.ts';
import { durationMap } from '../engine/time/map-duration.ts';
import { longest } from '../engine/time/map-extrema.ts';
import { apply, type Domain, identity, restrict, type TimeMap } from '../engine/time/map.ts';
import { figure, table as markdown } from './table.ts';

type Step = Duration | { readonly clock: number };

const office: Hours = [
  [540, 720],
  [780, 1080],
];
const day = (iso: string): number => dayOf(iso) ?? NaN;
const week = (iso: string) => Array.from({ length: 7 }, (_, i) => [day(iso) + i, []] as const);

const shanghai: CalendarTable = {
  zone: 'Asia/Shanghai',
  weekly: [office, office, office, office, office, [], []],
  exceptions: [
    ...week('2026-02-16'),
    ...week('2026-10-01'),
    [day('2026-10-10'), office],
    ...week('2027-02-05'),
    ...week('2027-10-01'),
    [day('2027-10-09'), office],
  ],
  offsets: offsetsOf('Asia/Shanghai', 2027),
  until: day('2027-12-31'),
};
const calendars = {
  cn: shanghai,
  de: {
    ...shanghai,
    zone: 'Europe/Berlin',
    exceptions: [],
    offsets: offsetsOf('Europe/Berlin', 2027),
  },
};
const horizon: Domain = { from: Date.parse('2026-01-01'), to: Date.parse('2027-12-31') };
const starts: Domain = { ...horizon, to: Date.parse('2026-12-31') };

const minute = 60_000;
const round: readonly Step[] = [
  { businessMs: 30 * minute, calendar: 'cn' },
  { ms: 20 * minute },
  { businessMs: 45 * minute, calendar: 'de' },
  { ms: 90 * minute },
  { businessMs: 10 * minute, calendar: 'cn' },
  { businessMs: 15 * minute, calendar: 'de' },
  { ms: 3 * minute },
  { businessMs: 5 * minute, calendar: 'cn' },
  { ms: 61 * minute },
  { businessMs: 7 * minute, calendar: 'de' },
];
/** Now and then a clock time and a business day, or they alone would fill the horizon. */
const steps: readonly Step[] = Array.from({ length: 1000 }, (_, i) => {
  if (i % 40 === 0) return { clock: 600 };
  if (i % 40 === 20) return { businessDays: 1, calendar: i % 80 === 20 ? 'cn' : 'de' };
  return round[i % round.length] ?? { ms: 0 };
});

const mapOf = (step: Step): TimeMap =>
  'clock' in step
    ? clockMap(step.clock, shanghai, horizon)
    : durationMap(step, calendars, horizon);
const after = (at: number, step: Step): number =>
  'clock' in step ? nextClockTime(at, step.clock, shanghai) : deadline(at, step, calendars);

/** Every distinct step is made into a map once. */
const maps = (): readonly TimeMap[] => {
  const made = new Map<string, TimeMap>();
  return steps.map((step) => {
    const key = JSON.stringify(step);
    const map = made.get(key) ?? mapOf(step);
    made.set(key, map);
    return map;
  });
};
const composed = (all: readonly TimeMap[]): TimeMap =>
  all.reduce((f, g) => compose(g, f), restrict(identity, starts));

function best<T>(runs: number, work: () => T): { readonly result: T; readonly ms: number } {
  let [result, ms] = [undefined as T | undefined, Infinity];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - begun);
  }
  return { result: result as T, ms };
}

const made = best(20, maps);
const first = best(1, () => composed(made.result));
const whole = best(20, () => composed(made.result));
console.log(made.ms, first.ms, whole.ms, made.result.map(m=>m.starts.length).slice(0,30), whole.result.starts.length, new Date(whole.result.certifiedUntil), longest(whole.result)!.ms/864e5);
const naive = best(1, () => Array.from(whole.result.starts, (s) => steps.reduce(after, s)));
console.log(naive.ms, naive.result.every((v,i)=>v===whole.result.values[i]));
