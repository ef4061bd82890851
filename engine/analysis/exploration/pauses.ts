import { type Behaviour, type Delay, type Fork, pass } from '../../behaviour/behaviour.ts';

/** What is left of something that a monitor does not look at, and for which the line waits. */
export const pause: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/** The same where the line need not wait: a task whose time is over when it opens, a choice some of whose branches are nothing. */
export const pauseOrNot: Delay = { term: 'delay', step: '', length: { ms: 0 } };

/** What is left of starting a line in which nothing is observed: others that are ready take their turn first. */
export const turn: Fork = { term: 'fork', step: '', behaviour: pass, how: 'until-end' };

/** What is left of a delay that is not looked at, where its length may matter to who waits beside. */
export const silentDelay = (delay: Delay): Delay => ({ ...delay, step: '' });

export const isNothing = (behaviour: Behaviour): boolean =>
  behaviour === pass ||
  behaviour === turn ||
  isPause(behaviour) ||
  (behaviour.term === 'sequence' && behaviour.of.every(isPause));

/** What is left of a choice between behaviours that are nothing. */
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
