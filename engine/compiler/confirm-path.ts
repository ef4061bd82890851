import type { DoubtfulPath, ObservedEvent } from '../analysis/finding/observed-event.ts';
import { isoInstantFormatter } from '../analysis/report/format-instant.ts';
import { defaultAssumptions } from '../analysis/timing/analysis.ts';
import { horizonOf } from '../analysis/timing/horizon.ts';
import type { Facts, Instant } from '../model/base.ts';
import type { Directory } from '../model/definitions.ts';
import type { Message } from '../model/message.ts';
import { beginLedCase } from '../simulation/led-case.ts';
import {
  answerOf,
  lastBy,
  leadAlong,
  type Leading,
  messagesToldOf,
  type Pace,
} from '../simulation/lead-along.ts';
import { createRandom } from '../simulation/random.ts';
import { deadline } from '../time/deadline.ts';
import { resolvePeople } from '../simulation/people.ts';
import { linesOf, termsOf } from '../behaviour/traverse.ts';
import { behaviourOfPlan } from '../steps/behaviour-of-plan.ts';
import { latestStart } from '../time/latest-start.ts';
import { dayMs } from '../time/units.ts';
import { constraintsOfBranch, type FactConstraint } from './scenes/from-finding/path-condition.ts';
import { sampleFacts } from './scenes/from-finding/sample-facts.ts';
import type { SceneSources } from './scenes/from-finding/counterexample-scene.ts';

/** The definitions in which cases are led along a path. */
export interface PathSources extends SceneSources {
  readonly people: Directory;
}

/** How long the mail server takes a message at most: as is assumed, or as long as it is tried. */
export type LongestMail = 'assumed' | 'tried';

/**
 * Whether a rehearsal that is led along a path shows what its finding tells, and the rule finds there what it has found on the path: then some
 * case can take it. Tried are starts of two weeks, with everybody as late as they can be, at once, and as lots are drawn.
 */
export function isPathTaken(
  { events: path, isFoundIn }: DoubtfulPath,
  shows: (course: readonly ObservedEvent[], goesAlong: boolean) => boolean,
  sources: PathSources,
  longest: LongestMail,
): boolean {
  const plan = { ...sources.plan, texts: '' };
  const { backstops } = behaviourOfPlan(plan);
  const { calendars, assume: { mail } = defaultAssumptions } = plan;
  const arrivesBy = (message: Message, sentAt: Instant): Instant =>
    longest === 'tried' ? message.tryUntil : deadline(sentAt, mail, calendars);
  const isLed = messagesToldOf(path);
  const leading: Omit<Leading, 'pace'> = { path, backstops, arrivesBy };
  const conditions = conditionsOn(path, plan);
  for (const { start, since, pace, lag } of triesFor[longest](path, plan)) {
    const facts = factsFor(conditions, { start, since }, sources);
    const people = resolvePeople(sources.people, facts);
    const arrivalOf = (message: Message, sentAt: Instant): Instant =>
      sentAt + Math.floor(lag(isLed(message)) * (arrivesBy(message, sentAt) - sentAt));
    const led = beginLedCase({ plan, hash: '', facts }, { start, people, arrivalOf });
    const goesAlong = leadAlong(led, { ...leading, pace });
    if (shows(led.course, goesAlong) && isFoundIn(led.course)) return true;
  }
  return false;
}

/** One case that is led along a path. */
interface Try {
  readonly start: Instant;
  /** The moment after which cases are assumed to start. */
  readonly since: Instant;
  readonly pace: Pace;
  /** How long a message is under way if nothing comes of it before, as a share of the longest time; some are told of on the path. */
  readonly lag: (isTold: boolean) => number;
}

type Tries = (path: readonly ObservedEvent[], plan: PathSources['plan']) => Generator<Try>;

