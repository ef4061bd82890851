import { noesToIntents } from './decisions.ts';
import { all, told, type Judge } from './record.ts';

/** After a no to what the candidate was told as meant, the next answer to them is a regret or a correction, and there is one. */
export const intentTakenBack: Judge = (record) => {
  const noes = noesToIntents(record);
  const words = told(record, 'intent', 'offer', 'regret', 'decision-status', 'correction');
  const withdrawn = all(record, 'event')[0]?.seq ?? Infinity;
  const isOver = all(record, 'ended').length > 0 && withdrawn === Infinity;
  const wrong = noes.flatMap(({ task, seq }) => {
    const next = words.find((one) => one.seq > seq);
    if (next === undefined) return isOver ? [`nothing was told after the no of "${task}"`] : [];
    const isRight = next.class === 'regret' || next.class === 'correction' || next.seq > withdrawn;
    return isRight ? [] : [`"${next.step}" after the no of "${task}"`];
  });
  return { armed: noes.length > 0, wrong };
};
