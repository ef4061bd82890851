import { told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** An intent or offer that leaves after a no leaves only after a later yes. */
export const noLifted: Judge = (record) => {
  const messages = told(record, 'intent', 'offer').map((message) => ({
    message,
    standing: [...standingBefore(record, message)],
  }));
  const saidNo = record.entries.find(
    (entry) => entry.kind === 'settled' && entry.outcome === 'rejected' && !entry.silent,
  );
  return {
    armed: messages.some(({ message }) => saidNo !== undefined && saidNo.seq < message.seq),
    wrong: messages.flatMap(({ message, standing }) =>
      standing.flatMap(([task, is]) =>
        is === 'rejected' ? [`"${message.step}" left after the no of "${task}"`] : [],
      ),
    ),
  };
};
