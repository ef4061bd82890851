import type { Entry } from '../../engine/model/journal.ts';

/** One line for each kind of entry; it is given the whole journal, where what the entry speaks of is found. */
export type EntrySentences = {
  readonly [K in EntryKind]: (entry: EntryOfKind<K>, journal: readonly Entry[]) => string;
};

export type EntryKind = Entry['kind'];
export type EntryOfKind<K extends EntryKind> = {
  readonly [P in K]: Extract<Entry, { readonly kind: P }>;
}[K];
