import type { Kysely, Updateable } from 'kysely';
import type { Entry, Fact } from '../engine/model/journal.ts';
import { canonicalJson } from './canonical.ts';
import type { CasesTable, MessagesTable, Schema, TasksTable } from './schema.ts';
import { replacePeople } from './task-people.ts';

/** Tells the tables that people read what an entry says. Runs in the transaction that appends it, so no entry is told twice. */
export const project = <K extends Kind>(
  db: Kysely<Schema>,
  caseId: string,
  entry: EntryOf<K>,
): Promise<void> => projectors[entry.kind]({ db, case: caseId }, entry);

type Kind = Fact['kind'];
type EntryOf<K extends Kind> = { [P in K]: { readonly kind: P } & Extract<Entry, { kind: P }> }[K];
type Projector<K extends Kind> = (of: Tables, entry: EntryOf<K>) => Promise<void>;

interface Tables {
  readonly db: Kysely<Schema>;
  readonly case: string;
}

const nothing = async (): Promise<void> => {};

const projectors: { readonly [K in Kind]: Projector<K> } = {
  started: (of) => setCase(of, { status: 'running' }),
  shown: (of, { step, expectedBy }) => pointAt(of, { step, due: expectedBy ?? null }),
  opened: async (of, { seq: _seq, at, ...opened }) => {
    const { task, round, deadline } = opened;
    const row = { case_id: of.case, task, round, opened_at: at, deadline };
    const values = { ...row, opened: canonicalJson(opened) };
    await of.db.insertInto('tasks').values(values).execute();
    await pointAt(of, { due: null });
  },
  assigned: (of, entry) => replacePeople(of.db, { ...entry, case: of.case }, true),
  reminded: nothing,
  escalated: (of, entry) => setTask(of, entry, { deadline: entry.deadline }),
  answered: async (of, { seq, at, ...answered }) => {
    const { task, round } = answered;
    const row = { case_id: of.case, seq, at, task, round, answered: canonicalJson(answered) };
    await of.db.insertInto('answers').values(row).execute();
  },
  settled: (of, entry) => {
    const { outcome, silent, at } = entry;
    return setTask(of, entry, { outcome, silent, settled_at: at });
  },
  cancelled: (of, entry) => setTask(of, entry, { cancelled: true }),
  sent: async (of, { at, message, step, template, class: kind, to }) => {
    const row = { case_id: of.case, message, step, template, class: kind, sent_at: at };
    const values = { ...row, recipients: canonicalJson(to) };
    await of.db.insertInto('messages').values(values).execute();
  },
  accepted: (of, { message, acceptedAt }) =>
    setMessage(of, message, { fate: 'accepted', fate_at: acceptedAt }),
  undelivered: (of, { message, fate, reason, at }) =>
    setMessage(of, message, { fate, reason, fate_at: at }),
  dropped: (of, { message, at }) => setMessage(of, message, { fate: 'dropped', fate_at: at }),
  event: nothing,
  backstop: nothing,
  promise: nothing,
  ended: async (of, { outcome, at }) => {
    await setCase(of, { status: 'ended', outcome, ended_at: at });
    await pointAt(of, { due: null });
  },
};

async function setCase(of: Tables, values: Updateable<CasesTable>): Promise<void> {
  await of.db.updateTable('cases').set(values).where('id', '=', of.case).execute();
}

/** The board shows the open task with the nearest deadline; while none is open, what is given, or nothing once the case has ended. */
async function pointAt(of: Tables, otherwise: Updateable<CasesTable>): Promise<void> {
  const nearest = await of.db
    .selectFrom('tasks')
    .select(['task as step', 'deadline as due'])
    .where('case_id', '=', of.case)
    .where('settled_at', 'is', null)
    .where('cancelled', '=', false)
    .orderBy('deadline')
    .limit(1)
    .executeTakeFirst();
  await setCase(of, nearest ?? ((await hasEnded(of)) ? { step: null, due: null } : otherwise));
}

async function hasEnded(of: Tables): Promise<boolean> {
  const row = await of.db
    .selectFrom('cases')
    .select('status')
    .where('id', '=', of.case)
    .executeTakeFirst();
  return row?.status === 'ended';
}

async function setTask(
  of: Tables,
  { task, round }: { readonly task: string; readonly round: number },
  values: Updateable<TasksTable>,
): Promise<void> {
  await of.db
    .updateTable('tasks')
    .set(values)
    .where('case_id', '=', of.case)
    .where('task', '=', task)
    .where('round', '=', round)
    .execute();
  await pointAt(of, { due: null });
}

async function setMessage(
  of: Tables,
  message: string,
  values: Updateable<MessagesTable>,
): Promise<void> {
  await of.db
    .updateTable('messages')
    .set(values)
    .where('case_id', '=', of.case)
    .where('message', '=', message)
    .execute();
}
