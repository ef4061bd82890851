import { offsetsOf } from '../engine/compiler/zone-offsets.ts';
import type { Duration } from '../engine/plan.ts';
import type { CalendarTable, Hours } from '../engine/time/calendar-table.ts';
import { dayOf } from '../engine/time/day.ts';
import { deadline } from '../engine/time/deadline.ts';
import { compose } from '../engine/time/map-compose.ts';
import { clockMap, nextClockTime } from '../engine/time/map-clock.ts';
import { durationMaps } from '../engine/time/map-duration.ts';
import { longest } from '../engine/time/map-extrema.ts';
import { apply, type Domain, identity, restrict, type TimeMap } from '../engine/time/map.ts';
import { percentile } from './batch.ts';
import { figure, ratio, table as markdown } from './table.ts';

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

/** Every distinct step is made into a map once. */
const makeMaps = (): readonly TimeMap[] => {
  const durations = durationMaps(calendars, horizon);
  const clock = clockMap(600, shanghai, horizon);
  return steps.map((step) => ('clock' in step ? clock : durations(step)));
};
const composeAll = (maps: readonly TimeMap[]): TimeMap =>
  maps.reduce((f, g) => compose(g, f), restrict(identity, starts));

/** One start through all steps, by the arithmetic that the run time uses. */
const walk = (start: number): number =>
  steps.reduce(
    (at, step) =>
      'clock' in step ? nextClockTime(at, step.clock, shanghai) : deadline(at, step, calendars),
    start,
  );
const hour = 60 * minute;
const hours = Array.from(
  { length: Math.floor((starts.to - starts.from) / hour) },
  (_, i) => starts.from + i * hour,
);
const walkHours = (): number => Math.max(...hours.map((start) => walk(start) - start));

/** In processor time, so that a busy machine does not count. */
function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
  const begun = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(begun);
  return { result, ms: (user + system) / 1000 };
}
const median = (work: () => unknown): number =>
  percentile(
    Array.from({ length: 21 }, () => timed(work).ms),
    0.5,
  );

const made = timed(makeMaps);
const composed = timed(() => composeAll(made.result));
const [makeMs, composeMs] = [median(makeMaps), median(() => composeAll(made.result))];
const naive = timed(walkHours);

const whole = composed.result;
const around = [...whole.starts]
  .flatMap((at) => [at - 1, at, at + 1])
  .filter((at) => whole.from <= at && at <= whole.certifiedUntil);
const agreeing = around.filter((at) => apply(whole, at) === walk(at)).length;
const found = longest(whole);
const days = (ms: number): string => (ms / 86_400_000).toFixed(3);

console.log(`${steps.length} mixed steps, starts in 2026, horizon of two years, in ms of processor time
`);
console.log(
  markdown(
    ['', 'first time', 'median of 21'],
    [
      ['maps of the distinct steps', made.ms.toFixed(1), makeMs.toFixed(1)],
      ['composition', composed.ms.toFixed(1), composeMs.toFixed(1)],
      [`naive: ${figure(hours.length)} starts, one an hour`, naive.ms.toFixed(1), ''],
      ['naive / composition', ratio(naive.ms / composed.ms), ratio(naive.ms / composeMs)],
    ],
  ),
);
console.log(`
${whole.starts.length} pieces; the run time agrees at ${agreeing} of ${around.length} instants around their starts
longest: ${days(found?.ms ?? NaN)} days from ${new Date(found?.at ?? NaN).toISOString()}; seen by the naive one: ${days(naive.result)} days`);
if (agreeing < around.length) process.exitCode = 1;
