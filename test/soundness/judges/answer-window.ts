import { deadline } from '../../../engine/time/deadline.ts';
import type { Duration, Instant } from '../../../engine/model/base.ts';
import { all, type JournalEntryOf, isLost, type JudgedRecord, stepOf, told } from './record.ts';

/** The first task of the candidate behind an offer, and when the time is over that the offer gives. */
export interface AnswerWindow {
  readonly task: JournalEntryOf<'opened'>;
  /** Counted from the leaving of the offer, and from its acceptance. */
  readonly expires: { readonly earliest: Instant; readonly latest: Instant };
}

/** Before anything has taken over, each task that is the first of the candidate behind an offer. */
export function answerWindows(record: JudgedRecord): readonly AnswerWindow[] {
  const event = all(record, 'event')[0]?.seq ?? Infinity;
  const tasks = all(record, 'opened').filter(
    ({ by, seq }) => by.includes('candidate') && seq < event,
  );
  return tasks.flatMap((task, index) => {
    const before = tasks[index - 1]?.seq ?? 0;
    const offer = told(record, 'offer').findLast(({ seq }) => seq < task.seq && seq > before);
    if (offer === undefined || isLost(record, offer.message)) return [];
    const accepted = all(record, 'accepted').find(({ message }) => message === offer.message)?.at;
    const earliest = lapseOf(record, offer);
    const latest = lapseOf(record, { ...offer, at: accepted ?? task.at });
    return earliest === undefined || latest === undefined
      ? []
      : [{ task, expires: { earliest, latest } }];
  });
}

/** When the time is over that an offer gives, counted from its leaving. */
export function lapseOf(
  record: JudgedRecord,
  { step, at }: Pick<JournalEntryOf<'sent'>, 'step' | 'at'>,
): Instant | undefined {
  const length = lengthOf(record, step);
  return length && deadline(at, length, record.plan.calendars);
}

/** How long an offer stands, as its step says. */
function lengthOf(record: JudgedRecord, step: string): Duration | undefined {
  const values = stepOf(record, step)?.['with'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a `with` of a compiled plan
  return (values as { readonly expires?: { readonly after?: Duration } } | undefined)?.expires
    ?.after;
}
