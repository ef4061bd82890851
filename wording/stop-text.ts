import type { StopCode, StopReason } from '../engine/model/stop.ts';

/** The reasons in words, and how the parts of a line are written in that language. */
export interface StopWords {
  readonly reasons: Readonly<Record<StopCode, string>>;
  readonly between: string;
  /** What an error says. */
  readonly detail: (detail: string) => string;
}

/** Why a case was stopped, and at which step, in one line for operators. */
export const stopText = ({ code, step, detail }: StopReason, words: StopWords): string =>
  [
    words.reasons[code],
    ...(step === undefined ? [] : [step]),
    ...(detail === undefined ? [] : [words.detail(detail)]),
  ].join(words.between);
