import { decisionsOf } from './decisions.ts';
import { all, told, type Judge } from './record.ts';

/** After a no, "no decision yet" is told only where somebody is asked again; a backstop speaks for a line that is late, and of those whom it asks. */
export const askedAgain: Judge = (record) => {
  const approvals = decisionsOf(record);
  const decided = all(record, 'settled').filter(
    ({ task, silent }) => !silent && approvals.some((one) => one.task === task),
  );
  const backstops = record.plan.backstops.map(({ steps }) => JSON.stringify(steps));
  const words = told(record, 'decision-status').flatMap((word) => {
    const own = backstops.find((steps) => steps.includes(`"id":"${word.step}"`));
    const last = decided.findLast(
      ({ seq, task }) => seq < word.seq && (own?.includes(`"id":"${task}"`) ?? true),
    );
    return last?.outcome === 'rejected' ? [{ word, last }] : [];
  });
  const left = words.filter(({ word }) => !approvals.some(({ seq }) => seq > word.seq));
  const isOver = all(record, 'ended').length > 0 && all(record, 'event').length === 0;
  const laterYes = (seq: number) =>
    decided.some((one) => one.seq > seq && one.outcome === 'approved');
  return {
    armed: words.length > 0,
    wrong: isOver
      ? left
          .filter(({ word }) => !laterYes(word.seq))
          .map(({ word, last }) => `"${word.step}" after the no of "${last.task}"`)
      : [],
  };
};
