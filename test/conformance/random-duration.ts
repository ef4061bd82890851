import type { Choices } from './choices.ts';

/** A random duration: uneven, so that two events seldom meet at one instant by chance, and long enough for people to act in between. */
export function writeDuration(choices: Choices): string {
  const amount = choices.below(240);
  switch (choices.below(5)) {
    case 0:
      return `${61 + amount}m`;
    case 1:
      return `${17 + amount} business minutes`;
    case 2:
      return `PT${1 + (amount % 71)}H${amount % 59}M${7 + (amount % 41)}S`;
    case 3:
      return `${1 + (amount % 20)} business hours`;
    default:
      return `${1 + (amount % 3)} business days`;
  }
}
