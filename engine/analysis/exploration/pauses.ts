import { type Behaviour, type Delay, type Fork, pass } from '../../behaviour/behaviour.ts';

/** Stands in a slice for a term that the monitor does not observe, and for which the line waits. */
export const pause: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/** The same where the line need not wait: a task whose time is over when it opens, a choice some of whose branches are nothing. */
export const pauseOrNot: Delay = { term: 'delay', step: '', length: { ms: 0 } };

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
  return behaviours.every((one) => one === first) ? first : pauseOrNot;
}

/** Parts of a sequence without those that say nothing beside the one behind them. */
export const withoutDoubledPauses = (parts: readonly Behaviour[]): readonly Behaviour[] =>
  parts.filter(
    (part, index) =>
      part !== pass &&
      !(
        part.term === 'delay' &&
        isUntimed(part) &&
        (parts[index + 1] === pause || parts[index + 1] === part)
      ),
  );

const isPause = (behaviour: Behaviour): boolean =>
  behaviour.term === 'delay' && behaviour.step === '';

/** Whether nothing is known of how long it takes. */
export const isUntimed = (delay: Delay): boolean => delay === pause || delay === pauseOrNot;
