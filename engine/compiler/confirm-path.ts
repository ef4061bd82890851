import type { DoubtfulPath, ObservedEvent } from '../analysis/finding/observed-event.ts';
import { isoInstantFormatter } from '../analysis/report/format-instant.ts';
import { defaultAssumptions } from '../analysis/timing/analysis.ts';
import { horizonOf } from '../analysis/timing/horizon.ts';
import type { Facts, Instant } from '../model/base.ts';
import type { Directory } from '../model/definitions.ts';
import { beginLedCase } from '../simulation/led-case.ts';
import { leadAlong, type Leading, messagesToldOf, type Pace } from '../simulation/lead-along.ts';
import { resolvePeople } from '../simulation/people.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { latestStart } from '../time/latest-start.ts';
import { dayMs } from '../time/units.ts';
import { constraintsOfBranch } from './scenes/from-finding/path-condition.ts';
import { sampleFacts } from './scenes/from-finding/sample-facts.ts';
import type { SceneSources } from './scenes/from-finding/counterexample-scene.ts';

/** The definitions in which cases are led along a path. */
export interface PathSources extends SceneSources {
  readonly people: Directory;
}

/**
 * Whether a rehearsal goes along a path, and the rule finds there what it has found on the path: then some case can take it. Tried are some
 * starts of two weeks, with everybody as late as they can be, and at once.
 */
export function isPathTaken(
  { events: path, isFoundIn }: DoubtfulPath,
  sources: PathSources,
): boolean {
  const plan = { ...sources.plan, texts: '' };
  const { backstops } = behaviourOfPlan(plan);
  const { calendars, assume: { mail } = defaultAssumptions } = plan;
  const isLed = messagesToldOf(path);
  const leading: Omit<Leading, 'pace'> = { path, backstops, mail, calendars };
  for (const { start, since, pace } of triesFor(path, sources)) {
    const facts = factsFor(path, { start, since }, sources);
    const people = resolvePeople(sources.people, facts);
    const led = beginLedCase({ plan, hash: '', facts }, { start, people, isLed });
    if (leadAlong(led, { ...leading, pace }) && isFoundIn(led.course)) return true;
  }
  return false;
}

/** One case that is led along a path. */
interface Try {
  readonly start: Instant;
  /** The moment after which cases are assumed to start. */
  readonly since: Instant;
  readonly pace: Pace;
}

function* triesFor(path: readonly ObservedEvent[], { plan }: PathSources): Generator<Try> {
  const within = plan.assume?.start?.within;
  for (const { start, pace } of [
    ...startsWith(plainPaces, maxStarts, plan),
    ...startsWith(turningPaces(path), fewStarts, plan),
  ]) {
    if (within !== undefined) {
      const since = latestStart(start, within, start - longAgoMs, plan.calendars) + 1;
      yield { start, since, pace };
    }
    yield { start, since: start, pace };
  }
}

function startsWith(
  paces: readonly Pace[],
  starts: number,
  plan: PathSources['plan'],
): readonly Pick<Try, 'start' | 'pace'>[] {
  const { from, to } = horizonOf(plan);
  return Array.from({ length: starts }, (_none, n) =>
    Math.min(to, from + weekDays * dayMs + n * stepMs),
  ).flatMap((start) => paces.map((pace) => ({ start, pace })));
}

const weekDays = 7;
const longAgoMs = 60 * dayMs;
/** Together they come to every day of the week, at several hours. */
const stepMs = 0.79 * dayMs;
const maxStarts = 16;
const fewStarts = 2;

const plainPaces: readonly Pace[] = [true, false].flatMap((late) => [
  { isLate: () => late, others: 0 },
  { isLate: () => late },
]);

/** First late and from some event on at once, and the other way round. */
const turningPaces = (path: readonly ObservedEvent[]): readonly Pace[] =>
  path.slice(0, maxTurning).flatMap((_event, turn): readonly Pace[] => [
    { isLate: (nth) => nth <= turn, others: 0 },
    { isLate: (nth) => nth > turn, others: 0 },
    { isLate: (nth) => nth <= turn, others: 1 },
  ]);

const maxTurning = 12;

function factsFor(
  path: readonly ObservedEvent[],
  { start, since }: Pick<Try, 'start' | 'since'>,
  { plan, caseSchema, table }: PathSources,
): Facts {
  const moment = plan.assume?.start?.after.cel;
  const conditions = path.flatMap((event) =>
    event.what === 'chosen' ? constraintsOfBranch(event.choice, event.branch) : [],
  );
  const moments = moment === undefined ? {} : { [moment]: since };
  return sampleFacts(caseSchema, { start, moments, conditions }, isoInstantFormatter(table));
}
