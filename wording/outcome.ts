import type { TaskOpenedFact } from '../engine/model/journal.ts';
import { localize } from '../server/pages/reading.ts';
import type { PageContext } from '../server/pages/reading.ts';

/** What a button says. */
export const choiceLabel = (
  outcome: string,
  opened: TaskOpenedFact,
  context: PageContext,
): string => {
  const choice = opened.outcomes.find((c) => c.outcome === outcome);
  if (choice?.label !== undefined) return localize(choice.label, context);
  return wordFor(outcome, context.t.outcomes) ?? spacedWords(outcome);
};

/** What was chosen, said afterwards. */
export const pastLabel = (
  outcome: string,
  opened: TaskOpenedFact,
  context: PageContext,
): string => {
  const choice = opened.outcomes.find((c) => c.outcome === outcome);
  return (
    (choice?.label === undefined ? undefined : localize(choice.label, context)) ??
    endLabel(outcome, context)
  );
};

/** How a case or task ended. */
export const endLabel = (outcome: string, { t }: PageContext): string =>
  wordFor(outcome, t.past) ?? wordFor(outcome, t.outcomes) ?? spacedWords(outcome);

const wordFor = (key: string, words: Readonly<Record<string, string>>): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

const spacedWords = (outcome: string): string => outcome.replaceAll(/[-_]/g, ' ');
