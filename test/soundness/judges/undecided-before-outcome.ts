import { behindOutcomes } from './behind-outcomes.ts';
import { told, type Judge } from './record.ts';

/** Whoever has heard an outcome does not hear that there is no decision yet, unless a correction comes between. */
export const undecidedBeforeOutcome: Judge = (record) =>
  behindOutcomes(told(record, 'decision-status'), ['intent', 'offer', 'regret'], record);
