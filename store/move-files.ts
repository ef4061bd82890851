import { sql, type Kysely } from 'kysely';
import type { FileFolder } from './file-folder.ts';
import type { DatabaseSchema } from './schema.ts';

/** Moves bytes of files that are still in rows into the folder, one after the other: whatever breaks it off, the next start goes on. */
export async function moveIntoFolder(db: Kysely<DatabaseSchema>, files: FileFolder): Promise<void> {
  const rows = await db.selectFrom('uploads').select('id').where('bytes', 'is not', null).execute();
  for (const { id } of rows) {
    const row = await db
      .selectFrom('uploads')
      .select('bytes')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row?.bytes == null) continue;
    await files.write(id, row.bytes);
    await db.updateTable('uploads').set({ bytes: null }).where('id', '=', id).execute();
  }
  if (rows.length > 0) await sql`vacuum full uploads`.execute(db);
}
