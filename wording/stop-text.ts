import type { StopCode, StopReason } from '../engine/model/stop.ts';

/** A reason in words, and what stands between the parts of a line in that language. */
export interface StopWords {
  readonly stops: Readonly<Record<StopCode, string>>;
  readonly between: string;
}

/** Why a case was stopped, and at which step, in one line for operators. */
export const stopText = (
  { code, step, detail }: StopReason,
  { stops, between }: StopWords,
): string => [stops[code], ...[step ?? []].flat(), ...[detail ?? []].flat()].join(between);
