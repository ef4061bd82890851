import { sql, type Kysely } from 'kysely';
import type { Facts } from '../engine/model/base.ts';
import type { NamedKey, PayloadKeys } from '../platform/codec/encryption.ts';
import { linked } from './hash-chain.ts';
import { appendWithin } from './ledger.ts';
import type { DatabaseSchema } from './schema.ts';
import { sealFacts } from './sealed-facts.ts';
import { sealFile, type FileParts } from './sealed-file.ts';
import { sealEntry, type Skeleton } from './sealed-entry.ts';
import { createSealingKeys, type SealingKeys } from './sealing-keys.ts';

/** Seals what is personal about cases from before anything was, and chains their journals anew; the ledger keeps the heads that they had. */
export async function sealOldCases(
  db: Kysely<DatabaseSchema>,
  keys: PayloadKeys | undefined,
): Promise<void> {
  const sealing = createSealingKeys(db, keys);
  const heads = [];
  const { rows } = await sql<OldCase>`select id, facts, last_seq, last_hash from cases
    order by created_at, id`.execute(db);
  for (const { last_seq: seq, last_hash: hash, ...old } of rows) {
    await sealCase(db, old, await keyFor(sealing, db, old.id));
    heads.push({ case: old.id, seq, hash });
  }
  if (heads.length > 0)
    await appendWithin(db, { kind: 'journals-sealed', heads }, { at: Date.now() });
}

/** Only cases of the last hours before the update have one. */
async function keyFor(
  sealing: SealingKeys,
  db: Kysely<DatabaseSchema>,
  caseId: string,
): Promise<NamedKey> {
  const known = await sealing.of(caseId, db);
  const key = known ?? sealing.make();
  if (known === undefined) await sealing.keep(db, caseId, key);
  return key;
}

interface OldCase {
  readonly id: string;
  readonly facts: Facts;
  readonly last_seq: number;
  readonly last_hash: string;
}

async function sealCase(
  db: Kysely<DatabaseSchema>,
  { id, facts }: Pick<OldCase, 'id' | 'facts'>,
  key: NamedKey,
): Promise<void> {
  await sql`update cases set sealed_facts = ${sealFacts(key, id, facts)} where id = ${id}`.execute(
    db,
  );
  let last = id;
  const { rows: entries } = await sql<{ entry: Skeleton }>`select entry from journal
    where case_id = ${id} order by seq`.execute(db);
  for (const { entry } of entries) {
    const row = sealEntry(key, id, entry);
    const { text, hash } = linked(last, row.entry);
    last = hash;
    await sql`update journal set entry = ${text}, sealed = ${row.sealed}, hash = ${hash}
      where case_id = ${id} and seq = ${entry.seq}`.execute(db);
  }
  await sql`update cases set last_hash = ${last} where id = ${id}`.execute(db);
  const { rows: files } = await sql<OldFile>`select id, name, bytes from uploads
    where case_id = ${id}`.execute(db);
  for (const { id: file, ...parts } of files) {
    const { name, bytes } = sealFile(key, file, parts);
    await sql`update uploads set sealed_name = ${name}, bytes = ${bytes}
      where id = ${file}`.execute(db);
  }
}

interface OldFile extends FileParts {
  readonly id: string;
}
