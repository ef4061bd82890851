import { taskOfApology } from '../../../engine/model/apology-step.ts';
import { corrected, isLost, told, type Judge } from './record.ts';

/** Whoever has heard an offer or a no does not hear that the decision takes longer, unless a correction comes between. */
export const sorryBeforeOutcome: Judge = (record) => {
  const outcomes = told(record, 'offer', 'regret');
  const corrections = corrected(record);
  const apologies = told(record, 'status').filter(({ step }) => taskOfApology(step) !== undefined);
  const late = apologies.flatMap(({ seq, step }) => {
    const since = corrections.findLast((one) => one.seq < seq)?.seq ?? 0;
    const heard = outcomes.find(
      (one) => since < one.seq && one.seq < seq && !isLost(record, one.message),
    );
    return heard === undefined ? [] : [`"${step}" after "${heard.step}"`];
  });
  return { armed: outcomes.length > 0 && apologies.length > 0, wrong: late };
};
