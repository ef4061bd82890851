import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { readJournal } from '../../store/journal.ts';
import { addressee } from '../../store/people.ts';
import { planOf, textsOf } from '../../store/pins.ts';
import { textsNotDelivered } from '../../store/undelivered-texts.ts';
import { isFixed, tasksOf } from '../../store/tasks.ts';
import type { StoredAnswer, TaskRecord } from '../../store/tasks.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { isProvisional } from '../../engine/progress/provisional-date.ts';
import { decidedBefore } from './decided-before.ts';
import { notDelivered, type NotDelivered } from './not-delivered.ts';
import { peopleToReach, recipientsNow } from './person-to-reach.ts';
import { opensAnew } from '../../engine/model/journal.ts';
import { shownBy } from '../../engine/steps/shown-by.ts';
import { sentBackTo } from '../../engine/steps/sent-back-to.ts';
import type { WriteLetter } from './letters.ts';
import { seenOf, withLetters } from './seen-values.ts';
import { unaskedRequest, type UnaskedRequest } from './unasked-request.ts';
import type { GivenAnswer, PersonView, TaskState, TaskView } from './task-view.ts';
import type { Facts, Instant } from '../../engine/model/base.ts';

export interface TaskKey {
  readonly case: string;
  readonly task: string;
  /** Default: the latest. */
  readonly round?: number;
  readonly person: string;
}

/** A task, as it is at an instant. */
interface TaskReading {
  readonly key: Omit<TaskKey, 'case'>;
  readonly now: Instant;
  readonly letters: WriteLetter;
}

/** A task of this case as one person may see it; `undefined` when there is no such task yet. */
export const readTask = async (
  store: Store,
  found: CaseRecord,
  { key, now, letters }: TaskReading,
): Promise<TaskView | undefined> => {
  const [plan, tasks] = await Promise.all([planOf(store, found.plan), tasksOf(store, found.id)]);
  const rounds = tasks.filter(({ opened }) => opened.task === key.task);
  const newest = Math.max(...rounds.map(({ opened }) => opened.round));
  const round = key.round ?? newest;
  const record = rounds.find(({ opened }) => opened.round === round);
  if (!record || !plan) return undefined;
  const person = await personOf(store, key.person, found.facts, plan);
  const { opened } = record;
  const looked = await lookedAt(store, found, { plan, tasks, opened, now, letters, ...key });
  const readEntries = () => readJournal(store, found.id);
  const about = await notDelivered(record.opened, plan, readEntries);
  const unasked = about ? undefined : await unaskedRequest(record.opened, readEntries);
  return {
    case: found.id,
    plan,
    facts: found.facts,
    opened: record.opened,
    openedAt: record.openedAt,
    deadline: record.deadline,
    provisional: isProvisional(plan, record.deadline, record.opened.task),
    person,
    state: stateOf(record, found, { person: key.person, newest, now }),
    ...looked,
    ...(about && { notDelivered: about }),
    ...(unasked && { unasked }),
    untold: about ? await textsNotDelivered(store, found.id, about.message) : [],
    toReach: await toReach(store, found, about, unasked),
    decidedBefore: await earlierDecisions(store, decidedBefore(record, { plan, tasks }), {
      person,
      facts: found.facts,
      plan,
    }),
    answers: await answersOf(store, { record, person, facts: found.facts, plan }),
    ...(await sentBackOf(store, { record, tasks, person, facts: found.facts, plan })),
    ...(record.settled && { settled: record.settled }),
  };
};

/** The person as pages address them. Whoever has left the directory can still read pages, under their id. */
export const personOf = async (
  store: Store,
  id: string,
  facts: Facts,
  plan: Plan,
): Promise<PersonView> => {
  const known = await addressee(store, id, facts);
  return {
    person: id,
    name: known?.name ?? id,
    locale: known?.locale ?? 'en',
    zone: known?.zone ?? plan.zone,
  };
};

interface Looking extends Omit<TaskReading, 'key'>, Pick<TaskRecord, 'opened'> {
  readonly person: string;
  readonly plan: Plan;
  readonly tasks: readonly TaskRecord[];
}

