import type { ActOrigin } from '../../engine/model/act.ts';
import type { Instant } from '../../engine/model/base.ts';
import { factAt } from '../../engine/model/given-fact.ts';
import type { ClosedFact, ResumedFact } from '../../engine/model/journal.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { recordHeads } from '../../store/heads.ts';
import type { Catalog } from './catalog.ts';
import { factFor, knowBy, type GivenToCase } from './fact-for-case.ts';
import type { InterventionResult } from './intervention-result.ts';
import { mendedPlan } from './mended-plan.ts';
import { isBehind, notBehind, readBack, type CaseToReadBack } from './read-back.ts';
import type { Runner } from './runner.ts';

/** What is mended of a case that goes on from its journal, besides its workflow. */
export type MendedBesides =
  | { readonly what: 'nothing' }
  /** Its flow, as the definitions have it now. */
  | { readonly what: 'plan' }
  | { readonly what: 'fact'; readonly given: GivenToCase };

interface JournalParts {
  readonly store: Store;
  readonly runner: Runner;
  readonly catalog: Catalog;
  readonly now: () => Instant;
}

/** Only where nothing can get lost by it: what a workflow that goes on has not handed over yet is nowhere else. */
export const resumeFromJournal = async (
  parts: JournalParts,
  found: CaseRecord,
  how: { readonly besides: MendedBesides; readonly origin: ActOrigin },
): Promise<InterventionResult> => {
  if (found.status === 'ended') return over;
  try {
    if (!isBehind(found) && (await parts.runner.isOpen(found.id)))
      return { kind: 'refused', refusal: notBehind };
  } catch {
    return { kind: 'unavailable' };
  }
  const mended = await mendedCase(parts, found, how.besides);
  if ('kind' in mended) return mended;
  const resumed = { kind: 'resumed', mended: 'journal', ...mended.fact, ...how.origin } as const;
  const result = await goOnFromJournal(parts, { found, mended: mended.case }, resumed);
  if (result.kind === 'done' && how.besides.what === 'fact')
    await knowBy(parts.store, found.id, mended.case.facts);
  return result;
};

/** A case as it goes on, and what of that is put on record. */
interface MendedCase {
  readonly case: CaseRecord;
  readonly fact: Pick<ResumedFact, 'plan' | 'fact'>;
}

const mendedCase = async (
  parts: JournalParts,
  found: CaseRecord,
  besides: MendedBesides,
): Promise<MendedCase | InterventionResult> => {
  if (besides.what === 'nothing') return { case: found, fact: {} };
  if (besides.what === 'plan') {
    const plan = await mendedPlan(parts, found);
    if ('kind' in plan) return plan;
    return { case: { ...found, plan: plan.hash }, fact: { plan: plan.hash } };
  }
  const given = await factFor(parts, found, besides.given);
  if ('kind' in given) return given;
  const { name, value, facts } = given;
  const before = factAt(found.facts, name);
  const fact = { name, value, ...(before !== undefined && { before }) };
  return { case: { ...found, facts }, fact: { fact } };
};

export const over: InterventionResult = {
  kind: 'refused',
  refusal: { code: 'not-stopped', message: 'the case is over' },
};

/** Cases that are being read back: the workflow of one that goes on meanwhile would be ended by the next. */
const readingBack = new Set<string>();

export const goOnFromJournal = async (
  parts: JournalParts,
  which: CaseToReadBack,
  how: ResumedFact | ClosedFact,
): Promise<InterventionResult> => {
  const { id } = which.found;
  if (readingBack.has(id)) return { kind: 'unavailable' };
  readingBack.add(id);
  try {
    return await startOver(parts, which, how);
  } finally {
    readingBack.delete(id);
  }
};

const startOver = async (
  { store, runner, now }: JournalParts,
  which: CaseToReadBack,
  how: ResumedFact | ClosedFact,
): Promise<InterventionResult> => {
  const { id } = which.found;
  const headNow = async () => (await recordHeads(store.db, [id])).get(id)?.lastHash;
  const head = await headNow();
  const read = await readBack(store, which, { ...how, at: now() });
  if ('code' in read) return { kind: 'refused', refusal: read };
  try {
    // To read back takes time, in which somebody else may have let the case go on.
    if ((await headNow()) !== head) return { kind: 'unavailable' };
    await runner.startOver(read.start, read.resume);
    return { kind: 'done' };
  } catch {
    return { kind: 'unavailable' };
  }
};
