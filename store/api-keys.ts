import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Instant } from '../engine/model/base.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import type { Store } from './database.ts';
import { appendWithin } from './ledger.ts';
import type { ApiKeysTable } from './house-tables.ts';

/** A key as it is stored: of its secret there is only the hash, which stays here. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly string[];
  /** The roles as whose holder it reads. */
  readonly roles: readonly string[];
  /** The name of the key by which it was made. */
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt?: Instant;
  /** To the hour. */
  readonly usedAt?: Instant;
}

/** Stores a key; `undefined` when there is, or ever was, one of the same name. */
export async function keepApiKey(
  { db }: Store,
  {
    secret,
    ...key
  }: Omit<ApiKeyRecord, 'id' | 'revokedAt' | 'usedAt'> & { readonly secret: string },
): Promise<ApiKeyRecord | undefined> {
  const id = randomUUID();
  const { name, rights, roles, createdBy: by, createdAt: at, expiresAt } = key;
  const row = {
    id,
    name,
    hash: sha256(secret),
    rights: canonicalJson(rights),
    roles: canonicalJson(roles),
    created_by: by,
    created_at: at,
    expires_at: expiresAt,
  };
  return db.transaction().execute(async (trx) => {
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('api_keys')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) return undefined;
    const held = roles.length > 0 && { roles };
    const fact = { kind: 'key-created' as const, key: name, rights, ...held, expiresAt, by };
    await appendWithin(trx, fact, { at });
    return { id, ...key };
  });
}

/** All keys that there ever were, the oldest first. */
export async function listApiKeys({ db }: Store): Promise<readonly ApiKeyRecord[]> {
  const rows = await db.selectFrom('api_keys').selectAll().orderBy('created_at').execute();
  return rows.map(recordOf);
}

export async function findApiKey(
  { db }: Store,
  by: { readonly secret: string } | { readonly id: string },
): Promise<ApiKeyRecord | undefined> {
  const asked = db.selectFrom('api_keys').selectAll();
  const found =
    'id' in by ? asked.where('id', '=', by.id) : asked.where('hash', '=', sha256(by.secret));
  const row = await found.executeTakeFirst();
  return row && recordOf(row);
}

/** Ends a key at once; the first time counts. `undefined` when there is none of the name. */
export const revokeApiKey = (
  { db }: Store,
  { name, by, at }: { readonly name: string; readonly by: string; readonly at: Instant },
): Promise<{ readonly already: boolean } | undefined> =>
  db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('api_keys')
      .set({ revoked_at: at })
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) {
      await appendWithin(trx, { kind: 'key-revoked', key: name, by }, { at });
      return { already: false };
    }
    const found = await trx
      .selectFrom('api_keys')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirst();
    return found && { already: true };
  });

export async function markApiKeyUsed({ db }: Store, id: string, now: Instant): Promise<void> {
  await db.updateTable('api_keys').set({ used_at: now }).where('id', '=', id).execute();
}

const recordOf = (row: Selectable<ApiKeysTable>): ApiKeyRecord => ({
  id: row.id,
  name: row.name,
  rights: row.rights,
  roles: row.roles,
  createdBy: row.created_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  ...(row.used_at !== null && { usedAt: row.used_at }),
});
