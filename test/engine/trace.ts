import type { Answer } from '../../engine/act.ts';
import type { Entry } from '../../engine/journal.ts';
import type { Plan } from '../../engine/plan.ts';
import { fakeCase, type FakeCase, type FakeWorld } from './fake-host.ts';

/** Something that happens at an instant, such as `2026-09-30T17:00`, in UTC. */
export type Happening = readonly [at: string, happens: (its: FakeCase) => unknown];

export const utc = (text: string): number => Date.parse(`${text}Z`);

/** Plays a case to its end and tells, line by line, what its journal says. */
export function trace(
  plan: Plan,
  start: string,
  script: readonly Happening[],
  world: Partial<FakeWorld> = {},
): readonly string[] {
  const facts = { candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' } };
  const its = fakeCase(plan, {
    start: utc(start),
    ...world,
    facts: { ...facts, score: 1, lastInterviewAt: '2026-09-29T10:00:00Z', ...world.facts },
  });
  for (const [at, happens] of script) {
    its.until(utc(at));
    happens(its);
  }
  its.finish();
  return its.entries.flatMap(line);
}

/** A person's answer to the first round of a task. */
export const says =
  (person: string, outcome: string, task = 'review') =>
  (its: FakeCase): unknown =>
    its.act({ task, round: 1, person, outcome, channel: 'page' } satisfies Answer);

function line(entry: Entry): readonly string[] {
  const told = tell(entry);
  return told === undefined ? [] : [`${clock(entry.at)} ${told}`];
}

const clock = (at: number) => new Date(at).toISOString().slice(5, 16).replace('T', ' ');

function tell(entry: Entry): string | undefined {
  switch (entry.kind) {
    case 'sent':
      return `${entry.template} to ${'who' in entry.to ? entry.to.who : entry.message.split('/')[0]}`;
    case 'opened':
      return `${entry.task} open until ${clock(entry.deadline)}`;
    case 'escalated':
      return `${entry.task} to ${entry.to.join(', ')} until ${clock(entry.deadline)}`;
    case 'answered':
      return `${entry.person} says ${entry.outcome}`;
    case 'settled':
      return `${entry.task} ${entry.outcome}`;
    case 'cancelled':
      return `${entry.task} cancelled`;
    case 'undelivered':
      return `${entry.message} ${entry.fate}`;
    case 'dropped':
      return `${entry.message} dropped`;
    case 'event':
      return entry.event;
    case 'backstop':
      return `backstop`;
    case 'ended':
      return `ended ${entry.outcome}`;
    default:
      return undefined;
  }
}
