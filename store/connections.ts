import type { PostgresPool } from 'kysely';

/** What a kind of database offers to kysely. */
export interface Connections {
  readonly pool: PostgresPool;
  /** kysely does not end a pool that never ran a query, so whoever opened it does. Idempotent. */
  close(): Promise<void>;
}
