import { taskOfApology } from '../../../engine/model/apology-step.ts';
import { behindOutcomes } from './behind-outcomes.ts';
import { told, type Judge } from './record.ts';

/** Whoever has heard an offer or a no does not hear that the decision takes longer, unless a correction comes between. */
export const sorryBeforeOutcome: Judge = (record) => {
  const apologies = told(record, 'status').filter(({ step }) => taskOfApology(step) !== undefined);
  return behindOutcomes(apologies, ['offer', 'regret'], record);
};
