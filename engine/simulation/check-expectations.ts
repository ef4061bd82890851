import { deadline } from '../time/deadline.ts';
import { decisionMisses } from './expect-decisions.ts';
import { createMailBook } from './mail-log.ts';
import { messageMisses, neverMisses, silenceMisses } from './expect-messages.ts';
import {
  mailWords,
  timeMisses,
  type Failure,
  type Miss,
  type Of,
  type Outcome,
} from './expectation-context.ts';
import { pageMisses } from './expect-page.ts';
import { namingOf } from './step-names.ts';
import { whoIsWho } from './people.ts';
import type { RehearsedCase, Rehearsal } from './rehearse.ts';
import type { Expectation, Expected } from './scene.ts';

/** Holds one expectation after another against a rehearsal. */
export function createVerdict(
  its: RehearsedCase,
  rehearsal: Rehearsal,
): (expected: Expected) => readonly Failure[] {
  const people = whoIsWho(its.people, its.facts);
  const means = namingOf(its.plan);
  const calendars = { ...its.calendars, ...its.plan.calendars };
  const outcome: Outcome = {
    its,
    rehearsal,
    people,
    means,
    mails: createMailBook(rehearsal, people, means),
    later: (from, point) => ('at' in point ? point.at : deadline(from, point.after, calendars)),
    lastFound: -1,
  };
  return ({ line, expectation }) =>
    missesOf(expectation, outcome).map((miss) => ({ line, ...miss }));
}

function promiseMisses({ promise, kept }: Of<'promise'>, { rehearsal }: Outcome): readonly Miss[] {
  const entry = rehearsal.entries.findLast(
    (one) => one.kind === 'promise' && one.promise === promise,
  );
  const expected = [`promise ${promise + 1} to be ${keptWord(kept)}`];
  if (entry?.kind !== 'promise') return [{ expected, came: ['it never came to that'] }];
  return entry.kept === kept
    ? []
    : [{ expected, came: [`it was ${keptWord(entry.kept)},`, entry.at], at: entry.at }];
}

const keptWord = (kept: boolean): string => (kept ? 'kept' : 'broken');

type Judges = {
  readonly [Kind in Expectation['kind']]: (expected: Of<Kind>, outcome: Outcome) => readonly Miss[];
};

const judges: Judges = {
  message: messageMisses,
  undelivered: (expected, { mails }) =>
    mails.undelivered(expected).length > 0
      ? []
      : [{ expected: [mailWords(expected), 'to be undelivered'], came: ['it was not'] }],
  outcome(expected, outcome) {
    const { entries } = outcome.rehearsal;
    const ended = entries.find((entry) => entry.kind === 'ended');
    const words = `the case to end as "${expected.outcome}"`;
    if (ended?.kind !== 'ended') return [{ expected: [words], came: ['it never ended'] }];
    return ended.outcome === expected.outcome
      ? timeMisses([words], expected, ended.at, outcome)
      : [{ expected: [words], came: [`it ended as "${ended.outcome}",`, ended.at] }];
  },
  task(expected, outcome) {
    const settled = outcome.rehearsal.entries.findLast(
      (entry) => entry.kind === 'settled' && outcome.means(expected.task, entry.task),
    );
    const words = `"${expected.task}" to be ${expected.is}`;
    if (settled?.kind !== 'settled')
      return [{ expected: [words], came: ['it never came to that'] }];
    return settled.outcome === expected.is
      ? timeMisses([words], expected, settled.at, outcome)
      : [{ expected: [words], came: [`it was ${settled.outcome},`, settled.at], at: settled.at }];
  },
  promise: promiseMisses,
  decisions: decisionMisses,
  never: neverMisses,
  silence: silenceMisses,
  page: pageMisses,
};

function missesOf<Kind extends Expectation['kind']>(
  expectation: Of<Kind>,
  outcome: Outcome,
): readonly Miss[] {
  const judge: (expected: Of<Kind>, outcome: Outcome) => readonly Miss[] = judges[expectation.kind];
  return judge(expectation, outcome);
}
