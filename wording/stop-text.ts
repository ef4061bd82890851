import type { StopCode, StopReason } from '../engine/model/stop.ts';

/** Why a case was stopped, and at which step, in one line for operators. */
export const stopText = (
  { code, step, detail }: StopReason,
  stops: Readonly<Record<StopCode, string>>,
): string => [stops[code], ...[step ?? []].flat(), ...[detail ?? []].flat()].join('; ');
