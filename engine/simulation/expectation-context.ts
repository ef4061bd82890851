import type { Entry } from '../model/journal.ts';
import type { MailBook } from './mail-log.ts';
import type { Means } from './step-names.ts';
import type { People } from './people.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import type { Expectation, MailPattern, When } from './scene.ts';
import type { Point } from './script.ts';
import type { Instant } from '../model/base.ts';

/** Words and instants; whoever shows it knows in which zone. */
export type Phrase = readonly (string | Instant)[];

/** What was expected, and what came instead. */
export interface Failure {
  readonly line: number;
  readonly expected: Phrase;
  readonly came: Phrase;
  /** Up to when the case has to be looked at; default: its end. */
  readonly at?: Instant | undefined;
}

export type Miss = Omit<Failure, 'line'>;

/** What expectations are held against. */
export interface Outcome {
  readonly its: RehearsedCase;
  readonly rehearsal: Rehearsal;
  readonly people: People;
  readonly means: Means;
  readonly mails: MailBook;
  readonly later: (from: Instant, point: Point) => Instant;
  /** Messages are expected in the order in which they are written: the last that was found. */
  lastFound: number;
}

/** One kind of expectation. */
export type Of<Kind extends Expectation['kind']> = Extract<Expectation, { kind: Kind }>;
export /** The journal up to an instant, itself included. */
const upTo = (entries: readonly Entry[], at: Instant): readonly Entry[] =>
  entries.filter((entry) => entry.at <= at);

/** A time without seconds is met by any second of its minute. */
export function timeMisses(
  what: Phrase,
  when: When,
  at: Instant,
  outcome: Outcome,
): readonly Miss[] {
  const { its, later } = outcome;
  if (when.at !== undefined) {
    const wanted = later(its.start, when.at);
    if (at < wanted || at >= wanted + 60_000)
      return [{ expected: [...what, wanted], came: [at], at }];
  }
  if (when.within === undefined) return [];
  const from = since(when, outcome);
  if (from === undefined)
    return [{ expected: [...what, `after "${when.since}"`], came: ['that never came'] }];
  const latest = later(from, { after: when.within });
  return at <= latest ? [] : [{ expected: [...what, 'by', latest], came: [at], at }];
}

const since = ({ since: message }: When, { its, mails }: Outcome): Instant | undefined =>
  message === undefined ? its.start : mails.arrived({ message })[0]?.at;

export const mailWords = ({ message, to, class: kind }: MailPattern): string =>
  [
    `"${message}"`,
    ...(kind === undefined ? [] : [`of class ${kind}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(' ');
