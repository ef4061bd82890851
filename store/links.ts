import { randomBytes } from 'node:crypto';
import { sha256 } from './canonical.ts';
import type { Store } from './database.ts';
import type { Instant } from '../engine/model/base.ts';

/** The page that a link opens, and the person for whom. */
export type LinkPurpose =
  | {
      readonly case: string;
      readonly person: string;
      readonly purpose: 'task';
      readonly task: string;
      readonly round: number;
    }
  | { readonly case: string; readonly person: string; readonly purpose: 'progress' };

export type LinkRecord = LinkPurpose & { readonly createdAt: Instant; readonly revoked: boolean };

/** A token that nobody can guess. */
const newToken = (): string => randomBytes(24).toString('base64url');

/**
 * Creates a link and returns its token, a new one unless one is given. Only the hash is stored, so that nobody who reads the database can
 * open a page.
 */
export async function issueLink(
  store: Store,
  link: LinkPurpose,
  token = newToken(),
): Promise<string> {
  const { case: caseId, person, purpose } = link;
  const place =
    link.purpose === 'task' ? { task: link.task, round: link.round } : { task: null, round: null };
  const row = { hash: sha256(token), case_id: caseId, person, purpose, created_at: Date.now() };
  await store.db
    .insertInto('links')
    .values({ ...row, ...place })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return token;
}

export async function findLink(store: Store, token: string): Promise<LinkRecord | undefined> {
  const row = await store.db
    .selectFrom('links')
    .selectAll()
    .where('hash', '=', sha256(token))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { person, task, round } = row;
  const revoked = row.revoked_at !== null;
  const common = { case: row.case_id, person, createdAt: row.created_at, revoked };
  return task === null || round === null
    ? { ...common, purpose: 'progress' }
    : { ...common, purpose: 'task', task, round };
}

/** Takes back every link that a person has in a case. Returns how many opened something until now. */
export async function revokeLinks(
  { db }: Store,
  {
    case: caseId,
    person,
    at,
  }: { readonly case: string; readonly person: string; readonly at: Instant },
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('links')
    .set({ revoked_at: at })
    .where('case_id', '=', caseId)
    .where('person', '=', person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Who has links in a case that were not taken back. */
export async function linkHolders({ db }: Store, caseId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('links')
    .select('person')
    .distinct()
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .orderBy('person')
    .execute();
  return rows.map(({ person }) => person);
}
