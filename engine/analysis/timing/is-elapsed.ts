import type { ProofAssumptions } from '../../model/plan.ts';
import type { Expression } from '../../model/base.ts';

/** Whether a moment certainly lies behind whoever asks: a message has left by then, or it is the one after which cases start. */
export const isElapsed = ({ cel }: Expression, { start }: ProofAssumptions): boolean =>
  /\.(?:sentAt|deliveredAt)$/.test(cel) || cel === start?.after.cel;
