import type { Duration } from '../../../engine/model/base.ts';
import { deadline } from '../../../engine/time/deadline.ts';
import { all, hasReached, type Judge, told } from './record.ts';

/** The candidate has heard an answer so long after the last interview; a withdrawal ends that. */
export const heardWithin =
  (length: Duration): Judge =>
  (record) => {
    const since = Date.parse(JSON.stringify(record.facts['lastInterviewAt']).slice(1, -1));
    const due = deadline(since, length, record.plan.calendars);
    const answers = told(record, 'intent', 'offer', 'regret', 'decision-status');
    const fates = answers.flatMap(({ message }) =>
      record.entries.filter(
        (one) => (one.kind === 'accepted' || one.kind === 'undelivered') && one.message === message,
      ),
    );
    const inTime =
      answers.some(({ message }) => hasReached(record, message)) &&
      fates.some(({ at }) => at <= due);
    const isOver = all(record, 'ended').length > 0 && all(record, 'event').length === 0;
    return { armed: isOver, wrong: isOver && !inTime ? ['an answer came too late'] : [] };
  };