/** The form of a task, and what is seen beside it. Texts are large: they are read where a form or a message is needed. */
async function lookedAt(
  store: Store,
  { facts }: CaseRecord,
  { person, opened, letters, ...from }: Looking,
): Promise<Pick<TaskView, 'form' | 'seen'>> {
  const { plan } = from;
  const shown = person === 'candidate' ? undefined : shownBy(opened.task, plan);
  const isNeeded = opened.form !== undefined || shown?.some((one) => !('fact' in one)) === true;
  const texts = (isNeeded && (await textsOf(store, plan.texts))) || { templates: {}, forms: {} };
  const form = texts.forms[opened.form ?? ''];
  const about = { ...from, facts, texts, forms: texts.forms };
  const seen = shown && (await withLetters(seenOf(shown, about), (id) => letters(id, about)));
  return { ...(seen && { seen }), ...(form && { form }) };
}

const toReach = async (
  store: Store,
  { facts }: CaseRecord,
  about: NotDelivered | undefined,
  unasked: UnaskedRequest | undefined,
): Promise<TaskView['toReach']> => {
  if (unasked) return peopleToReach(store, unasked.people, facts);
  return about ? peopleToReach(store, await recipientsNow(store, about.to, facts), facts) : [];
};

/** The state of a task for a person. Of several reasons against answering, the one that matters most to the person: their own answer first. */
const stateOf = (
  record: TaskRecord,
  found: CaseRecord,
  at: { readonly person: string; readonly newest: number; readonly now: number },
): TaskState => {
  const own = record.people.filter(({ person }) => person === at.person);
  const answer = record.answers.find(({ person }) => person === at.person);
  if (answer !== undefined) return stateAnswered(answer, found);
  if (own.length === 0) return 'foreign';
  if (record.settled) return record.settled.silent ? 'silent' : 'settled';
  if (at.newest > record.opened.round) return 'round';
  if (record.cancelled) return 'cancelled';
  // That the case has ended says nothing: what runs beside the line goes on, and the tasks of what does not are called off.
  if (found.status === 'stopped') return 'stopped';
  const rung = Math.max(...record.people.map((p) => p.rung));
  if (own.every((p) => p.rung < rung)) return 'passed';
  return at.now >= record.deadline ? 'late' : 'open';
};

/** What may still be taken back is asked for as if it had not come: to send it again changes nothing. */
const stateAnswered = (answer: StoredAnswer, { status }: CaseRecord): TaskState => {
  if (isFixed(answer)) return 'answered';
  return status === 'stopped' ? 'stopped' : 'open';
};

const earlierDecisions = (
  store: Store,
  decided: readonly TaskRecord[],
  reader: Omit<RecordReading, 'record'>,
): Promise<TaskView['decidedBefore']> =>
  Promise.all(
    decided.map(async (record) => ({
      opened: record.opened,
      answers: await answersOf(store, { record, ...reader }),
      ...(record.settled && { settled: record.settled }),
    })),
  );

/** Whoever is asked anew, or is to do something before, sees why; the candidate does not. */
async function sentBackOf(
  store: Store,
  { tasks, record, ...about }: RecordReading & { readonly tasks: readonly TaskRecord[] },
): Promise<Pick<TaskView, 'sentBack'>> {
  const { task, round } = record.opened;
  const around = sentBackTo(task, about.plan);
  const last = tasks.findLast(
    ({ opened, settled }) =>
      (opened.task === task ? opened.round === round - 1 : opened.task === around) &&
      settled !== undefined &&
      opensAnew(opened, settled.outcome),
  );
  if (last === undefined || about.person.person === 'candidate') return {};
  const said = await answersOf(store, { ...about, record: last });
  const sentBack = said.findLast(({ outcome }) => outcome === last.settled?.outcome);
  return sentBack === undefined ? {} : { sentBack };
}

interface RecordReading {
  readonly record: TaskRecord;
  readonly person: PersonView;
  readonly facts: Facts;
  readonly plan: Plan;
}

const answersOf = (store: Store, about: RecordReading): Promise<readonly GivenAnswer[]> =>
  Promise.all(
    about.record.answers
      .filter(isFixed)
      .map(async ({ person, outcome, at, comment, answers: filled }) => ({
        name: (await personOf(store, person, about.facts, about.plan)).name,
        own: person === about.person.person,
        outcome,
        at,
        ...(comment !== undefined && { comment }),
        ...(filled !== undefined && person === about.person.person && { filled }),
      })),
  );
