import type { Store } from '../../store/database.ts';
import { knownCases } from '../../store/known-cases.ts';
import type { CaseHistories } from './fixing.ts';

/** Cases of which Temporal has a workflow, open or over, and the database has nothing. An erased case keeps its row. */
export async function findUnknownCases(
  { db }: Pick<Store, 'db'>,
  histories: Pick<CaseHistories, 'caseIds'>,
): Promise<readonly string[]> {
  const ids = [...new Set(await histories.caseIds())];
  const unknown: string[] = [];
  for (let first = 0; first < ids.length; first += atOnce) {
    const some = ids.slice(first, first + atOnce);
    const known = await knownCases(db, some);
    unknown.push(...some.filter((id) => !known.has(id)));
  }
  return unknown;
}

const atOnce = 5_000;
