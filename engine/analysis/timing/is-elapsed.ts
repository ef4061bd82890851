import type { Assumed } from '../../model/plan.ts';
import type { Expression } from '../../model/base.ts';

/** Whether a moment certainly lies behind whoever asks: a message has left by then, or it is the one after which cases start. */
export const isPast = ({ cel }: Expression, { start }: Assumed): boolean =>
  /\.(?:sentAt|deliveredAt)$/.test(cel) || cel === start?.after.cel;
