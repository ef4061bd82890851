import type { Updateable } from 'kysely';
import type { Entry, Fact } from '../engine/model/journal.ts';
import { canonicalJson } from './canonical.ts';
import { putFact, type FactHolder } from './given-fact.ts';
import type { CasesTable, MessagesTable, TasksTable } from './schema.ts';
import { replacePeople } from './task-people.ts';

/**
 * Updates the read tables by one entry (event sourcing: a projection). It runs in the
 * transaction that appends the entry, so that none is applied twice.
 */
export const project = <K extends ProjectedKind>(
  target: FactHolder,
  entry: EntryOf<K>,
): Promise<void> => projectors[entry.kind](target, entry);

type ProjectedKind = Fact['kind'];
type EntryOf<K extends ProjectedKind> = {
  [P in K]: { readonly kind: P } & Extract<Entry, { kind: P }>;
}[K];
type Projector<K extends ProjectedKind> = (of: FactHolder, entry: EntryOf<K>) => Promise<void>;

type ProjectionTarget = Pick<FactHolder, 'db' | 'case'>;

const noChange = async (): Promise<void> => {};

/** A case that was stopped goes on: to its end, or as one that has ended already. */
const goOn = async (target: ProjectionTarget): Promise<void> =>
  setCase(target, {
    ...notStopped,
    status: (await hasEnded(target)) ? 'ended' : 'running',
  });

const notStopped = { stopped: null, stopped_at: null } as const;

const projectors: { readonly [K in ProjectedKind]: Projector<K> } = {
  started: (target) => setCase(target, { status: 'running' }),
  stopped: (target, { reason, at }) =>
    setCase(target, { status: 'stopped', stopped: canonicalJson(reason), stopped_at: at }),
  resumed: async (target, { plan, fact }) => {
    await goOn(target);
    if (plan !== undefined) await setCase(target, { plan });
    if (fact?.value !== undefined) await putFact(target, fact.name, fact.value);
  },
  closed: goOn,
  shown: (target, { step, expectedBy }) => pointAt(target, { step, due: expectedBy ?? null }),
  opened: async (target, { seq: _seq, at, ...opened }) => {
    const { task, round, deadline } = opened;
    const row = { case_id: target.case, task, round, opened_at: at, deadline };
    const values = { ...row, opened: canonicalJson(opened) };
    await target.db.insertInto('tasks').values(values).execute();
    await pointAt(target, { due: null });
  },
  assigned: (target, entry) => replacePeople(target.db, { ...entry, case: target.case }, true),
  unasked: noChange,
  reminded: noChange,
  escalated: (target, entry) => setTask(target, entry, { deadline: entry.deadline }),
  // What was answered stands in the journal, and there alone.
  answered: async (target, { seq, at, task, round }) => {
    const row = { case_id: target.case, seq, at, task, round };
    await target.db.insertInto('answers').values(row).execute();
  },
  settled: (target, entry) => {
    const { outcome, silent, at } = entry;
    return setTask(target, entry, { outcome, silent, settled_at: at });
  },
  cancelled: (target, entry) => setTask(target, entry, { cancelled: true }),
  sent: async (target, { at, message, step, template, class: kind, to }) => {
    const row = { case_id: target.case, message, step, template, class: kind, sent_at: at };
    const values = { ...row, recipients: canonicalJson(to) };
    await target.db.insertInto('messages').values(values).execute();
  },
  accepted: (target, { message, acceptedAt }) =>
    setMessage(target, message, { fate: 'accepted', fate_at: acceptedAt }),
  // Why stands in the journal, and there alone.
  undelivered: (target, { message, fate, at }) =>
    setMessage(target, message, { fate, fate_at: at }),
  dropped: (target, { message, at }) =>
    setMessage(target, message, { fate: 'dropped', fate_at: at }),
  event: goOn,
  backstop: noChange,
  promise: noChange,
  ended: async (target, { outcome, at }) => {
    await setCase(target, { ...notStopped, status: 'ended', outcome, ended_at: at });
    await pointAt(target, { due: null });
  },
};

async function setCase(target: ProjectionTarget, values: Updateable<CasesTable>): Promise<void> {
  await target.db.updateTable('cases').set(values).where('id', '=', target.case).execute();
}

/** Sets the step that lists show: the open task with the nearest deadline; while none is open, `otherwise`, or nothing once the case has ended. */
async function pointAt(target: ProjectionTarget, otherwise: Updateable<CasesTable>): Promise<void> {
  const nearest = await target.db
    .selectFrom('tasks')
    .select(['task as step', 'deadline as due'])
    .where('case_id', '=', target.case)
    .where('settled_at', 'is', null)
    .where('cancelled', '=', false)
    .orderBy('deadline')
    .limit(1)
    .executeTakeFirst();
  await setCase(
    target,
    nearest ?? ((await hasEnded(target)) ? { step: null, due: null } : otherwise),
  );
}

async function hasEnded(target: ProjectionTarget): Promise<boolean> {
  const row = await target.db
    .selectFrom('cases')
    .select('ended_at')
    .where('id', '=', target.case)
    .executeTakeFirst();
  return row !== undefined && row.ended_at !== null;
}

async function setTask(
  target: ProjectionTarget,
  { task, round }: { readonly task: string; readonly round: number },
  values: Updateable<TasksTable>,
): Promise<void> {
  await target.db
    .updateTable('tasks')
    .set(values)
    .where('case_id', '=', target.case)
    .where('task', '=', task)
    .where('round', '=', round)
    .execute();
  await pointAt(target, { due: null });
}

async function setMessage(
  target: ProjectionTarget,
  message: string,
  values: Updateable<MessagesTable>,
): Promise<void> {
  await target.db
    .updateTable('messages')
    .set(values)
    .where('case_id', '=', target.case)
    .where('message', '=', message)
    .execute();
}
