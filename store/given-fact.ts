import type { Kysely } from 'kysely';
import type { Json } from '../engine/model/base.ts';
import { withFact } from '../engine/model/given-fact.ts';
import type { Entry } from '../engine/model/journal.ts';
import type { NamedKey } from '../platform/codec/encryption.ts';
import type { DatabaseSchema } from './schema.ts';
import { openFacts, sealFacts } from './sealed-facts.ts';

/** A case and the key under which its facts are sealed, unless it has been destroyed. */
export interface FactHolder {
  readonly db: Kysely<DatabaseSchema>;
  readonly case: string;
  readonly key: NamedKey | undefined;
}

/** Puts a fact that an entry has given in its place; a missing value leaves the place empty. */
export async function putFact(
  { db, case: id, key }: FactHolder,
  name: string,
  value: Json | undefined,
): Promise<void> {
  const row = await db.selectFrom('cases').select('facts').where('id', '=', id).executeTakeFirst();
  if (!row?.facts || key === undefined) return;
  const facts = sealFacts(key, id, withFact(openFacts(key, id, row.facts), name, value));
  await db.updateTable('cases').set({ facts }).where('id', '=', id).execute();
}

/** Puts back what stood in the place of the facts that these entries have given. */
export async function takeFactsBack(holder: FactHolder, entries: readonly Entry[]): Promise<void> {
  for (const entry of entries.toReversed())
    if (entry.kind === 'resumed' && entry.fact)
      await putFact(holder, entry.fact.name, entry.fact.before);
}
