import { deadline } from '../engine/time/deadline.ts';
import { compose } from '../engine/time/maps/compose.ts';
import { durationMaps } from '../engine/time/maps/of-duration.ts';
import { slack } from '../engine/time/maps/extrema.ts';
import { apply, identity, restrict, type TimeMap } from '../engine/time/maps/time-map.ts';
import { dayMs, hourMs } from '../engine/time/units.ts';
import { percentile } from './batch.ts';
import { figure, ratio, table as markdown } from './table.ts';
import { calendars, horizon, starts, steps } from './two-years.ts';

/** Every distinct step is made into a map once. */
const makeMaps = (): readonly TimeMap[] => {
  const durations = durationMaps(calendars, horizon);
  return steps.map((step) => durations(step));
};
const composeAll = (maps: readonly TimeMap[]): TimeMap =>
  maps.reduce((f, g) => compose(g, f), restrict(identity, starts));

/** One start through all steps, by the arithmetic that the run time uses. */
const walk = (start: number): number =>
  steps.reduce((at, step) => deadline(at, step, calendars), start);
const hours = Array.from(
  { length: Math.floor((starts.to - starts.from) / hourMs) },
  (_, i) => starts.from + i * hourMs,
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
const least = slack(identity, whole);
const days = (ms: number): string => (ms / dayMs).toFixed(3);

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
longest: ${days(-(least?.ms ?? NaN))} days from ${new Date(least?.at ?? NaN).toISOString()}; seen by the naive one: ${days(naive.result)} days`);
if (agreeing < around.length) process.exitCode = 1;
