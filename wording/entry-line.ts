import type { Entry } from '../engine/model/journal.ts';
import type { Locale } from '../engine/model/locale.ts';
import type { EntryKind, EntryOfKind } from './texts/entry-sentences.ts';
import { wordingTexts } from './texts/texts.ts';

/** One entry of a journal in one line, for operators. */
export const entryLine = (entry: Entry, journal: readonly Entry[], locale: Locale): string =>
  lineOf(entry.kind, entry, { journal, locale });

interface EntryContext {
  readonly journal: readonly Entry[];
  readonly locale: Locale;
}

/** The kind is given beside its entry, so that types know that the two belong together. */
const lineOf = <K extends EntryKind>(
  kind: K,
  entry: EntryOfKind<K>,
  { journal, locale }: EntryContext,
): string => wordingTexts[locale].entries[kind](entry, journal);
