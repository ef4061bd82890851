import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A row as one line: the name of its table, a tab, and the row as JSON. */
export type DumpedRow = string;

/**
 * Every row of every table in one state of the database, but for the keys of cases: they are copied apart, so that whoever holds a copy of
 * the data cannot read what has been erased since.
 */
export function dumpRows(
  db: Kysely<DatabaseSchema>,
  write: (rows: readonly DumpedRow[]) => Promise<void>,
): Promise<void> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      for (const table of await dumpedTables(trx)) {
        await sql`declare dump no scroll cursor for
          select row_to_json(one)::text as row from ${sql.table(table)} one`.execute(trx);
        let rows: readonly { readonly row: string }[];
        do {
          ({ rows } = await sql<{ row: string }>`fetch 100 from dump`.execute(trx));
          // What is kept as it was written may have line breaks between its tokens, where they mean nothing.
          await write(rows.map(({ row }) => `${table}\t${row.replaceAll(/[\r\n]/g, ' ')}`));
        } while (rows.length > 0);
        await sql`close dump`.execute(trx);
      }
    });
}

/** Fills tables of the same version with what was dumped, in one transaction; what they had goes. */
export function loadRows(
  db: Kysely<DatabaseSchema>,
  rows: AsyncIterable<DumpedRow>,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    // Neither triggers nor references: everything was checked when it was written, and rows come in the order of their tables.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const table of await dumpedTables(trx))
      await sql`delete from ${sql.table(table)}`.execute(trx);
    for await (const { table, batch } of inBatches(rows))
      await sql`insert into ${sql.table(table)} overriding system value
        select * from json_populate_recordset(null::${sql.table(table)}, ${`[${batch.join(',')}]`}::json)`.execute(
        trx,
      );
    await moveSequences(trx);
  });
}

/** Puts the sealed bytes of a file into its row, where the store has no folder for them. */
export async function loadFileBytes(
  db: Kysely<DatabaseSchema>,
  id: string,
  bytes: Uint8Array,
): Promise<void> {
  await sql`update uploads set bytes = ${bytes} where id = ${id}`.execute(db);
}

/** All but the keys of cases, and what the migrator keeps. */
async function dumpedTables(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select tablename as name from pg_tables
    where schemaname = current_schema()
      and tablename not in ('case_keys', 'kysely_migration', 'kysely_migration_lock')
    order by tablename`.execute(db);
  return rows.map(({ name }) => name);
}

const batchBytes = 4_000_000;
const batchRows = 200;

interface RowBatch {
  readonly table: string;
  readonly batch: readonly string[];
}

async function* inBatches(lines: AsyncIterable<DumpedRow>): AsyncGenerator<RowBatch> {
  let table = '';
  let batch: string[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const end = line.indexOf('\t');
    const [name, row] = [line.slice(0, end), line.slice(end + 1)];
    const full = bytes + row.length > batchBytes || batch.length === batchRows;
    if (batch.length > 0 && (name !== table || full)) {
      yield { table, batch };
      batch = [];
      bytes = 0;
    }
    table = name;
    batch.push(row);
    bytes += row.length;
  }
  if (batch.length > 0) yield { table, batch };
}

/** Numbers that the database gives out go on behind those that were given. */
async function moveSequences(db: Kysely<DatabaseSchema>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and is_identity = 'YES'`.execute(db);
  for (const { table, column } of rows)
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
      from ${sql.table(table)}`.execute(db);
}
