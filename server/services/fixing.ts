import type { Store } from '../../store/database.ts';
import type { RecordedHead } from '../../store/heads.ts';
import { fixUpTo, unfixedCases, type UnfixedCase } from '../../store/unfixed.ts';
import { isOutage } from '../../store/outage.ts';
import type { ServerLog } from './server-log.ts';
import { isOfTemporal } from './temporal-errors.ts';
import type { WorkflowState } from './workflow-troubles.ts';

export interface FixingParts {
  readonly store: Store;
  readonly histories: CaseHistories;
  readonly log: ServerLog;
}

/** What Temporal knows of the workflow of a case. */
export interface CaseHistories {
  stateOf(caseId: string): Promise<WorkflowState['state']>;
  /** The last entry of its journal of which its history tells. */
  headOf(caseId: string): Promise<RecordedHead | undefined>;
  /** All cases of which Temporal has a workflow, open or over; its list is a moment behind. */
  caseIds(): Promise<readonly string[]>;
}

/** Fixes the journal of a case up to the entry of which its history tells, if that can be read now; what is left is for the next look at all. */
export async function fixByHistory(
  { store, histories, log }: FixingParts,
  caseId: string,
): Promise<void> {
  try {
    const head = await histories.headOf(caseId);
    if (head !== undefined) await fixUpTo(store, caseId, head);
  } catch (error) {
    log.warn({ case: caseId, err: error }, 'entries stay tentative for now');
  }
}

/**
 * A look at all journals with a tentative end: fixes what the history of the case tells of, since that workflow task is complete, and
 * everything where the workflow is over. Returns how many cases it has fixed to their end. What cannot be judged yet is looked at again, the
 * more rarely the longer it takes.
 */
export function createFixing(
  parts: FixingParts,
  isStopped: () => boolean = () => false,
): () => Promise<number> {
  const put = new Map<string, Deferral>();
  return async () => {
    let fixed = 0;
    for await (const found of allUnfixed(parts.store)) {
      if (isStopped()) break;
      const before = put.get(found.id);
      const deferral =
        before?.seq === found.last.seq ? before : { seq: found.last.seq, looks: 0, pass: 0 };
      if (deferral.pass > 0) put.set(found.id, { ...deferral, pass: deferral.pass - 1 });
      else if (await fixCase(parts, found, deferral.looks)) {
        put.delete(found.id);
        fixed += 1;
      } else put.set(found.id, laterThan(deferral));
    }
    return fixed;
  };
}

/** A case that could not be fixed to this entry, after so many looks; so many more pass it over. */
interface Deferral {
  readonly seq: number;
  readonly looks: number;
  readonly pass: number;
}

const mostPassed = 32;
const laterThan = ({ seq, looks }: Deferral): Deferral => ({
  seq,
  looks: looks + 1,
  pass: Math.min(mostPassed, 2 ** looks - 1),
});

const pageSize = 200;

async function* allUnfixed(store: Store): AsyncGenerator<UnfixedCase> {
  let after: string | undefined;
  do {
    const page = await unfixedCases(store, { limit: pageSize, ...(after && { after }) });
    yield* page;
    after = page.length < pageSize ? undefined : page.at(-1)?.id;
  } while (after !== undefined);
}

/** Whether the whole journal is fixed now. */
async function fixCase(parts: FixingParts, found: UnfixedCase, looks: number): Promise<boolean> {
  const { store, log } = parts;
  const { id, last, fixedSeq } = found;
  const head = await readableHead(parts, found, looks);
  if (head === undefined || head.seq <= fixedSeq) return false;
  const result = await fixUpTo(store, id, head);
  if (result === 'differs' && head !== last)
    log.error(
      { case: id, seq: head.seq },
      'the history of a case tells of another entry than is on record: see tidings verify',
    );
  return result === 'fixed' && head.seq >= last.seq;
}

/** A history that cannot be decoded is the matter of its case, and said once: the look goes on with the others. */
async function readableHead(
  { histories, log }: FixingParts,
  found: UnfixedCase,
  looks: number,
): Promise<RecordedHead | undefined> {
  try {
    return await headThatStays(histories, found);
  } catch (error) {
    if (isOfTemporal(error) || isOutage(error)) throw error;
    if (looks === 0)
      log.error(
        { case: found.id, err: error },
        'the history of a case cannot be read, so its last entries stay tentative: see tidings doctor',
      );
    return undefined;
  }
}

async function headThatStays(
  histories: CaseHistories,
  { id, last, ended }: UnfixedCase,
): Promise<RecordedHead | undefined> {
  const state = await histories.stateOf(id);
  if (state === 'open') return await histories.headOf(id);
  // Temporal forgets a workflow some time after its end; one that it lacks otherwise may be the older of two.
  return state === 'missing' && !ended ? undefined : last;
}
