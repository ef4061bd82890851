import type { Selectable } from 'kysely';
import type { TaskAnsweredFact, TaskOpenedFact } from '../engine/model/journal.ts';
import type { Store } from './database.ts';
import { shownEntry } from './sealed-entry.ts';
import type { TasksTable } from './schema.ts';
import type { Instant, Label } from '../engine/model/base.ts';

/** A task and everything that is recorded of it. */
export interface TaskRecord {
  readonly case: string;
  readonly opened: TaskOpenedFact;
  readonly openedAt: Instant;
  readonly people: readonly TaskPerson[];
  readonly answers: readonly StoredAnswer[];
  readonly settled?: { readonly outcome: string; readonly silent: boolean; readonly at: Instant };
  readonly cancelled: boolean;
  /** Deadline of the present escalation level; `opened.deadline` is that of the first. */
  readonly deadline: Instant;
}

/** `tentative`: its entry may still be taken back, so nobody is told that it is on record. */
export type StoredAnswer = TaskAnsweredFact & { readonly at: Instant; readonly tentative?: true };

export const isFixed = ({ tentative }: StoredAnswer): boolean => tentative !== true;

export interface TaskPerson {
  readonly person: string;
  readonly seat: string;
  readonly rung: number;
}

export async function findTask(
  store: Store,
  caseId: string,
  task: string,
  round: number,
): Promise<TaskRecord | undefined> {
  const row = await store.db
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('task', '=', task)
    .where('round', '=', round)
    .executeTakeFirst();
  return row && (await complete(store, [row]))[0];
}

/** The tasks of a case, in the order in which they were opened. */
export async function tasksOf(store: Store, caseId: string): Promise<readonly TaskRecord[]> {
  const rows = await store.db
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('opened_at')
    .orderBy('task')
    .orderBy('round')
    .execute();
  return await complete(store, rows);
}

/** Open tasks that the person may answer, the most urgent first. */
export async function inbox(store: Store, person: string): Promise<readonly TaskRecord[]> {
  const rows = await store.db
    .selectFrom('tasks')
    .selectAll()
    .where('settled_at', 'is', null)
    .where('cancelled', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('task_people')
          .select('task_people.person')
          .where('task_people.person', '=', person)
          .whereRef('task_people.case_id', '=', 'tasks.case_id')
          .whereRef('task_people.task', '=', 'tasks.task')
          .whereRef('task_people.round', '=', 'tasks.round'),
      ),
    )
    .orderBy('deadline')
    .execute();
  return await complete(store, rows);
}

/** The titles of the open tasks of these cases: by case, then by task. */
export async function openTaskTitles(
  { db }: Pick<Store, 'db'>,
  cases: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Label>>> {
  const rows =
    cases.length === 0
      ? []
      : await db
          .selectFrom('tasks')
          .select(['case_id', 'task', 'opened'])
          .where('case_id', 'in', cases)
          .where('settled_at', 'is', null)
          .where('cancelled', '=', false)
          .execute();
  const titles = new Map<string, Map<string, Label>>();
  for (const { case_id: id, task, opened } of rows)
    titles.set(id, (titles.get(id) ?? new Map<string, Label>()).set(task, opened.title));
  return titles;
}

type TaskRow = Selectable<TasksTable>;

async function complete(store: Store, rows: readonly TaskRow[]): Promise<readonly TaskRecord[]> {
  if (rows.length === 0) return [];
  const cases = [...new Set(rows.map((row) => row.case_id))];
  const people = await store.db
    .selectFrom('task_people')
    .selectAll()
    .where('case_id', 'in', cases)
    .orderBy('rung')
    .orderBy('seat')
    .orderBy('person')
    .execute();
  const answers = await answersIn(store, cases);
  return rows.map((row) => ({
    case: row.case_id,
    opened: row.opened,
    openedAt: row.opened_at,
    people: people
      .filter((one) => isOfTask(row, one))
      .map(({ person, seat, rung }) => ({ person, seat, rung })),
    answers: answers.filter((one) => isOfTask(row, one)).map(({ answered }) => answered),
    cancelled: row.cancelled,
    deadline: row.deadline,
    ...settledOf(row),
  }));
}

interface AnswerRow extends TaskKeyColumns {
  readonly answered: TaskRecord['answers'][number];
}

async function answersIn(store: Store, cases: readonly string[]): Promise<readonly AnswerRow[]> {
  const rows = await store.db
    .selectFrom('answers')
    .innerJoin('journal', (join) =>
      join
        .onRef('journal.case_id', '=', 'answers.case_id')
        .onRef('journal.seq', '=', 'answers.seq'),
    )
    .innerJoin('cases', 'cases.id', 'answers.case_id')
    .select(['answers.case_id', 'answers.task', 'answers.round', 'journal.entry', 'journal.sealed'])
    .select('cases.fixed_seq')
    .where('answers.case_id', 'in', cases)
    .orderBy('answers.seq')
    .execute();
  const keys = rows.length === 0 ? new Map() : await store.sealing.ofAll(cases);
  return rows.flatMap(({ entry, sealed, fixed_seq: fixed, ...key }) => {
    const { entry: opened } = shownEntry(keys.get(key.case_id), key.case_id, { entry, sealed });
    if (opened.kind !== 'answered') return [];
    const { seq, ...answered } = opened;
    return [{ ...key, answered: { ...answered, ...(seq > fixed && { tentative: true }) } }];
  });
}

type TaskKeyColumns = Pick<TaskRow, 'case_id' | 'task' | 'round'>;
const isOfTask = (row: TaskKeyColumns, one: TaskKeyColumns): boolean =>
  row.case_id === one.case_id && row.task === one.task && row.round === one.round;

const settledOf = ({ outcome, silent, settled_at: at }: TaskRow): Pick<TaskRecord, 'settled'> =>
  outcome === null || silent === null || at === null ? {} : { settled: { outcome, silent, at } };
