import type { MailLog } from './mail-log.ts';
import type { StepNameMatcher } from './step-names.ts';
import type { People } from './people.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import type { Expectation, MailPattern, TimeExpectation } from './scene.ts';
import type { Point } from './script.ts';
import type { Instant } from '../model/base.ts';
import { minuteMs } from '../time/units.ts';

/** Words and instants; whoever prints it knows the zone. */
export type Phrase = readonly (string | Instant)[];

/** A failed expectation: what was expected, and what came instead. */
export interface Failure {
  readonly line: number;
  readonly expected: Phrase;
  readonly actual: Phrase;
  /** Nothing after this instant matters to the failure; default: the end of the run. */
  readonly at?: Instant | undefined;
}

export type ExpectationFailure = Omit<Failure, 'line'>;

/** The context of all checks of a scene: the rehearsal, and how names and times are read. */
export interface ExpectationContext {
  readonly rehearsedCase: RehearsedCase;
  readonly rehearsal: Rehearsal;
  readonly people: People;
  readonly namesStep: StepNameMatcher;
  readonly mails: MailLog;
  readonly resolvePoint: (from: Instant, point: Point) => Instant;
}

export type ExpectationOfKind<Kind extends Expectation['kind']> = Extract<
  Expectation,
  { kind: Kind }
>;

/** Failures of what came at an instant: an expected time is met by any second of its minute. */
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

export const mailText = ({ message, to, class: messageClass }: MailPattern): string =>
  [
    `"${message}"`,
    ...(messageClass === undefined ? [] : [`of class ${messageClass}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(' ');
