import type { Act, Answer, CaseEvent, RecordedAnswer, Refusal } from '../../engine/model/act.ts';
import { isCandidateOf } from '../../engine/people/holders.ts';
import { findListedCase, type CaseRecord } from '../../store/cases.ts';
import { readJournal } from '../../store/journal.ts';
import type { Store } from '../../store/database.ts';
import { fixedSeqOf } from '../../store/heads.ts';
import { isOutage } from '../../store/outage.ts';
import { findPerson } from '../../store/people.ts';
import { findTask, isFixed } from '../../store/tasks.ts';
import type { StoredAnswer, TaskRecord } from '../../store/tasks.ts';
import { hasLeft } from '../../wording/has-left.ts';
import { answerWithin } from './answer-within.ts';
import { poll } from './poll.ts';
import { isBehind } from './read-back.ts';
import type { Runner } from './runner.ts';

/** Delivers acts to their case. */
export interface ActService {
  act(caseId: string, act: Act): Promise<ActResult>;
  /** Whether a case is not over, and has no workflow any more that could take an act. */
  standsStill(caseId: string): Promise<boolean>;
}

export type ActResult =
  /** `recorded` is missing while the store does not have the entry yet. */
  | { readonly kind: 'recorded'; readonly recorded?: RecordedAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unavailable' };

const catchUpMs = 3_000;

/** `fix` fixes the journal of a case up to the entry of which its history tells: only what is fixed is told to be on record. */
export const createActService = (
  store: Store,
  runner: Runner,
  fix: (caseId: string) => Promise<void>,
): ActService => ({
  act: async (caseId, act) => {
    if (await isUnrecordable(store, caseId)) return { kind: 'unavailable' };
    const gone = await duringOutage(refusalOfLeaver(store, caseId, act));
    if (gone !== undefined) return { kind: 'refused', refusal: gone };
    const outcome = await runner.act(caseId, act);
    if (outcome.kind === 'unavailable') return storedResult(store, caseId, act, false);
    await fix(caseId);
    if (outcome.kind === 'recorded') return recordOf(store, fix, caseId, act);
    if (outcome.kind === 'closed') return storedResult(store, caseId, act, true);
    // The workflow has it, and may yet lose it with the workflow task that it is in.
    const own = await duringOutage(find(store, caseId, act));
    return own?.tentative === true
      ? { kind: 'unavailable' }
      : withComments(store, caseId, act, outcome);
  },
  standsStill: async (caseId) => {
    // In this order: a case is over on record before its workflow is.
    const asked = runner.isOpen(caseId).catch(() => true);
    const open = await answerWithin(askMs, asked, () => true);
    return !open && (await findListedCase(store, caseId))?.status === 'running';
  },
});

/** How long a page waits for Temporal before it takes a case to be open. */
const askMs = 1_000;

/** Whether what the workflow of a case takes will never be on record. */
const isUnrecordable = async (store: Store, caseId: string): Promise<boolean> =>
  isBehind(await duringOutage(findListedCase(store, caseId)));

/**
 * Nobody answers in the name of somebody who has left, or who is the candidate by their address; what they had answered before stays, and is
 * what a second answer is told.
 */
const refusalOfLeaver = async (
  store: Store,
  caseId: string,
  act: Act,
): Promise<Refusal | undefined> => {
  if (!('task' in act) || act.person === 'candidate') return undefined;
  const why = await whyNobody(store, caseId, act.person);
  if (why === undefined) return undefined;
  const task = await findTask(store, caseId, act.task, act.round);
  const asked = task?.people.some(({ person }) => person === act.person) === true;
  if (!asked || answered(act, recordedIn(task))) return undefined;
  return { ...why, recorded: why.code === 'not-active' ? recordedIn(task) : [] };
};

/** Why a person answers nothing in a case; the candidate is not told by it what others have. */
const whyNobody = async (
  store: Store,
  caseId: string,
  person: string,
): Promise<Pick<Refusal, 'code' | 'message'> | undefined> => {
  const known = await findPerson(store, person);
  if (known?.active !== true) return { code: 'not-active', message: hasLeft(person) };
  const { facts = {} } = (await findListedCase(store, caseId)) ?? {};
  if (!isCandidateOf(facts)(known.email)) return undefined;
  const message = `"${person}" has the mail address of the candidate, and nobody decides about themselves`;
  return { code: 'not-yours', message };
};

/** A case that has gone on as a new run knows who has answered what, and the store with which words. */
const withComments = async (
  store: Store,
  caseId: string,
  act: Act,
  { kind, refusal }: Extract<ActResult, { kind: 'refused' }>,
): Promise<ActResult> => {
  if ('event' in act || refusal.recorded.length === 0) return { kind, refusal };
  const stored = recordedIn(await findTask(store, caseId, act.task, act.round));
  const recorded = refusal.recorded.map(
    (one) => stored.find(({ person, at }) => person === one.person && at === one.at) ?? one,
  );
  return { kind, refusal: { ...refusal, recorded } };
};

/** Waits for the entry to reach the store, a moment after the case has recorded it, so that the next page shows it. */
const recordOf = async (
  store: Store,
  fix: (caseId: string) => Promise<void>,
  caseId: string,
  act: Act,
): Promise<ActResult> => {
  const answer = await poll(catchUpMs, async (): Promise<ActResult | undefined> => {
    const found = await duringOutage(find(store, caseId, act));
    if (found?.tentative === true) await fix(caseId);
    else if (found !== undefined) return { kind: 'recorded', recorded: found.recorded };
    return (await isUnrecordable(store, caseId)) ? { kind: 'unavailable' } : undefined;
  });
  return answer ?? { kind: 'recorded' };
};

/** Nothing, while the database is away: what the case has said counts all the same. */
const duringOutage = async <T>(asked: Promise<T>): Promise<T | undefined> => {
  try {
    return await asked;
  } catch (error) {
    if (isOutage(error)) return undefined;
    throw error;
  }
};

interface FoundAct {
  readonly recorded: RecordedAnswer;
  /** Its entry may still be taken back. */
  readonly tentative: boolean;
}

const find = async (store: Store, caseId: string, act: Act): Promise<FoundAct | undefined> => {
  if ('event' in act) return findEvent(store, caseId, act);
  const task = await findTask(store, caseId, act.task, act.round);
  const answer = task?.answers.find(({ person }) => person === act.person);
  return answer && { recorded: recordedAnswer(answer), tentative: answer.tentative === true };
};

const findEvent = async (
  store: Store,
  caseId: string,
  { event, person }: CaseEvent,
): Promise<FoundAct | undefined> => {
  const entry = (await readJournal(store, caseId)).find(
    (one) => one.kind === 'event' && one.event === event,
  );
  return (
    entry && {
      recorded: { person, outcome: event, at: entry.at },
      tentative: entry.seq > (await fixedSeqOf(store.db, caseId)),
    }
  );
};

const recordedIn = (task: TaskRecord | undefined): readonly RecordedAnswer[] =>
  (task?.answers ?? []).filter(isFixed).map(recordedAnswer);

const recordedAnswer = ({ person, outcome, at, comment }: StoredAnswer): RecordedAnswer => ({
  person,
  outcome,
  at,
  ...(comment !== undefined && { comment }),
});

const storedResult = async (
  store: Store,
  caseId: string,
  act: Act,
  closed: boolean,
): Promise<ActResult> => {
  const refusal = await duringOutage(storedRefusal(store, caseId, act, closed));
  return refusal ? { kind: 'refused', refusal } : { kind: 'unavailable' };
};

/** Why an act changes nothing, as far as the store shows it. */
const storedRefusal = async (
  store: Store,
  caseId: string,
  act: Act,
  closed: boolean,
): Promise<Refusal | undefined> => {
  const task = 'event' in act ? undefined : await findTask(store, caseId, act.task, act.round);
  const recorded = recordedIn(task);
  const refuse = (code: Refusal['code'], message: string): Refusal => ({
    code,
    message,
    recorded,
    ...(task?.settled && { settled: task.settled.outcome }),
  });
  if ('task' in act && answered(act, recorded)) {
    return refuse('already-answered', 'this was answered already');
  }
  if (isSettled(task)) return refuse('already-settled', 'this was decided already');
  if (!closed) return undefined;
  const why = codeOfClosed((await findListedCase(store, caseId))?.status);
  return why && refuse(why, why === 'case-stopped' ? noWorkflow : 'the case is over');
};

/** What was decided by answers that may still be taken back is not decided yet. */
const isSettled = (task: TaskRecord | undefined): boolean =>
  task?.settled !== undefined && task.answers.every(isFixed);

/** Why a case without a workflow takes nothing; `undefined` for one whose workflow has not begun yet. */
const codeOfClosed = (
  status: CaseRecord['status'] | undefined,
): 'case-stopped' | 'case-ended' | undefined => {
  if (status === 'starting') return undefined;
  return status === 'running' || status === 'stopped' ? 'case-stopped' : 'case-ended';
};

const noWorkflow =
  'this case stands still: its workflow was ended or has failed; it takes nothing until somebody has resumed or closed it';

const answered = ({ person }: Answer, recorded: readonly RecordedAnswer[]): boolean =>
  recorded.some((r) => r.person === person);
