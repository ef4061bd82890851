import type { Opened } from '../engine/model/journal.ts';
import { say } from '../server/pages/reading.ts';
import type { Reading } from '../server/pages/reading.ts';

/** What a button says. */
export const choiceLabel = (outcome: string, opened: Opened, reading: Reading): string => {
  const choice = opened.outcomes.find((c) => c.outcome === outcome);
  if (choice?.label !== undefined) return say(choice.label, reading);
  return wordFor(outcome, reading.t.outcomes) ?? plain(outcome);
};

/** What was chosen, said afterwards. */
export const pastLabel = (outcome: string, opened: Opened, reading: Reading): string => {
  const choice = opened.outcomes.find((c) => c.outcome === outcome);
  return (
    (choice?.label === undefined ? undefined : say(choice.label, reading)) ??
    endLabel(outcome, reading)
  );
};

/** How a case or task ended. */
export const endLabel = (outcome: string, { t }: Reading): string =>
  wordFor(outcome, t.past) ?? wordFor(outcome, t.outcomes) ?? plain(outcome);

const wordFor = (key: string, words: Readonly<Record<string, string>>): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

const plain = (outcome: string): string => outcome.replaceAll(/[-_]/g, ' ');
