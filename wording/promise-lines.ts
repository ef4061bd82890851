import { isDeepStrictEqual } from 'node:util';
import type { Entry, PromiseSettledFact } from '../engine/model/journal.ts';
import { assumedWords } from '../engine/analysis/report/certificate-words.ts';
import { promiseWords } from '../engine/analysis/report/render-finding.ts';
import { languages, type Language } from '../engine/analysis/report/languages.ts';
import type { CaseDetail } from '../server/services/case-service.ts';

/** A promise of a case: what was proved of it, and what has become of it. */
export interface PromiseLine {
  readonly promise: string;
  /** What the worst case leaves, as far as it was proved. */
  readonly toSpare: string;
  /** `void`: the case has ended, and it came to nothing. */
  readonly state: 'open' | 'kept' | 'broken' | 'void';
}

/** The promises of a case; none for one from before there were any. */
export function promiseLines(
  {
    case: { status },
    entries,
    promises,
    certificate,
  }: Pick<CaseDetail, 'case' | 'entries' | 'promises' | 'certificate'>,
  language: Language,
): readonly PromiseLine[] {
  const { phrases } = languages[language];
  return promises.map((promise, index) => {
    const bound = certificate?.promises.find((one) => isDeepStrictEqual(one.promise, promise));
    const entry = fulfilledIn(entries, index);
    const unsaid = status === 'ended' ? 'void' : 'open';
    const known = entry?.kept ? 'kept' : 'broken';
    return {
      promise: promiseWords(promise, phrases),
      toSpare: bound === undefined ? '-' : phrases.length(bound.slack.ms),
      state: entry === undefined ? unsaid : known,
    };
  });
}

/** What was taken for granted when the promises were proved. */
export const assumptions = (
  { certificate }: Pick<CaseDetail, 'certificate'>,
  language: Language,
): string => (certificate ? assumedWords(certificate, languages[language].phrases) : '');

const fulfilledIn = (entries: readonly Entry[], index: number): PromiseSettledFact | undefined =>
  entries.flatMap((entry) =>
    entry.kind === 'promise' && entry.promise === index ? [entry] : [],
  )[0];
