import { Pool, types } from 'pg';
import type { CustomTypesConfig } from 'pg';
import type { Connections } from './connections.ts';
import { StoreError } from './store-error.ts';

/** Opens a pool of connections to a PostgreSQL server. Throws `unreachable` when it does not answer. */
export async function openPostgres(url: string): Promise<Connections> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'tidings',
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks is taken out of the pool; the next query reports what is wrong.
  pool.on('error', () => {});
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= pool.end());
  try {
    (await pool.connect()).release();
  } catch (error) {
    await close();
    throw unreachable(url, error);
  }
  return { pool: { connect: () => pool.connect(), end: close }, close };
}

/** Reads bigints as numbers, since instants are safe integers. The parser is the pool's own, so that other users of `pg` are not affected. */
const getTypeParser: CustomTypesConfig['getTypeParser'] = (id, format) =>
  id === types.builtins.INT8 && format !== 'binary' ? Number : types.getTypeParser(id, format);

function unreachable(url: string, error: unknown): StoreError {
  const { host, pathname } = new URL(url);
  const coded = typeof error === 'object' && error !== null && 'code' in error;
  const reason = coded ? ` (${String(error.code)})` : '';
  return new StoreError(
    'unreachable',
    `no PostgreSQL database "${pathname.slice(1)}" answers at "${host}"${reason}; start it, or correct TIDINGS_DATABASE_URL`,
    error,
  );
}
