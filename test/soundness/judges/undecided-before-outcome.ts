import { corrected, isLost, told, type Judge } from './record.ts';

/** Whoever has heard an outcome does not hear that there is no decision yet, unless a correction comes between. */
export const undecidedBeforeOutcome: Judge = (record) => {
  const outcomes = told(record, 'intent', 'offer', 'regret');
  const corrections = corrected(record);
  const words = told(record, 'decision-status');
  const late = words.flatMap(({ seq, step }) => {
    const since = corrections.findLast((one) => one.seq < seq)?.seq ?? 0;
    const heard = outcomes.find(
      (one) => since < one.seq && one.seq < seq && !isLost(record, one.message),
    );
    return heard === undefined ? [] : [`"${step}" after "${heard.step}"`];
  });
  return { armed: outcomes.length > 0 && words.length > 0, wrong: late };
};
