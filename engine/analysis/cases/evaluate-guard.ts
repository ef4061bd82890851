import { type Assignment, isWorthIt } from './valuations.ts';
import { type Atom, atomsOf, type Condition } from './guard.ts';
import { passes } from './value-classes.ts';
import type { Alt } from '../../behaviour/behaviour.ts';
import type { Site } from './variables.ts';

/** What an assignment makes of a choice. */
export interface Verdict {
  /** Those that can be taken. */
  readonly arms: Alt['arms'];
  /** One of them may be impossible: what it depends on was not, or not exactly, decided. */
  readonly doubtful: boolean;
}

/** Asks which arms of a choice can be taken, given so much; thinks it over once for all that gives it the same. */
export function judgeOf(site: Site): (given: Assignment) => Verdict {
  const known = new Map<string, Verdict>();
  const variables = new Set(site.variables.values());
  return (given) => {
    const values = Array.from(variables, (one) => one.samples.indexOf(given.get(one) ?? []));
    const key = values.join();
    const verdict = known.get(key) ?? verdictOn(site, given);
    known.set(key, verdict);
    return verdict;
  };
}

function verdictOn({ alt, conditions, variables }: Site, given: Assignment): Verdict {
  const valueOf = (atom: Atom) => {
    const one = variables.get(atom);
    const [value] = (one && given.get(one)) ?? [];
    return value === undefined ? undefined : passes(atom.test, value);
  };
  const isDoubtful = (atom: Atom) => {
    const one = variables.get(atom);
    return one === undefined || one.entangled || (isWorthIt(one) && !given.has(one));
  };
  const surely = (atom: Atom) => (isDoubtful(atom) ? undefined : valueOf(atom));
  const arms: Alt['arms'][number][] = [];
  let doubtful = false;
  for (const [index, arm] of alt.arms.entries()) {
    const condition = conditions[index];
    const verdict = condition === undefined || holds(condition, valueOf);
    doubtful ||=
      condition !== undefined &&
      holds(condition, surely) === undefined &&
      atomsOf(condition).some(isDoubtful);
    if (verdict !== false) arms.push(arm);
    if (verdict === true) break;
  }
  return { arms, doubtful };
}

type Truth = boolean | undefined;

/** Whether a condition holds, as far as its atoms are known. */
function holds(condition: Condition, valueOf: (atom: Atom) => Truth): Truth {
  if (condition.is === 'atom') return valueOf(condition);
  if (condition.is === 'known') return condition.holds;
  if (condition.is === 'not') return not(holds(condition.of, valueOf));
  const parts = condition.of.map((one) => holds(one, valueOf));
  if (condition.is === 'if') return chosen(parts);
  return condition.is === 'all' ? both(parts) : not(both(parts.map(not)));
}

function chosen([asked, yes, no]: readonly Truth[]): Truth {
  if (asked === undefined) return yes === no ? yes : undefined;
  return asked ? yes : no;
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function both(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}
