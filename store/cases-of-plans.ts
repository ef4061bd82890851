import type { Store } from './database.ts';

/** Those of these cases that have one of these plans. */
export async function casesOfPlans(
  { db }: Pick<Store, 'db'>,
  ids: readonly string[],
  plans: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0 || plans.length === 0) return new Set();
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where('id', 'in', ids)
    .where('plan', 'in', plans)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
