import type { Entry } from '../../engine/model/journal.ts';

/** A sentence for each kind of entry; the whole journal holds the entries that this one refers to. */
export type EntrySentences = {
  readonly [K in EntryKind]: (entry: EntryOfKind<K>, journal: readonly Entry[]) => string;
};

export type EntryKind = Entry['kind'];
export type EntryOfKind<K extends EntryKind> = {
  readonly [P in K]: Extract<Entry, { readonly kind: P }>;
}[K];
