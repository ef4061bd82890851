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
 * The latest that a moment can be; undefined when nothing is known of it. Then it may lie ahead, and what counts from it counts from now.
 * Of the moments that a case carries, only the one after which cases are assumed to start is known not to.
 */
export const latestMoment = <T>(
  { cel }: Expression,
  { caseStart, timestamps }: KnownMoments<T>,
  assume: ProofAssumptions,
): T | undefined => timestamps[cel] ?? (isBeforeStart(cel, assume) ? caseStart : undefined);

/** Whether cases are assumed to start after a moment. */
export const isBeforeStart = (cel: string, { start }: ProofAssumptions): boolean =>
  cel === start?.after.cel;

/** Whether a moment has certainly elapsed when it is asked for: a message has left by then, or cases start after it. */
export const isElapsed = ({ cel }: Expression, assume: ProofAssumptions): boolean =>
  /\.(?:sentAt|deliveredAt)$/.test(cel) || isBeforeStart(cel, assume);
