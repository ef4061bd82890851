import type { PostgresPool } from 'kysely';

/** The connections of one kind of database, as kysely uses them. */
export interface Connections {
  readonly pool: PostgresPool;
  /** Calls `wake` at each notification on the channel. Returns how to stop. */
  listen(channel: string, wake: () => void): Promise<() => Promise<void>>;
  /** kysely does not end a pool that never ran a query, so whoever opened it does. Idempotent. */
  close(): Promise<void>;
}
