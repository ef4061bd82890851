import { decisionsOf } from './decisions.ts';
import { all, told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** An intent or offer that leaves after the silence of an approval leaves only after a later yes. */
export const silenceLifted: Judge = (record) => {
  const approvals = decisionsOf(record);
  const silence = all(record, 'settled').find(
    ({ task, silent }) => silent && approvals.some((one) => one.task === task),
  );
  const messages = told(record, 'intent', 'offer').map((message) => ({
    message,
    standing: [...standingBefore(record, message)],
  }));
  return {
    armed: messages.some(({ message }) => silence !== undefined && silence.seq < message.seq),
    wrong: messages.flatMap(({ message, standing }) =>
      standing.flatMap(([task, is]) =>
        is === 'silent' ? [`"${message.step}" left after the silence of "${task}"`] : [],
      ),
    ),
  };
};
