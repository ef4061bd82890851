import type {
  WrittenExpectation,
  WrittenScene,
} from '../../engine/compiler/scenes/written-scenes.ts';
import type { Expectation, Scene } from '../../engine/simulation/scene.ts';
import type { MailRule, Point } from '../../engine/simulation/script.ts';
import type { Instant } from '../../engine/model/base.ts';

type MomentWriter = (at: Instant) => string;

/** A scene made of a counterexample, as an author would write it; all its moments are instants. */
export function writtenScene(
  { title, start, facts, scriptedActs, environment, expect }: Scene,
  at: MomentWriter,
) {
  return {
    title,
    case: facts,
    start: at(start),
    ...(scriptedActs.length === 0
      ? {}
      : {
          script: scriptedActs.map(({ who, does, task, when, comment }) => ({
            who,
            does: 'event' in does ? does.event : does.outcome,
            ...('at' in when ? { at: at(when.at) } : {}),
            ...(task === undefined ? {} : { task }),
            ...(comment === undefined ? {} : { comment }),
          })),
        }),
    ...(environment.mail.length === 0
      ? {}
      : { mail: environment.mail.map((rule) => writtenRule(rule, at)) }),
    expect: expect.flatMap(({ expectation }) => writtenExpectation(expectation, at)),
  } satisfies WrittenScene;
}

function writtenRule({ does, to, message, until }: MailRule, at: MomentWriter) {
  const then = momentOf(until, at);
  return {
    does,
    ...(to === undefined ? {} : { to }),
    ...(message === undefined ? {} : { message }),
    ...(then === undefined ? {} : { until: then }),
  };
}

const recipientOf = (expected: Expectation) =>
  'to' in expected && expected.to !== undefined ? { to: expected.to } : {};

const writtenPromise = ({
  promise,
  kept,
}: Extract<Expectation, { readonly kind: 'promise' }>): WrittenExpectation => ({
  promise: promise + 1,
  is: kept ? 'kept' : 'broken',
});

/** Of the kinds of expectations only those that findings give rise to. */
function writtenExpectation(
  expected: Expectation,
  at: MomentWriter,
): readonly WrittenExpectation[] {
  if (expected.kind === 'never') return [{ never: expected.never }];
  if (expected.kind === 'promise') return [writtenPromise(expected)];
  const then = 'at' in expected ? momentOf(expected.at, at) : undefined;
  const when = then === undefined ? {} : { at: then };
  if (expected.kind === 'outcome') return [{ outcome: expected.outcome, ...when }];
  if (expected.kind === 'task') return [{ task: expected.task, is: expected.is, ...when }];
  const to = recipientOf(expected);
  if (expected.kind === 'undelivered') return [{ undelivered: expected.message, ...to }];
  return expected.kind === 'message'
    ? [{ message: expected.message, ...to, ...when, order: 'any' }]
    : [];
}

const momentOf = (point: Point | undefined, at: MomentWriter): string | undefined =>
  point !== undefined && 'at' in point ? at(point.at) : undefined;
