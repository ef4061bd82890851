import { Pool, types } from 'pg';
import type { CustomTypesConfig, PoolClient } from 'pg';
import type { Connections } from './connections.ts';
import { listenOn } from './postgres-listener.ts';
import { StoreError } from './store-error.ts';

/** Opens a pool of connections to a PostgreSQL server. Throws `unreachable` when it does not answer. */
export async function openPostgres(url: string): Promise<Connections> {
  const pool = new Pool({
    connectionString: url,
    application_name: 'tidings',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    types: { getTypeParser },
  });
  // An idle connection that breaks is taken out of the pool; the next query reports what is wrong.
  pool.on('error', () => {});
  // Nor does a connection end the process that breaks between two queries of a transaction.
  pool.on('connect', (client) => client.on('error', () => {}));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => (closing ??= pool.end());
  try {
    (await pool.connect()).release();
  } catch (error) {
    await close();
    throw unreachable(url, error);
  }
  const listen: Connections['listen'] = (channel, wake) => listenOn(url, channel, wake);
  return { pool: { connect: limitedClients(pool), end: close }, listen, close };
}

/**
 * A query that waits for a lock or a slow disk gives its connection back, and whoever stands still within a transaction holds no lock for
 * long. Said as statements, since a pooler in between may refuse them as parameters of the connection.
 */
const limits = `set statement_timeout = '30s'; set idle_in_transaction_session_timeout = '60s'`;

function limitedClients(pool: Pool): () => Promise<PoolClient> {
  const limited = new WeakSet<PoolClient>();
  return async () => {
    const client = await pool.connect();
    if (limited.has(client)) return client;
    try {
      await client.query(limits);
    } catch (error) {
      client.release(true);
      throw error;
    }
    limited.add(client);
    return client;
  };
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
