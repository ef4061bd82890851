import type { Entry, TaskOpenedFact } from '../engine/model/journal.ts';
import { localize, type Reader } from './localize.ts';
import { endLabel, pastLabel } from './outcome.ts';

/** Puts tasks, messages, outcomes and events as people call them into the entries of a journal, instead of their ids. */
export function titledEntries(journal: readonly Entry[], reader: Reader): (entry: Entry) => Entry {
  const titleOf = taskTitles(journal, reader);
  const messageOf = messageNames(journal);
  const opened = new Map(
    journal.flatMap((entry) => (entry.kind === 'opened' ? [[entry.task, entry] as const] : [])),
  );
  return (entry) => withTask(withMessage(withOutcome(entry, opened, reader), messageOf), titleOf);
}

/** What people call the tasks of a case: by title; where two have the same, and where there is none, the id says which. */
export function taskTitles(journal: readonly Entry[], reader: Reader): (task: string) => string {
  return namesOf(
    journal.flatMap((entry) =>
      entry.kind === 'opened' ? [[entry.task, localize(entry.title, reader)] as const] : [],
    ),
  );
}

/** A message is called by its template. */
const messageNames = (journal: readonly Entry[]): ((message: string) => string) =>
  namesOf(
    journal.flatMap((entry) =>
      entry.kind === 'sent' ? [[entry.message, entry.template] as const] : [],
    ),
  );

function namesOf(named: readonly (readonly [string, string])[]): (id: string) => string {
  const names = new Map(named);
  const known = new Set<string>();
  const shared = new Set<string>();
  for (const name of names.values()) (known.has(name) ? shared : known).add(name);
  return (id) => {
    const name = names.get(id) ?? '';
    if (name === '') return id;
    return shared.has(name) ? `${name} (${id})` : name;
  };
}

function withTask(entry: Entry, titleOf: (task: string) => string): Entry {
  if ('task' in entry) return { ...entry, task: titleOf(entry.task) };
  if (entry.kind !== 'stopped' || entry.reason.step === undefined) return entry;
  return { ...entry, reason: { ...entry.reason, step: titleOf(entry.reason.step) } };
}

const withMessage = (entry: Entry, messageOf: (message: string) => string): Entry =>
  entry.kind !== 'sent' && 'message' in entry
    ? { ...entry, message: messageOf(entry.message) }
    : entry;

function withOutcome(
  entry: Entry,
  opened: ReadonlyMap<string, TaskOpenedFact>,
  reader: Reader,
): Entry {
  if (entry.kind === 'event') return { ...entry, event: quoted(endLabel(entry.event, reader)) };
  if (!('outcome' in entry)) return entry;
  // Silence has a sentence of its own.
  if (entry.kind === 'settled' && entry.silent) return entry;
  const task = 'task' in entry ? opened.get(entry.task) : undefined;
  const word =
    task === undefined ? endLabel(entry.outcome, reader) : pastLabel(entry.outcome, task, reader);
  return { ...entry, outcome: quoted(word) };
}

/** Both languages quote alike. */
const quoted = (word: string): string => `“${word}”`;
