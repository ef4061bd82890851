import { rehearse, type Rehearsal } from '../../../engine/simulation/rehearse.ts';
import type { ResponseRule, MailRule, Script } from '../../../engine/simulation/script.ts';
import { entryLine, utc } from '../journal-lines.ts';
import { planOfSteps } from '../compiled-plan.ts';

/** A flow, whoever acts in it, and the mail server, on a Monday in UTC. */
export interface RehearsalSetup {
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  readonly scriptedActs?: Script['scriptedActs'];
  readonly responseRules?: readonly ResponseRule[];
  readonly mail?: readonly MailRule[];
  readonly holders?: Readonly<Record<string, readonly string[]>>;
  readonly seed?: number;
}

export const start = utc('2026-09-28T09:00');

const facts = {
  candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' },
  score: 1,
  lastInterviewAt: '2026-09-27T10:00:00Z',
};

/** Compiles the flow and rehearses a case of it. */
export async function rehearseSetup(setup: RehearsalSetup): Promise<Rehearsal> {
  const {
    steps,
    more,
    scriptedActs = [],
    responseRules = [],
    mail = [],
    holders = {},
    seed,
  } = setup;
  const plan = await planOfSteps(steps, more);
  const rehearsed = { plan, hash: 'plan', facts, start, people: holders };
  return rehearse(rehearsed, { scriptedActs, responseRules }, { mail }, seed);
}

/** The lines of the journal of such a rehearsal. */
export const rehearsedLines = async (setup: RehearsalSetup): Promise<readonly string[]> =>
  (await rehearseSetup(setup)).entries.flatMap(entryLine);
