import type { TaskOpenedFact } from '../engine/model/journal.ts';
import { localize, type Reader } from './localize.ts';
import { wordingTexts } from './texts/texts.ts';

/** The text of a button. */
export const choiceLabel = (outcome: string, opened: TaskOpenedFact, reader: Reader): string =>
  labelOf(outcome, opened, reader) ??
  wordFor(outcome, wordingTexts[reader.locale].outcomes) ??
  spacedWords(outcome);

/** A choice that has been made. */
export const pastLabel = (outcome: string, opened: TaskOpenedFact, reader: Reader): string =>
  labelOf(outcome, opened, reader) ?? endLabel(outcome, reader);

/** How a case or task ended. */
export const endLabel = (outcome: string, { locale }: Reader): string => {
  const { past, outcomes } = wordingTexts[locale];
  return wordFor(outcome, past) ?? wordFor(outcome, outcomes) ?? spacedWords(outcome);
};

/** Its label in the form that the task shows. */
function labelOf(outcome: string, { outcomes }: TaskOpenedFact, reader: Reader) {
  const label = outcomes.find((choice) => choice.outcome === outcome)?.label;
  return label === undefined ? undefined : localize(label, reader);
}

const wordFor = (key: string, words: Readonly<Record<string, string>>): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

const spacedWords = (outcome: string): string => outcome.replaceAll(/[-_]/g, ' ');
