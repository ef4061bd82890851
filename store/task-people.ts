import type { Insertable, Kysely } from 'kysely';
import type { ApproverSlot } from '../engine/model/journal.ts';
import type { Store } from './database.ts';
import type { DatabaseSchema, TaskPeopleTable } from './schema.ts';

/** The people found for one escalation level (`rung`) of a task. */
export interface LevelAssignment {
  readonly case: string;
  readonly task: string;
  readonly round: number;
  readonly rung: number;
  readonly seats: readonly ApproverSlot[];
}

/** Lets people open their task before the journal has the assignment; an assignment from the journal is never overwritten. */
export async function assignPeople(store: Store, level: LevelAssignment): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    await db.selectFrom('cases').select('id').where('id', '=', level.case).forUpdate().execute();
    const recorded = await db
      .selectFrom('task_people')
      .select('person')
      .where('case_id', '=', level.case)
      .where('task', '=', level.task)
      .where('round', '=', level.round)
      .where('rung', '=', level.rung)
      .where('recorded', '=', true)
      .executeTakeFirst();
    if (recorded === undefined) await replacePeople(db, level, false);
  });
}

/** Replaces all people of the level. */
export async function replacePeople(
  db: Kysely<DatabaseSchema>,
  level: LevelAssignment,
  recorded: boolean,
): Promise<void> {
  await db
    .deleteFrom('task_people')
    .where('case_id', '=', level.case)
    .where('task', '=', level.task)
    .where('round', '=', level.round)
    .where('rung', '=', level.rung)
    .execute();
  const rows = rowsOf(level, recorded);
  if (rows.length === 0) return;
  await db
    .insertInto('task_people')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const rowsOf = (
  level: LevelAssignment,
  recorded: boolean,
): readonly Insertable<TaskPeopleTable>[] =>
  level.seats.flatMap(({ seat, people }) =>
    people.map((person) => ({
      case_id: level.case,
      task: level.task,
      round: level.round,
      rung: level.rung,
      seat,
      person,
      recorded,
    })),
  );
