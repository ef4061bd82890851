import type { Overrules } from './overrules.ts';

/** Who has said no, or has reported so, and was not overruled; for each the approvals that have opened since and would overrule it. */
export type StandingDoubts = Readonly<Record<string, readonly string[]>>;

/** With one more, which nobody has overruled yet. */
export const withDoubt = (doubts: StandingDoubts, step: string): StandingDoubts =>
  inOrder([...Object.entries(doubts).filter(([one]) => one !== step), [step, []]]);

/** When an approval opens, its yes would overrule what was said before. */
export const withOpened = (
  doubts: StandingDoubts,
  approval: string,
  overrules: Overrules,
): StandingDoubts =>
  inOrder(
    Object.entries(doubts).map(([doubt, opened]) => [
      doubt,
      overrules(approval, doubt) ? [...new Set([...opened, approval])].toSorted() : opened,
    ]),
  );

/** What still stands behind its yes. */
export const withoutOverruled = (doubts: StandingDoubts, approval: string): StandingDoubts =>
  inOrder(Object.entries(doubts).filter(([, opened]) => !opened.includes(approval)));

/** So that the same doubts are the same state. */
const inOrder = (doubts: readonly (readonly [string, readonly string[]])[]): StandingDoubts =>
  Object.fromEntries(doubts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
