import type { Act } from '../engine/model/act.ts';
import { isRead, type AnswersRead } from '../engine/model/answers-read.ts';
import type { InputLogEntry } from '../engine/interpreter/input-log.ts';

/**
 * The log of a case as its next run needs it. Comments, and answers that no expression of the flow reads, are in the store: the case comes
 * to the same point without them.
 */
export const carriedLog = (
  log: readonly InputLogEntry[],
  read: AnswersRead,
): readonly InputLogEntry[] =>
  log.map((entry) =>
    entry.input.kind === 'act'
      ? { ...entry, input: { kind: 'act', act: carriedAct(entry.input.act, read) } }
      : entry,
  );

function carriedAct({ comment: _stored, ...act }: Act, read: AnswersRead): Act {
  if ('event' in act || act.answers === undefined) return act;
  const fields = Object.entries(act.answers).filter(([field]) => isRead(field, read));
  return { ...act, answers: Object.fromEntries(fields) };
}
