import type { Entry } from '../engine/model/journal.ts';
import { localize, type Reader } from './localize.ts';

/** What people call the tasks of a case: by title; where two have the same, and where there is none, the id says which. */
export function taskTitles(journal: readonly Entry[], reader: Reader): (task: string) => string {
  const titles = new Map(
    journal.flatMap((entry) =>
      entry.kind === 'opened' ? [[entry.task, localize(entry.title, reader)] as const] : [],
    ),
  );
  return (task) => {
    const title = titles.get(task) ?? '';
    if (title === '') return task;
    const same = [...titles.values()].filter((other) => other === title);
    return same.length === 1 ? title : `${title} (${task})`;
  };
}

/** An entry with tasks as people call them instead of their ids. */
export function titledEntry(entry: Entry, titleOf: (task: string) => string): Entry {
  if ('task' in entry) return { ...entry, task: titleOf(entry.task) };
  if (entry.kind !== 'stopped' || entry.reason.step === undefined) return entry;
  return { ...entry, reason: { ...entry.reason, step: titleOf(entry.reason.step) } };
}