const triesFor: Readonly<Record<LongestMail, Tries>> = {
  /** Many starts, each with another moment and another pace. */
  *assumed(path, plan) {
    const turning = turningPaces(path);
    for (let n = 0; n < maxTries; n += 1) {
      const paces = n < plainTries ? plainPaces : turning;
      const pace = n < plainTries + turningTries ? paces[n % paces.length] : drawnPace(n);
      if (pace === undefined) return;
      const random = createRandom(n);
      const late = n % 4 === 3 ? random : () => (n % 4 === 1 ? 1 : 0);
      const lag = n < plainTries ? () => 0 : late;
      yield { ...startOf(n, plan), pace, lag: (isTold) => (isTold ? 1 : lag()) };
    }
  },

  /** By lot some messages take no time and others any; in a half of the tries those of which the path tells take all of it. */
  *tried(_path, plan) {
    for (let n = 0; n < lateTries; n += 1) {
      const random = createRandom(n);
      const plain = plainPaces[(n / 2) % plainPaces.length];
      const drawn = () => (random() < 0.5 ? 0 : random());
      const lag = (isTold: boolean) => (isTold && n % 4 < 2 ? 1 : drawn());
      yield { ...startOf(n, plan), pace: plain ?? drawnPace(n), lag };
    }
  },
};

function startOf(nth: number, plan: PathSources['plan']): Pick<Try, 'start' | 'since'> {
  const { from, to } = horizonOf(plan);
  const into = Math.round(((nth * stepOfStarts) % 1) * spanDays * dayMs);
  const start = Math.min(to, from + weekDays * dayMs + into);
  // In a third of them the latest moment, and in another third the earliest.
  const share = Math.min(1, Math.max(0, ((nth * stepOfMoments) % 1) * 3 - 1));
  return { start, since: start - Math.round(share * longestLag(start, plan)) };
}

/** Multiples of these two shares are spread evenly over all pairs, however many are taken (the R2 sequence). */
const stepOfStarts = 0.7548776662466927;
const stepOfMoments = 0.5698402909980532;
const weekDays = 7;
const spanDays = 14;
const maxTries = 480;
const plainTries = 96;
const turningTries = 144;
const lateTries = 240;

/** How long a case may start after the moment behind which it is assumed to start. */
function longestLag(start: Instant, { assume, calendars }: PathSources['plan']): number {
  const within = assume?.start?.within;
  return within === undefined
    ? 0
    : start - latestStart(start, within, start - longAgoMs, calendars) - 1;
}

const longAgoMs = 60 * dayMs;

const plainPaces: readonly Pace[] = [true, false].flatMap((awaitsBackstops) =>
  [true, false].flatMap((late): readonly Pace[] => [
    { isLate: () => late, answers: lastBy(0), awaitsBackstops },
    { isLate: () => late, awaitsBackstops },
  ]),
);

/** First late and from some event on at once, and the other way round. */
const turningPaces = (path: readonly ObservedEvent[]): readonly Pace[] =>
  path.slice(0, maxTurning).flatMap((_event, turn): readonly Pace[] => [
    { isLate: (nth) => nth <= turn, answers: lastBy(0) },
    { isLate: (nth) => nth > turn, answers: lastBy(0), awaitsBackstops: true },
    { isLate: (nth) => nth <= turn, answers: lastBy(1), awaitsBackstops: turn % 2 === 0 },
  ]);

const maxTurning = 12;

/** By lot: who is late, and who answers what. */
function drawnPace(seed: number): Pace {
  const random = createRandom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const late = Array.from({ length: maxTurning * 2 }, () => random() < 0.5);
  return {
    isLate: (nth) => late[nth % late.length] === true,
    answers: (open) => (random() < 0.5 ? undefined : answerOf(open[below(open.length)], below(3))),
    awaitsBackstops: random() < 0.5,
  };
}

/** What holds of the facts on a path. A case of the guards knows only those branches of a choice that it may take, so the plan is asked. */
function conditionsOn(
  path: readonly ObservedEvent[],
  plan: PathSources['plan'],
): readonly FactConstraint[] {
  const choices = linesOf(behaviourOfPlan(plan))
    .flatMap((line) => [...termsOf(line)])
    .filter((term) => term.term === 'choice');
  return path.flatMap((event) => {
    if (event.what !== 'chosen') return [];
    const { choice, branch } = event;
    const whole = choices.find(
      ({ step, branches }) =>
        step === choice.step && branches.some(({ label }) => label === branch),
    );
    return constraintsOfBranch(whole ?? choice, branch);
  });
}

function factsFor(
  conditions: readonly FactConstraint[],
  { start, since }: Pick<Try, 'start' | 'since'>,
  { plan, caseSchema, table }: PathSources,
): Facts {
  const moment = plan.assume?.start?.after.cel;
  const moments = moment === undefined ? {} : { [moment]: since };
  return sampleFacts(caseSchema, { start, moments, conditions }, isoInstantFormatter(table));
}
