import type { ApprovalSubject } from '../../../engine/model/approval-subject.ts';
import { all, houseTasks, type JournalEntryOf, type JudgedRecord, stepOf } from './record.ts';

/** The approvals about the result that people of the house were asked for: of a wording, or of a step, they say nothing about the candidate. */
export const decisionsOf = (record: JudgedRecord): readonly JournalEntryOf<'opened'>[] =>
  houseTasks(record).filter(
    ({ type, task }) =>
      type === 'decision' && [undefined, 'decision'].includes(subjectOf(task, record)?.of),
  );

/** The approvals of something else; about an intent that was told, or not. */
export const approvalsApart = (
  record: JudgedRecord,
  isAboutIntent: boolean,
): readonly JournalEntryOf<'opened'>[] =>
  houseTasks(record).filter(({ task }) => {
    const subject = subjectOf(task, record);
    if (subject === undefined || subject.of === 'decision') return false;
    return isAboutIntent === (subject.of === 'step' && isIntent(subject.step, record));
  });

/** What people of the house have answered no to, of what the candidate was told as meant. */
export function noesToIntents(record: JudgedRecord): readonly JournalEntryOf<'settled'>[] {
  const about = new Set(approvalsApart(record, true).map(({ task }) => task));
  return all(record, 'settled').filter(
    ({ task, outcome, silent }) => about.has(task) && outcome === 'rejected' && !silent,
  );
}

/** Whether an approval decides anew what was decided in another one, or in one that both decide anew. */
export const decidesAnew = (task: string, other: string, record: JudgedRecord): boolean =>
  subjectOf(task, record) !== undefined &&
  task !== other &&
  firstOf(task, record) === firstOf(other, record);

function firstOf(task: string, record: JudgedRecord): string {
  const subject = subjectOf(task, record);
  return subject?.of === 'decision' ? firstOf(subject.step, record) : task;
}

const subjectOf = (task: string, record: JudgedRecord): ApprovalSubject | undefined =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other kind of step has this key
  stepOf(record, task)?.['about'] as ApprovalSubject | undefined;

const isIntent = (step: string, record: JudgedRecord): boolean =>
  [step, `${step}.sent`].some(
    (one) => record.plan.classes[String(stepOf(record, one)?.['template'])] === 'intent',
  );
