import { stoppedCases } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { lastTurns, recordEnds } from '../../store/record-turns.ts';
import type { Trouble } from '../../wording/troubles.ts';
import type { Examiner, ExaminationMemory } from './examiner.ts';
import { stoppedTrouble } from './stopped-trouble.ts';

/** Knows what stands still. */
export interface Doctor {
  /** What stands still now: looks afresh; whoever asks while somebody looks shares the next look. */
  examine(): Promise<readonly Trouble[]>;
  /**
   * What the last examination has found, for lists and pages: begins none and waits for none. Of a case that has gone on or ended since then
   * it tells nothing; which cases are stopped it tells as it is now.
   */
  latest(): Promise<readonly Trouble[]>;
  /** Examines, so that `latest` knows; what takes long to find out may be of some minutes ago. */
  refresh(): Promise<void>;
  /** This case goes on, or is over: what was found of it before holds no more. */
  readonly mended: (caseId: string) => void;
}

export const createDoctor = (store: Store, look: Examiner): Doctor => {
  let found: LastFound = { troubles: [], ends: new Map() };
  let running: Promise<readonly Trouble[]> | undefined;
  let next: Promise<readonly Trouble[]> | undefined;
  // Cases that have been mended during the examination under way, which may have seen them before.
  const meanwhile = new Set<string>();
  const examineNow = async (memory: ExaminationMemory): Promise<readonly Trouble[]> => {
    meanwhile.clear();
    const ends = await recordEnds(store.db);
    const troubles = await look(memory);
    found = { troubles: without(troubles, meanwhile), ends };
    return troubles;
  };
  const begin = (memory: ExaminationMemory): Promise<readonly Trouble[]> => {
    const begun = examineNow(memory).finally(() => {
      if (running === begun) running = undefined;
    });
    running = begun;
    return begun;
  };
  const beginNext = () => {
    next = undefined;
    return begin('none');
  };
  return {
    // An examination that runs already may have read a case before the caller mended it: the caller gets the one after it.
    examine: () => (running ? (next ??= running.then(beginNext, beginNext)) : begin('none')),
    async latest() {
      const stopped = (await stoppedCases(store)).flatMap(stoppedTrouble);
      const { troubles, ends } = found;
      const others = troubles.filter(({ code }) => code !== 'case-stopped');
      return [...stopped, ...without(others, await goneOn(store, others, ends))];
    },
    async refresh() {
      await (running ?? begin('used'));
    },
    mended: (caseId) => {
      meanwhile.add(caseId);
      found = { ...found, troubles: without(found.troubles, new Set([caseId])) };
    },
  };
};

/** What an examination has found. */
interface LastFound {
  readonly troubles: readonly Trouble[];
  /** How far the records of open cases were when it began. */
  readonly ends: ReadonlyMap<string, number>;
}

const without = (troubles: readonly Trouble[], cases: ReadonlySet<string>): readonly Trouble[] =>
  troubles.filter(({ case: id }) => id === undefined || !cases.has(id));

/** Of the cases of these troubles, those that were let go on, or have ended, since their records were so far: another server may have done it. */
async function goneOn(
  { db }: Pick<Store, 'db'>,
  troubles: readonly Trouble[],
  ends: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> {
  const ids = [...new Set(troubles.flatMap(({ case: id }) => id ?? []))];
  const turns = await lastTurns(db, ids);
  return new Set([...turns].flatMap(([id, seq]) => (seq > (ends.get(id) ?? Infinity) ? [id] : [])));
}
