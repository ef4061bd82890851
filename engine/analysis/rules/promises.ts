import type { Promised } from '../../model/plan.ts';
import type { World } from '../cases/split-cases.ts';
import type { Ground } from '../timing/bound.ts';
import { boundOf, type Case, casesOf, tightestOf } from '../timing/obligations-of.ts';
import type { Bound } from '../finding/certificate.ts';
import { waited } from '../timing/bounded-response.ts';
import { doubtOf } from '../counterexample/spurious.ts';
import { show } from '../counterexample/counterexample.ts';
import type { Finding, Place } from '../finding/finding.ts';
import { remediesFor } from '../counterexample/repairs.ts';
import { wordsOf, type Worst, worstCourse } from '../counterexample/worst-course.ts';

/** What is known of one promise: its worst case, or why it does not hold. */
export interface Judged {
  readonly bound?: Bound;
  readonly findings: readonly Finding[];
  /** Proved for cases that start up to then. */
  readonly until: number;
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
  const cases = casesOf(promise, worlds, ground);
  const until = Math.min(ground.domain.to, ...cases.map(({ worst }) => worst.until));
  const tightest = tightestOf(cases);
  const lost = cases.find(({ worst }) => worst.lost);
  const findings: Finding[] = [];
  if (lost && !isGhosting(promise)) findings.push(never(promise, at, lost, ground));
  if (tightest === undefined) {
    // What leads beyond the days that are known is found for the whole flow.
    if (!lost && until >= ground.domain.from)
      findings.push({ code: 'promise-unknown', severity: 'error', at, values: {} });
    return { findings, until };
  }
  const bound = boundOf(promise, tightest, cases, ground);
  if (bound.slack.ms < 0) findings.push(broken({ promise, at, tightest, bound }, ground));
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
    ...doubtOf(shown, claim, world, ground),
  };
}

function broken(worst: Worst, ground: Ground): Finding {
  const { promise, tightest } = worst;
  const finding = worstCourse(worst, ground);
  const { costliest } = finding.values;
  const step = costliest && 'name' in costliest ? costliest.name : undefined;
  const { claim, world } = tightest;
  return {
    ...finding,
    remedies: remediesFor({ promise, claim, shape: world.shape, step }, ground),
  };
}
