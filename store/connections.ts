import type { PostgresPool } from 'kysely';

/** The connections of one kind of database, as kysely uses them. */
export interface Connections {
  readonly pool: PostgresPool;
  /** kysely does not end a pool that never ran a query, so whoever opened it does. Idempotent. */
  close(): Promise<void>;
}
