import { isDeepStrictEqual } from 'node:util';
import type { Certificate } from '../engine/analysis/finding/certificate.ts';
import {
  type Entry,
  opensAnew,
  type PromiseSettledFact,
  type TaskOpenedFact,
} from '../engine/model/journal.ts';
import type { FlowPromise } from '../engine/model/plan.ts';
import { assumedWords } from '../engine/analysis/report/certificate-words.ts';
import { catalogues } from '../engine/analysis/report/catalogues.ts';
import type { Locale } from '../engine/model/locale.ts';

/** A promise of a case in a row of a table. */
export interface PromiseLine {
  readonly promise: string;
  /** The time that the worst case leaves; `-` where it was not proved. */
  readonly toSpare: string;
  /** `void`: the case has ended, nobody has anything to do in it any more, and it came to nothing. */
  readonly state: 'open' | 'kept' | 'broken' | 'void';
}

/** As much of a stored case as its promises are told from. */
interface PromisedCase {
  readonly case: { readonly status: string };
  readonly entries: readonly Entry[];
  readonly promises: readonly FlowPromise[];
  /** The certificate of the flow when the case was started. */
  readonly certificate?: Certificate;
}

/** The promises of a case: none when its plan is from before there were any. */
export function promiseLines(
  { case: { status }, entries, promises, certificate }: PromisedCase,
  locale: Locale,
): readonly PromiseLine[] {
  const catalogue = catalogues[locale];
  return promises.map((promise, index) => {
    const bound = certificate?.promises.find((one) => isDeepStrictEqual(one.promise, promise));
    const entry = fulfilledIn(entries, index);
    const unsaid = status === 'ended' && !hasOpenTask(entries) ? 'void' : 'open';
    const known = entry?.kept ? 'kept' : 'broken';
    return {
      promise: catalogue.promise(promise),
      toSpare: bound === undefined ? '-' : catalogue.length(bound.slack.ms),
      state: entry === undefined ? unsaid : known,
    };
  });
}

/** What runs beside the line goes on when the case has ended, and is called off on record where it does not. */
function hasOpenTask(entries: readonly Entry[]): boolean {
  const open = new Map<string, TaskOpenedFact>();
  const ended = entries.findLastIndex(({ kind }) => kind === 'ended');
  for (const [index, entry] of entries.entries()) {
    if (entry.kind === 'opened') open.set(entry.task, entry);
    if (isClosing(entry, open, index > ended)) open.delete(entry.task);
  }
  return open.size > 0;
}

/** Behind the end of a case one that is sent back is asked anew; before it, nobody knows whether the end has cut it off. */
function isClosing(
  entry: Entry,
  open: ReadonlyMap<string, TaskOpenedFact>,
  isBehindEnd: boolean,
): entry is Extract<Entry, { readonly kind: 'settled' | 'cancelled' }> {
  if (entry.kind !== 'settled') return entry.kind === 'cancelled';
  const opened = open.get(entry.task);
  return opened === undefined || !isBehindEnd || !opensAnew(opened, entry.outcome);
}

/** The assumptions under which the promises were proved; empty without a certificate. */
export const assumptions = (
  { certificate }: Pick<PromisedCase, 'certificate'>,
  locale: Locale,
): string => (certificate ? assumedWords(certificate, catalogues[locale]) : '');

const fulfilledIn = (entries: readonly Entry[], index: number): PromiseSettledFact | undefined =>
  entries.flatMap((entry) =>
    entry.kind === 'promise' && entry.promise === index ? [entry] : [],
  )[0];
