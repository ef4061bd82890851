import type { Entry } from '../model/journal.ts';
import type { MailLog } from './mail-log.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import type { Expectation, MailPattern, TimeExpectation } from './scene.ts';
import type { Point } from './script.ts';
import type { Instant } from '../model/base.ts';
import { minuteMs } from '../time/units.ts';

/** Words and instants; whoever shows it knows in which zone. */
export type Phrase = readonly (string | Instant)[];

/** What was expected, and what came instead. */
export interface Failure {
  readonly line: number;
  readonly expected: Phrase;
  readonly actual: Phrase;
  /** Up to when the case has to be looked at; default: its end. */
  readonly at?: Instant | undefined;
}

export type ExpectationFailure = Omit<Failure, 'line'>;

/** What expectations are held against. */
export interface ExpectationContext {
  readonly rehearsedCase: RehearsedCase;
  readonly rehearsal: Rehearsal;
  readonly people: People;
  readonly namesStep: StepNameMatcher;
  readonly mails: MailLog;
  readonly resolvePoint: (from: Instant, point: Point) => Instant;
  /** Messages are expected in the order in which they are written: the last that was found. */
  lastFound: number;
}

/** One kind of expectation. */
export type ExpectationOfKind<Kind extends Expectation['kind']> = Extract<
  Expectation,
  { kind: Kind }
>;
export /** The journal up to an instant, itself included. */
const upTo = (entries: readonly Entry[], at: Instant): readonly Entry[] =>
  entries.filter((entry) => entry.at <= at);

/** A time without seconds is met by any second of its minute. */
export function timeFailures(
  what: Phrase,
  when: TimeExpectation,
  at: Instant,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const { rehearsedCase, resolvePoint } = context;
  if (when.at !== undefined) {
    const expectedAt = resolvePoint(rehearsedCase.start, when.at);
    if (at < expectedAt || at >= expectedAt + minuteMs)
      return [{ expected: [...what, expectedAt], actual: [at], at }];
  }
  if (when.within === undefined) return [];
  const from = sinceInstant(when, context);
  if (from === undefined)
    return [{ expected: [...what, `after "${when.since}"`], actual: ['that never came'] }];
  const latest = resolvePoint(from, { after: when.within });
  return at <= latest ? [] : [{ expected: [...what, 'by', latest], actual: [at], at }];
}

const sinceInstant = (
  { since: message }: TimeExpectation,
  { rehearsedCase, mails }: ExpectationContext,
): Instant | undefined =>
  message === undefined ? rehearsedCase.start : mails.arrived({ message })[0]?.at;

export const mailText = ({ message, to, class: kind }: MailPattern): string =>
  [
    `"${message}"`,
    ...(kind === undefined ? [] : [`of class ${kind}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(' ');
