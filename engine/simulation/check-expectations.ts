import { decisionFailures } from './expect-decisions.ts';
import { createMailLog } from './mail-log.ts';
import { createMessageChecker, neverFailures, silenceFailures } from './expect-messages.ts';
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
import { calendarsOf, type RehearsedCase, type Rehearsal } from './rehearse.ts';
import type { Expectation, SceneExpectation } from './scene.ts';
import { instantOfPoint } from './script.ts';

/** Checks the expectations of a scene against a rehearsal, one after another in the order in which they are written. */
export function createExpectationChecker(
  rehearsedCase: RehearsedCase,
  rehearsal: Rehearsal,
): (expected: SceneExpectation) => readonly Failure[] {
  const people = resolvePeople(rehearsedCase.people, rehearsedCase.facts);
  const namesStep = stepNameMatcherOf(rehearsedCase.plan);
  const calendars = calendarsOf(rehearsedCase);
  const checkers = createCheckers({
    rehearsedCase,
    rehearsal,
    people,
    namesStep,
    mails: createMailLog(rehearsal, people, namesStep),
    resolvePoint: (from, point) => instantOfPoint(point, from, calendars),
  });
  return ({ line, expectation }) =>
    failuresOf(expectation, checkers).map((failure) => ({ line, ...failure }));
}

type ExpectationCheckers = {
  readonly [Kind in Expectation['kind']]: (
    expected: ExpectationOfKind<Kind>,
  ) => readonly ExpectationFailure[];
};

const createCheckers = (context: ExpectationContext): ExpectationCheckers => ({
  message: createMessageChecker(context),
  undelivered: (expected) =>
    context.mails.undelivered(expected).length > 0
      ? []
      : [{ expected: [mailText(expected), 'to be undelivered'], actual: ['it was not'] }],
  outcome: (expected) => outcomeFailures(expected, context),
  task: (expected) => taskFailures(expected, context),
  promise: (expected) => promiseFailures(expected, context),
  decisions: (expected) => decisionFailures(expected, context),
  never: (expected) => neverFailures(expected, context),
  silence: (expected) => silenceFailures(expected, context),
  page: (expected) => pageFailures(expected, context),
});

function failuresOf<Kind extends Expectation['kind']>(
  expectation: ExpectationOfKind<Kind>,
  checkers: ExpectationCheckers,
): readonly ExpectationFailure[] {
  const check: (expected: ExpectationOfKind<Kind>) => readonly ExpectationFailure[] =
    checkers[expectation.kind];
  return check(expectation);
}

function outcomeFailures(
  expected: ExpectationOfKind<'outcome'>,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const ended = context.rehearsal.entries.find((entry) => entry.kind === 'ended');
  const words = `the case to end as "${expected.outcome}"`;
  if (ended?.kind !== 'ended') return [{ expected: [words], actual: ['it never ended'] }];
  return ended.outcome === expected.outcome
    ? timeFailures([words], expected, ended.at, context)
    : [{ expected: [words], actual: [`it ended as "${ended.outcome}",`, ended.at] }];
}

function taskFailures(
  expected: ExpectationOfKind<'task'>,
  context: ExpectationContext,
): readonly ExpectationFailure[] {
  const settled = context.rehearsal.entries.findLast(
    (entry) => entry.kind === 'settled' && context.namesStep(expected.task, entry.task),
  );
  const words = `"${expected.task}" to be ${expected.is}`;
  if (settled?.kind !== 'settled')
    return [{ expected: [words], actual: ['it never came to that'] }];
  return settled.outcome === expected.is
    ? timeFailures([words], expected, settled.at, context)
    : [{ expected: [words], actual: [`it was ${settled.outcome},`, settled.at], at: settled.at }];
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
