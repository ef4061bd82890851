import { Migrator, sql, type Kysely } from 'kysely';
import type { PayloadKeys } from '../platform/codec/encryption.ts';
import { cases } from './migrations/0001-cases.ts';
import { tentative } from './migrations/0002-tentative.ts';
import { certificates } from './migrations/0003-certificates.ts';
import { starts } from './migrations/0004-starts.ts';
import { relay } from './migrations/0006-relay.ts';
import { stopped } from './migrations/0007-stopped.ts';
import { ledger } from './migrations/0008-ledger.ts';
import { feed } from './migrations/0009-feed.ts';
import { caseKeys } from './migrations/0010-case-keys.ts';
import { sealed } from './migrations/0011-sealed.ts';
import { apiKeys } from './migrations/0012-api-keys.ts';
import { stopNotices } from './migrations/0013-stop-notices.ts';
import { revokedLinks } from './migrations/0014-revoked-links.ts';
import { reasons } from './migrations/0016-reasons.ts';
import { keep } from './migrations/0017-keep.ts';
import { files } from './migrations/0018-files.ts';
import { mailedAnchors } from './migrations/0019-mailed-anchors.ts';
import { undeliveredTexts } from './migrations/0020-undelivered-texts.ts';
import { waitingMails } from './migrations/0021-waiting-mails.ts';
import { taskAt } from './migrations/0022-task-at.ts';
import { readers } from './migrations/0023-readers.ts';
import { rewriteTables } from './rewrite-tables.ts';
import type { DatabaseSchema } from './schema.ts';
import { sealOldCases } from './seal-old-cases.ts';
import { StoreError } from './store-error.ts';

/** In the order in which they run. Forward only: once released, a migration is never changed or taken out. */
export const migrationsWith = (keys: PayloadKeys | undefined) => ({
  '0001-cases': cases,
  '0002-tentative': tentative,
  '0003-certificates': certificates,
  '0004-starts': starts,
  '0006-relay': relay,
  '0007-stopped': stopped,
  '0008-ledger': ledger,
  '0009-feed': feed,
  '0010-case-keys': caseKeys,
  '0011-sealed': sealed((db) => sealOldCases(db, keys)),
  '0012-api-keys': apiKeys,
  '0013-stop-notices': stopNotices,
  '0014-revoked-links': revokedLinks,
  '0016-reasons': reasons,
  '0017-keep': keep,
  '0018-files': files,
  '0019-mailed-anchors': mailedAnchors,
  '0020-undelivered-texts': undeliveredTexts,
  '0021-waiting-mails': waitingMails,
  '0022-task-at': taskAt,
  '0023-readers': readers,
});

/** The last of them, by which the tables of this version of the program are known. */
export const latestVersion: string = Object.keys(migrationsWith(undefined)).at(-1) ?? '';

/** Brings the tables up to date, or empty ones to those of an earlier version. Several processes may do so at once; the migrator locks. */
export async function migrate(
  db: Kysely<DatabaseSchema>,
  keys: PayloadKeys | undefined,
  version: string = latestVersion,
): Promise<void> {
  const migrations = migrationsWith(keys);
  if (!Object.hasOwn(migrations, version)) throw newerDatabase();
  const { error } = await db.connection().execute(async (one) => {
    // A large database takes as long as it takes.
    const limit = await setTimeLimit(one, '0');
    const provider = { getMigrations: async () => migrations };
    const result = await new Migrator({ db: one, provider }).migrateTo(version);
    const done = result.results?.filter(({ status }) => status === 'Success') ?? [];
    // Not where there was nothing before.
    const names = done.map(({ migrationName }) => migrationName);
    if (names.some((name) => leavingWords.has(name)) && !names.includes('0001-cases'))
      await rewriteTables(one);
    await setTimeLimit(one, limit);
    return result;
  });
  if (error === undefined) return;
  if (error instanceof Error && error.message.includes('corrupted migrations')) {
    throw newerDatabase(error);
  }
  if (isForbidden(error)) {
    throw new StoreError(
      'not-migrated',
      'the tables are those of an older version of Tidings, or missing, and this role may not change them; run "tidings migrate" with TIDINGS_DATABASE_OWNER_URL',
      error,
    );
  }
  throw new Error('the tables could not be brought up to date', { cause: error });
}

const newerDatabase = (cause?: unknown): StoreError =>
  new StoreError(
    'newer-database',
    'the database was written by a newer version of Tidings; start that version, or restore a backup made before the update',
    cause,
  );

/** Limits how long a statement may take on this connection. Returns the limit before. */
async function setTimeLimit(db: Kysely<DatabaseSchema>, limit: string): Promise<string> {
  const { rows } = await sql<{
    readonly statement_timeout: string;
  }>`show statement_timeout`.execute(db);
  await sql`select set_config('statement_timeout', ${limit}, false)`.execute(db);
  return rows[0]?.statement_timeout ?? '0';
}

/** Behind which personal words still lie in the files of tables. */
const leavingWords: ReadonlySet<string> = new Set(['0011-sealed', '0016-reasons']);

/** PostgreSQL's code for a lack of rights. */
const isForbidden = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '42501';
