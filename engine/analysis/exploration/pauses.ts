import { type Behaviour, type Delay, type Fork, pass } from '../../behaviour/behaviour.ts';
import type { Duration } from '../../model/base.ts';

/** Stands in a slice for a term that the monitor does not observe, and for which the line waits. */
export const pause: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/** The same where the line need not wait: a task whose time is over when it opens, a choice some of whose branches are nothing. */
const pauseOrNot: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/**
 * The same where it is known how long the line waits at most: so long, one length behind the other. `orNot`: it need not wait. Equal ones
 * are one object.
 */
function pauseWithin(lengths: readonly Duration[], orNot: boolean): Delay {
  const key = `${orNot} ${JSON.stringify(lengths)}`;
  const known = pauses.get(key);
  if (known !== undefined) return known;
  const made: Delay = { ...pause };
  pauses.set(key, made);
  bounds.set(made, { lengths, orNot });
  return made;
}

/** A pause of which it may be known how long it takes at most. */
export function pauseOf(lengths: readonly Duration[] | undefined, orNot: boolean): Delay {
  if (lengths !== undefined) return pauseWithin(lengths, orNot);
  return orNot ? pauseOrNot : pause;
}

const pauses = new Map<string, Delay>();
const bounds = new WeakMap<
  Behaviour,
  { readonly lengths: readonly Duration[]; readonly orNot: boolean }
>();

/** How long a line waits at most that has come to a pause; undefined where that is not known, and of what is none. */
export const longestPause = (term: Behaviour): readonly Duration[] | undefined =>
  bounds.get(term)?.lengths;

/** Whether a line may pass by a pause. */
export const isPassable = (term: Behaviour): boolean =>
  term === pauseOrNot || bounds.get(term)?.orNot === true;

/** Stands for a fork whose branch holds nothing that is observed: starting a line lets the others that are ready run first. */
export const turn: Fork = { term: 'fork', step: '', behaviour: pass, how: 'until-end' };

/** Stands for a delay that is not observed, where its length may decide which of the lines that wait beside goes on first. */
export const silentDelay = (delay: Delay): Delay => ({ ...delay, step: '' });

export const isNothing = (behaviour: Behaviour): boolean =>
  behaviour === pass ||
  behaviour === turn ||
  isPause(behaviour) ||
  (behaviour.term === 'sequence' && behaviour.of.every(isPause));

/** Stands for a choice whose branches hold nothing that is observed: that branch where all are the same, else a pause that may be left out. */
export function eitherOf(behaviours: readonly Behaviour[]): Behaviour {
  const [first = pass] = behaviours;
  if (behaviours.every((one) => one === first)) return first;
  return pauseOf(longestOf(behaviours), true);
}

/** A time that is no shorter than what each of some behaviours that are nothing takes; undefined where none is known, or only a long sum. */
export function longestOf(behaviours: readonly Behaviour[]): readonly Duration[] | undefined {
  const sum: Duration[] = [];
  for (const one of new Set(behaviours)) {
    const lengths = longestOfOne(one);
    if (lengths === undefined) return undefined;
    sum.push(...lengths);
  }
  return sum.length > maxLengths ? undefined : sum;
}

const maxLengths = 6;

function longestOfOne(behaviour: Behaviour): readonly Duration[] | undefined {
  if (behaviour.term === 'sequence') return longestOf(behaviour.of);
  if (behaviour.term !== 'delay') return [];
  if (isUntimed(behaviour)) return undefined;
  const { length } = behaviour;
  return longestPause(behaviour) ?? ['until' in length ? length.atMost : length];
}

/** Parts of a sequence, pauses that stand one behind the other as one. */
export function withoutDoubledPauses(parts: readonly Behaviour[]): readonly Behaviour[] {
  const found: Behaviour[] = [];
  for (const part of parts) {
    if (part === pass) continue;
    const before = found.at(-1);
    const joined = before === undefined ? undefined : joinedPause(before, part);
    if (joined === undefined) found.push(part);
    else found[found.length - 1] = joined;
  }
  return found;
}

/** Two pauses as one, if they are such as may last any time, or both no longer than is known. */
function joinedPause(one: Behaviour, another: Behaviour): Behaviour | undefined {
  if (!isIndefinite(one) || !isIndefinite(another)) return undefined;
  const orNot = isPassable(one) && isPassable(another);
  const [first, second] = [longestPause(one), longestPause(another)];
  const lengths = first && second && [...first, ...second];
  return pauseOf(lengths !== undefined && lengths.length > maxLengths ? undefined : lengths, orNot);
}

/** Whether it is a pause of which nobody knows how long it takes, if it is known how long at most. */
const isIndefinite = (term: Behaviour): boolean =>
  term === pause || term === pauseOrNot || bounds.has(term);

const isPause = (behaviour: Behaviour): boolean =>
  behaviour.term === 'delay' && behaviour.step === '';

/** Whether nothing is known of how long it takes. */
export const isUntimed = (delay: Behaviour): boolean => delay === pause || delay === pauseOrNot;
