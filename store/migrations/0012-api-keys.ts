import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Programs and operators have keys of their own, with rights and an end. */
export const apiKeys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

const statements = [
  `create table api_keys (
    id text primary key,
    name text not null unique,
    hash text not null unique,
    rights json not null,
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint,
    used_at bigint
  )`,
];
