import { isOfTask, type MessageClass } from '../../../engine/model/message.ts';
import { type Judge, type JudgedRecord, stepOf } from './record.ts';

/** A judge of messages to the candidate of some classes: none names one of these fields, in its words or by what its step gives it. */
export const hides =
  (fields: readonly string[], isJudged: (c: MessageClass | 'system') => boolean): Judge =>
  (record) => {
    const judged = record.messages.filter(
      (message) =>
        isForCandidate(message, record) && isJudged(isOfTask(message) ? 'system' : message.class),
    );
    const shown = judged.flatMap((message) => {
      const { step, template } = message;
      const given = isOfTask(message) ? '' : JSON.stringify(stepOf(record, step)?.['with'] ?? {});
      const words = `${record.words[template] ?? ''}${given}`;
      return fields.flatMap((field) => (words.includes(field) ? [`"${step}" shows ${field}`] : []));
    });
    return { armed: judged.length > 0, wrong: shown };
  };

const isForCandidate = (
  { to, task }: JudgedRecord['messages'][number],
  { entries }: JudgedRecord,
): boolean =>
  'who' in to
    ? to.who === 'candidate'
    : entries.some((e) => e.kind === 'opened' && e.task === task?.id && e.by.includes('candidate'));
