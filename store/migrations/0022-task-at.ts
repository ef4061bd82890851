import type { Kysely, Migration } from 'kysely';

/** Of two workflow tasks that write the same end of a journal otherwise, the later one counts: tentative entries tell which has written them. */
export const taskAt: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('cases').addColumn('task_at', 'bigint').execute();
  },
};
