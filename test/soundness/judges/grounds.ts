import { approvalsApart, decidesAnew, decisionsOf } from './decisions.ts';
import { all, houseTasks, type JournalEntryOf, type JudgedRecord, stepOf } from './record.ts';
import { decides, isRead } from './reports-that-decide.ts';

/** What people of the house had said before a regret that a yes has not lifted: reports that decide, and noes that are read all the same. */
export function groundsBefore(
  regret: JournalEntryOf<'sent'>,
  record: JudgedRecord,
): readonly JournalEntryOf<'settled'>[] {
  const house = new Map(houseTasks(record).map((opened) => [opened.task, opened]));
  const decisions = new Set(decisionsOf(record).map(({ task }) => task));
  const isDecision = (task: string): boolean => decisions.has(task);
  const apart = new Set(approvalsApart(record, false).map(({ task }) => task));
  const ofIntents = new Set(approvalsApart(record, true).map(({ task }) => task));
  const said = all(record, 'settled').filter(
    ({ task, silent, seq }) =>
      house.has(task) &&
      !apart.has(task) &&
      (!silent || isNoBySilence(task, record)) &&
      seq < regret.seq,
  );
  const yeses = said.filter(({ task, outcome }) => isDecision(task) && outcome === 'approved');
  const others = said.filter((one) => !yeses.includes(one));
  return others.filter((one) => {
    const later = yeses.filter(({ task }) => (house.get(task)?.seq ?? 0) > one.seq);
    if (isDecision(one.task)) return !later.some(({ task }) => decidesAnew(task, one.task, record));
    if (ofIntents.has(one.task)) return one.outcome === 'rejected' && later.length === 0;
    // Who was asked because of what was said has the last word on it.
    const inside = JSON.stringify(stepOf(record, one.task) ?? {});
    return isRead(one.task, regret.step, record)
      ? !later.some(({ task }) => inside.includes(`"${task}"`))
      : later.length === 0 && decides(one, regret, record);
  });
}

/** Whether the silence of an approval counts as a no. */
const isNoBySilence = (task: string, record: JudgedRecord): boolean =>
  JSON.stringify(stepOf(record, task)?.['silent'] ?? null).includes('"as":"rejected"');
