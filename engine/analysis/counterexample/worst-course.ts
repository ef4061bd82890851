import type { Promised } from '../../model/plan.ts';
import type { Ground } from '../timing/bound.ts';
import { type Case, least } from '../timing/obligations-of.ts';
import type { Bound } from '../finding/certificate.ts';
import { doubtOf } from './spurious.ts';
import { type Shown, show } from './counterexample.ts';
import type { Finding, Place, Value } from '../finding/finding.ts';

/** What is to be told of the worst case of a promise. */
export interface Worst {
  readonly promise: Promised;
  readonly at: Place;
  readonly tightest: Case;
  readonly bound: Bound;
}

/** The worst case as a finding with its dated course; what would mend it is not looked for. */
export function worstCourse({ promise, at, tightest, bound }: Worst, ground: Ground): Finding {
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
    ...doubtOf(exact, claim, world, ground),
  };
}

/** A promise in the holes of its sentence. */
export const wordsOf = (promise: Promised): Readonly<Record<string, Value>> => {
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
