import type { Choice } from '../../behaviour/behaviour.ts';

/** A branch of a choice, the same wherever its step stands. */
export const branchKey = ({ step }: Choice, { label, when }: Choice['branches'][number]): string =>
  JSON.stringify([step, label, when?.cel]);

export const branchKeysOf = (choice: Choice): readonly string[] =>
  choice.branches.map((branch) => branchKey(choice, branch));
