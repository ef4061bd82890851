import type { FakeEnvironment } from '../fake-host.ts';
import { journalLines, type ScriptedEvent } from '../journal-lines.ts';
import { planOfSteps } from '../compiled-plan.ts';

// One row for every point on which `docs/language.md` decides between two possible meanings.

export interface LanguageRow {
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  readonly start?: string;
  readonly script?: readonly ScriptedEvent[];
  readonly environment?: Partial<FakeEnvironment>;
  readonly expected: readonly string[];
}

/** Compiles the flow of a row, runs it, and returns the lines of its journal. */
export async function playRow({
  steps,
  more,
  start,
  script,
  environment,
}: LanguageRow): Promise<readonly string[]> {
  const plan = await planOfSteps(steps, more);
  return journalLines(plan, start ?? '2026-09-28T09:00', script ?? [], environment);
}

/** An approval called `review` that `head` decides within four hours. */
export const review = (fields = '') => `
  - approve: Review
    id: review
    by: head
    within: 4h
    rejected: [{ tell: candidate, template: regret }, { end: rejected }]
    silent: rejected
${fields}`;

export const refused = { fate: 'refused', reason: '550 5.1.1 no such mailbox' } as const;

/** These messages are refused for good. */
export const bounced = (...messages: readonly string[]): Partial<FakeEnvironment> => ({
  deliveries: Object.fromEntries(messages.map((message) => [message, refused])),
});
