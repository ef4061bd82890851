import type { Answer } from '../../engine/model/act.ts';
import type { Entry } from '../../engine/model/journal.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { fakeCase, type FakeCase, type FakeEnvironment } from './fake-host.ts';

/** Something that happens at an instant, such as `2026-09-30T17:00`, in UTC. */
export type ScriptedEvent = readonly [at: string, happens: (fake: FakeCase) => unknown];

export const utc = (text: string): number => Date.parse(`${text}Z`);

/** Runs a case to its end on the fake host, and returns its journal line by line. */
export function journalLines(
  plan: Plan,
  start: string,
  script: readonly ScriptedEvent[],
  environment: Partial<FakeEnvironment> = {},
): readonly string[] {
  const facts = { candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' } };
  const fake = fakeCase(plan, {
    start: utc(start),
    ...environment,
    facts: { ...facts, score: 1, lastInterviewAt: '2026-09-29T10:00:00Z', ...environment.facts },
  });
  for (const [at, happens] of script) {
    fake.until(utc(at));
    happens(fake);
  }
  fake.finish();
  return fake.entries.flatMap(entryLine);
}

/** A person's answer to a task, in its first round unless it is another. */
export const answersAs =
  (person: string, outcome: string, task = 'review', round = 1) =>
  (fake: FakeCase): unknown =>
    fake.act({ task, round, person, outcome, channel: 'page' } satisfies Answer);

/** An entry as a line with its time in UTC; none for entries that only matter to machines. */
export function entryLine(entry: Entry): readonly string[] {
  const text = entryText(entry);
  return text === undefined ? [] : [`${clock(entry.at)} ${text}`];
}

const notFrom = (ahead: number | undefined) =>
  ahead === undefined ? '' : `, not from ${clock(ahead)}`;

const clock = (at: number) => new Date(at).toISOString().slice(5, 16).replace('T', ' ');

type EntryTexts = {
  readonly [K in Entry['kind']]?: (entry: Entry & { readonly kind: K }) => string;
};

const entryTexts: EntryTexts = {
  sent: ({ template, to, message }) =>
    `${template} to ${'who' in to ? to.who : (message.split('/')[0] ?? '')}`,
  opened: ({ task, deadline, ahead }) => `${task} open until ${clock(deadline)}${notFrom(ahead)}`,
  escalated: ({ task, to, deadline }) => `${task} to ${to.join(', ')} until ${clock(deadline)}`,
  unasked: ({ task, seats }) => `${task} unasked of ${seats.join(', ')}`,
  answered: ({ person, outcome }) => `${person} says ${outcome}`,
  settled: ({ task, outcome }) => `${task} ${outcome}`,
  cancelled: ({ task }) => `${task} cancelled`,
  undelivered: ({ message, fate }) => `${message} ${fate}`,
  dropped: ({ message }) => `${message} dropped`,
  event: ({ event }) => event,
  backstop: ({ ahead }) => `backstop${notFrom(ahead)}`,
  promise: ({ promise, kept, due, by, never, ahead }) =>
    `promise ${promise + 1} ${kept ? 'kept' : 'broken'} by ${by / 60_000} min, due ${clock(due)}${never ? ', never' : ''}${notFrom(ahead)}`,
  ended: ({ outcome }) => `ended ${outcome}`,
};

function entryText(entry: Entry): string | undefined {
  const textOf = entryTexts[entry.kind] as ((one: Entry) => string) | undefined;
  return textOf?.(entry);
}
