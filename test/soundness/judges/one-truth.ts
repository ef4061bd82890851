import { corrected, isLost, told, type Judge } from './record.ts';

/** Nobody hears yes and no, unless a correction comes between. */
export const oneTruth: Judge = (record) => {
  const messages = [...told(record, 'intent', 'offer', 'regret'), ...corrected(record)].toSorted(
    (a, b) => a.seq - b.seq,
  );
  const contradictions = messages.flatMap((message, index) => {
    if (message.class === 'correction') return [];
    const before = messages.slice(0, index);
    const since = before.slice(before.findLastIndex((one) => one.class === 'correction') + 1);
    const other = since.find(
      (one) =>
        (one.class === 'regret') !== (message.class === 'regret') && !isLost(record, one.message),
    );
    return other === undefined ? [] : [`"${message.step}" after "${other.step}"`];
  });
  return { armed: messages.length > 1, wrong: contradictions };
};
