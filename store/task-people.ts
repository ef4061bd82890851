import type { Insertable, Kysely } from 'kysely';
import type { Seat } from '../engine/model/journal.ts';
import type { Store } from './database.ts';
import type { Schema, TaskPeopleTable } from './schema.ts';

/** Who was found for one rung of a task's ladder. */
export interface Rung {
  readonly case: string;
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  readonly seats: readonly Seat[];
}

/** Lets people see their task before the journal says so. What the journal says is never overwritten. */
export async function assignPeople(store: Store, rung: Rung): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    await db.selectFrom('cases').select('id').where('id', '=', rung.case).forUpdate().execute();
    const recorded = await db
      .selectFrom('task_people')
      .select('person')
      .where('case_id', '=', rung.case)
      .where('task', '=', rung.task)
      .where('round', '=', rung.round)
      .where('rung', '=', rung.rung)
      .where('recorded', '=', true)
      .executeTakeFirst();
    if (recorded === undefined) await replacePeople(db, rung, false);
  });
}

/** Makes these the only people of the rung. */
export async function replacePeople(
  db: Kysely<Schema>,
  rung: Rung,
  recorded: boolean,
): Promise<void> {
  await db
    .deleteFrom('task_people')
    .where('case_id', '=', rung.case)
    .where('task', '=', rung.task)
    .where('round', '=', rung.round)
    .where('rung', '=', rung.rung)
    .execute();
  const rows = rowsOf(rung, recorded);
  if (rows.length === 0) return;
  await db
    .insertInto('task_people')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const rowsOf = (of: Rung, recorded: boolean): readonly Insertable<TaskPeopleTable>[] =>
  of.seats.flatMap(({ seat, people }) =>
    people.map((person) => ({
      case_id: of.case,
      task: of.task,
      round: of.round,
      rung: of.rung,
      seat,
      person,
      recorded,
    })),
  );
