import { deadline } from '../time/deadline.ts';
import { decisionFailures } from './expect-decisions.ts';
import { createMailLog } from './mail-log.ts';
import { messageFailures, neverFailures, silenceFailures } from './expect-messages.ts';
import {
  mailText,
  timeFailures,
  type Failure,
  type ExpectationFailure,
  type ExpectationOfKind,
  type ExpectationContext,
} from './expectation-context.ts';
import { pageFailures } from './expect-page.ts';
import { stepNameMatcherOf } from './step-names.ts';
import { resolvePeople } from './people.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import type { Expectation, SceneExpectation } from './scene.ts';

/** Holds one expectation after another against a rehearsal. */
export function createExpectationChecker(
  rehearsedCase: RehearsedCase,
  rehearsal: Rehearsal,
): (expected: SceneExpectation) => readonly Failure[] {
  const people = resolvePeople(rehearsedCase.people, rehearsedCase.facts);
  const namesStep = stepNameMatcherOf(rehearsedCase.plan);
  const calendars = { ...rehearsedCase.calendars, ...rehearsedCase.plan.calendars };
  const context: ExpectationContext = {
    rehearsedCase,
    rehearsal,
    people,
    namesStep,
    mails: createMailLog(rehearsal, people, namesStep),
    resolvePoint: (from, point) =>
      'at' in point ? point.at : deadline(from, point.after, calendars),
    lastFound: -1,
  };
  return ({ line, expectation }) =>
    failuresOf(expectation, context).map((failure) => ({ line, ...failure }));
}

function promiseFailures(
  { promise, kept }: ExpectationOfKind<'promise'>,
  { rehearsal }: ExpectationContext,
): readonly ExpectationFailure[] {
  const entry = rehearsal.entries.findLast(
    (one) => one.kind === 'promise' && one.promise === promise,
  );
  const expected = [`promise ${promise + 1} to be ${keptWord(kept)}`];
  if (entry?.kind !== 'promise') return [{ expected, actual: ['it never came to that'] }];
  return entry.kept === kept
    ? []
    : [{ expected, actual: [`it was ${keptWord(entry.kept)},`, entry.at], at: entry.at }];
}

const keptWord = (kept: boolean): string => (kept ? 'kept' : 'broken');

type ExpectationCheckers = {
  readonly [Kind in Expectation['kind']]: (
    expected: ExpectationOfKind<Kind>,
    outcome: ExpectationContext,
  ) => readonly ExpectationFailure[];
};

const expectationCheckers: ExpectationCheckers = {
  message: messageFailures,
  undelivered: (expected, { mails }) =>
    mails.undelivered(expected).length > 0
      ? []
      : [{ expected: [mailText(expected), 'to be undelivered'], actual: ['it was not'] }],
  outcome(expected, context) {
    const { entries } = context.rehearsal;
    const ended = entries.find((entry) => entry.kind === 'ended');
    const words = `the case to end as "${expected.outcome}"`;
    if (ended?.kind !== 'ended') return [{ expected: [words], actual: ['it never ended'] }];
    return ended.outcome === expected.outcome
      ? timeFailures([words], expected, ended.at, context)
      : [{ expected: [words], actual: [`it ended as "${ended.outcome}",`, ended.at] }];
  },
  task(expected, context) {
    const settled = context.rehearsal.entries.findLast(
      (entry) => entry.kind === 'settled' && context.namesStep(expected.task, entry.task),
    );
    const words = `"${expected.task}" to be ${expected.is}`;
    if (settled?.kind !== 'settled')
      return [{ expected: [words], actual: ['it never came to that'] }];
    return settled.outcome === expected.is
      ? timeFailures([words], expected, settled.at, context)
      : [{ expected: [words], actual: [`it was ${settled.outcome},`, settled.at], at: settled.at }];
  },
  promise: promiseFailures,
  decisions: decisionFailures,
  never: neverFailures,
  silence: silenceFailures,
  page: pageFailures,
};

function failuresOf<Kind extends Expectation['kind']>(
  expectation: ExpectationOfKind<Kind>,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const check: (
    expected: ExpectationOfKind<Kind>,
    context: ExpectationContext,
  ) => readonly ExpectationFailure[] = expectationCheckers[expectation.kind];
  return check(expectation, context);
}
