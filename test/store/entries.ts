import { randomUUID } from 'node:crypto';
import type { Entry, Fact, TaskOpenedFact } from '../../engine/model/journal.ts';
import { createCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';

/** Noon of a day in the past; every entry is a second later than the one before. */
export const noon = Date.UTC(2026, 4, 4, 12);

export const entries = (...facts: readonly Fact[]): readonly Entry[] =>
  facts.map((fact, index) => ({ seq: index + 1, at: noon + index * 1000, ...fact }));

export const started: Fact = { kind: 'started', flow: 'hello', plan: 'p1' };

export const opened = (task: string, deadline: number): TaskOpenedFact => ({
  kind: 'opened',
  task,
  round: 1,
  type: 'decision',
  title: { en: 'Hire?', 'zh-CN': '录用？' },
  by: ['head'],
  need: 1,
  outcomes: [{ outcome: 'approved' }, { outcome: 'rejected', label: 'No' }],
  deadline,
  expectedBy: deadline,
  commentOn: ['rejected'],
});

export const answered = (task: string, person: string): Fact => ({
  kind: 'answered',
  task,
  round: 1,
  person,
  outcome: 'approved',
  channel: 'page',
});

export const settled = (task: string): Fact => ({
  kind: 'settled',
  task,
  round: 1,
  outcome: 'approved',
  silent: false,
});

/** Creates a case with an id of its own. */
export async function newCase(store: Store, flow = 'hello'): Promise<string> {
  const id = randomUUID();
  await createCase(store, { id, flow, plan: 'p1', facts: { candidate: { name: 'Lin' } } });
  return id;
}
