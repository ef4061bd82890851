import type { Promised } from '../plan.ts';
import type { World } from '../shape/worlds.ts';
import { deadline } from '../time/deadline.ts';
import { type Ground, type Worst, worstOf } from './bound.ts';
import type { Bound } from './certificate.ts';
import { type Claim, claimsOf, waited } from './claim.ts';
import { doubtOf } from './doubt.ts';
import { type Shown, show } from './example.ts';
import type { Finding, Place, Value } from './finding.ts';
import { remediesFor } from './remedies.ts';

/** What is known of one promise: its worst case, or why it does not hold. */
export interface Judged {
  readonly bound?: Bound;
  readonly findings: readonly Finding[];
  /** Proved for cases that start up to then. */
  readonly until: number;
}

/** A claim in one world, and how it fares there. */
interface Case {
  readonly claim: Claim;
  readonly world: World;
  readonly worst: Worst;
}

/** Proves a promise in every world, from everywhere it counts from. */
export function judge(
  promise: Promised,
  at: Place,
  worlds: readonly World[],
  ground: Ground,
): Judged {
  const unbounded = sinceUnbounded(promise, at, ground);
  if (unbounded) return { findings: [unbounded], until: ground.domain.to };
  const cases = worlds.flatMap((world) =>
    claimsOf(promise, world.shape).flatMap((claim) => {
      const worst = worstOf(world.shape, claim, ground);
      return worst ? [{ claim, world, worst }] : [];
    }),
  );
  const until = Math.min(ground.domain.to, ...cases.map(({ worst }) => worst.until));
  const tightest = least(cases, ({ worst }) => worst.slack?.ms);
  const lost = cases.find(({ worst }) => worst.lost);
  const findings: Finding[] = [];
  if (lost && !isGhosting(promise)) findings.push(never(promise, at, lost, ground));
  if (tightest === undefined) {
    if (!lost) findings.push({ code: 'promise-unknown', severity: 'error', at, values: {} });
    return { findings, until };
  }
  const bound = boundOf(promise, tightest, cases, ground);
  if (bound.slack.ms < 0) findings.push(broken(promise, at, { tightest, bound }, ground));
  return { bound, findings, until };
}

/** That no answer comes at all is found by a proof of its own. */
const isGhosting = (promise: Promised): boolean =>
  promise.promise === 'told' &&
  promise.about === 'answer' &&
  promise.who === 'candidate' &&
  promise.after === undefined;

function sinceUnbounded(promise: Promised, at: Place, { assume }: Ground): Finding | undefined {
  if (promise.promise === 'silence' || promise.since === undefined) return undefined;
  if (waited(assume, promise.since)) return undefined;
  const values = { since: { text: promise.since.cel } };
  return { code: 'start-unbounded', severity: 'error', at, values };
}

function never(
  promise: Promised,
  at: Place,
  { claim, world, worst }: Case,
  ground: Ground,
): Finding {
  const from = worst.slack?.at ?? worst.reach.instants.starts[0] ?? ground.domain.from;
  const shown = show(world.shape, claim, { from, lost: true }, ground);
  const outcome = shown?.lost?.exit?.outcome;
  return {
    code: 'promise-never',
    severity: 'error',
    at,
    values: { ...wordsOf(promise), ...(outcome && { outcome: { name: outcome } }) },
    ...(shown && { example: shown.example }),
    ...doubtOf(shown, claim, world),
  };
}

function broken(
  promise: Promised,
  at: Place,
  { tightest, bound }: { readonly tightest: Case; readonly bound: Bound },
  ground: Ground,
): Finding {
  const { claim, world } = tightest;
  const { from, ms } = bound.slack;
  const shown = show(world.shape, claim, { from, lost: false }, ground);
  const exact = shown?.at === bound.latest ? shown : undefined;
  const costly = costliest(shown);
  return {
    code: promise.promise === 'silence' ? 'silence-broken' : 'promise-broken',
    severity: 'error',
    at,
    values: {
      ...wordsOf(promise),
      from: { instant: from },
      comes: { instant: bound.latest },
      due: { instant: bound.due },
      over: { ms: -ms },
      ...(costly && { costliest: { name: costly } }),
    },
    ...(shown && { example: shown.example }),
    ...doubtOf(exact, claim, world),
    remedies: remediesFor({ promise, claim, shape: world.shape, step: costly }, ground),
  };
}

const wordsOf = (promise: Promised): Readonly<Record<string, Value>> => {
  if (promise.promise === 'silence')
    return { who: { name: promise.who }, within: { duration: promise.atMost } };
  const within = { duration: promise.within };
  return promise.promise === 'done'
    ? { step: { name: promise.step }, within }
    : { who: { name: promise.who }, about: { name: promise.about }, within };
};

/** The step that is left the longest after it was entered. */
function costliest(shown: Shown | undefined): string | undefined {
  const { from, rows } = shown?.example ?? { from: 0, rows: [] };
  const counted = rows.filter(({ at }) => at > from);
  const spent = counted.map(({ at, step }, i) => ({ step, ms: at - (counted[i - 1]?.at ?? from) }));
  return least(spent, ({ ms }) => -ms)?.step;
}

function boundOf(
  promise: Promised,
  { claim, worst }: Case,
  cases: readonly Case[],
  { calendars, domain }: Ground,
): Bound {
  const nowhere = { at: domain.from, ms: 0 };
  const slack = worst.slack ?? nowhere;
  const longest = least(cases, (one) => one.worst.longest && -one.worst.longest.ms);
  const most = longest?.worst.longest ?? nowhere;
  const due = deadline(slack.at, claim.within, calendars);
  return {
    promise,
    slack: { ms: slack.ms, from: slack.at },
    longest: { ms: most.ms, from: most.at },
    latest: due - slack.ms,
    due,
  };
}

function least<T>(all: readonly T[], measure: (one: T) => number | undefined): T | undefined {
  let found: T | undefined;
  for (const one of all)
    if (
      (measure(one) ?? Infinity) < (found === undefined ? Infinity : (measure(found) ?? Infinity))
    )
      found = one;
  return found;
}
