import type { ProofAssumptions } from '../../model/plan.ts';
import type { Expression } from '../../model/base.ts';

/** The moments from which a flow may count, as far as an analysis knows them. */
export interface KnownMoments<T> {
  /** When the case starts; undefined where nothing is known of it. */
  readonly caseStart: T | undefined;
  readonly timestamps: Timestamps<T>;
}

/** When messages left and were accepted at the latest, by the expressions that name these moments, such as `told.sentAt`. */
export type Timestamps<T> = Readonly<Record<string, T>>;

/**
 * The latest that a moment can be; undefined when nothing is known of it. A moment that the case carries is never later than its
 * start, which is also what counts where no moment is named.
 */
export const latestMoment = <T>(
  moment: Expression | undefined,
  { caseStart, timestamps }: KnownMoments<T>,
): T | undefined =>
  moment === undefined
    ? caseStart
    : (timestamps[moment.cel] ?? (isFact(moment) ? caseStart : undefined));

/** Whether an expression is a moment that the case carries, and nothing later or earlier. */
export const isFact = ({ cel }: Expression): boolean => /^case(?:\.\w+)+$/.test(cel);

/** Whether a moment has certainly elapsed when it is asked for: a message has left by then, or cases start after it. */
export const isElapsed = ({ cel }: Expression, { start }: ProofAssumptions): boolean =>
  /\.(?:sentAt|deliveredAt)$/.test(cel) || cel === start?.after.cel;
