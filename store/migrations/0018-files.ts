import { sql } from 'kysely';
import type { Kysely, Migration } from 'kysely';

/** Bytes of files may lie beside the database; what room they take, and who asked for them, is known without reading them. */
export const files: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};

/** Sealed, a file is longer by this much. */
const sealBytes = 28;

const statements = [
  `alter table uploads
    alter column bytes drop not null,
    add column size bigint,
    add column task text,
    add column round integer,
    add column field text,
    add column named boolean not null default false`,
  `update uploads set size = greatest(0, length(bytes) - ${sealBytes})`,
  `alter table uploads alter column size set not null`,
  `create index uploads_of_case on uploads (case_id)`,
  `create index uploads_unnamed on uploads (created_at) where not named`,
];
