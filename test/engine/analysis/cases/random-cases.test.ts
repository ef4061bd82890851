import fc from 'fast-check';
import { evaluate } from '../../../../engine/expression/evaluate.ts';
import type { UserTask, Behaviour, FlowBehaviour } from '../../../../engine/behaviour/behaviour.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import { everything, pathsIn, pathsOver } from './paths.ts';
import { choose, flowOf, mark, userTask, sequence } from '../../behaviour/written-behaviours.ts';
import type { Json } from '../../../../engine/model/base.ts';

/** Facts on both sides of every constant that the random conditions name. */
const facts = [-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4].flatMap((score) =>
  ['', 'a', 'ab', 'b', 'c'].flatMap((family) =>
    [true, false].map((passed) => ({ score, family, passed })),
  ),
);

const number = fc.constantFrom('0', '1', '2.0');

const sum = fc.constantFrom('case.score', 'case.score - 1.0', '-case.score');

const atom = fc.oneof(
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '==', '!='), sum, number, fc.boolean())
    .map(([op, one, n, turned]) => (turned ? `${n} ${op} ${one}` : `${one} ${op} ${n}`)),
  fc.constantFrom(
    "case.family == 'a'",
    "case.family != 'b'",
    "case.family in ['a', 'b']",
    "'b' < case.family",
  ),
  fc.constantFrom('case.passed', 'case.passed == false', 'true'),
);

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    atom,
    fc
      .tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition'))
      .map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie('condition').map((of) => `!(${of})`),
    fc
      .tuple(tie('condition'), tie('condition'), tie('condition'))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
  ),
}));

/** Over facts, and over the outcome of the task that all random flows begin with. */
const asked = fc.oneof(
  { weight: 3, arbitrary: condition },
  fc.constantFrom("group.outcome == 'silent'", "group.outcome != 'approved' && case.passed"),
);

const { behaviour } = fc.letrec<{ behaviour: Behaviour }>((tie) => ({
  behaviour: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.integer({ min: 0, max: 99 }).map((n) => mark(`m${n}`)),
    fc.array(tie('behaviour'), { minLength: 2, maxLength: 3 }).map((of) => sequence(...of)),
    fc
      .tuple(
        fc.uniqueArray(asked, { minLength: 1, maxLength: 2 }),
        fc.array(tie('behaviour'), { minLength: 3, maxLength: 3 }),
      )
      .map(([conditions, [one = mark('one'), two = mark('two'), none = mark('none')]]) =>
        choose(
          'choose',
          Object.fromEntries(conditions.map((cel, index) => [cel, [one, two][index] ?? one])),
          none,
        ),
      ),
  ),
}));

const group = userTask('group', { approved: mark('yes'), rejected: mark('no') });

/** Every path that facts and an outcome lead along. */
const bruteForce = (flow: FlowBehaviour): readonly string[] =>
  [
    ...new Set(
      facts.flatMap((fact) =>
        everything
          .outcomes(group)
          .flatMap((outcome) => pathsUnder(flow, { case: fact, group: { outcome } }, outcome)),
      ),
    ),
  ].toSorted();

function pathsUnder(
  flow: FlowBehaviour,
  variables: Readonly<Record<string, Json>>,
  outcome: string,
) {
  return pathsIn(flow.main, {
    branches: ({ branches }) =>
      branches.filter(
        (branch) =>
          branch === branches.find(({ when }) => !when || evaluate(when, variables) === true),
      ),
    outcomes: (_task: UserTask) => [outcome],
  });
}

test('over all cases there are the paths that some facts lead along, and no others', () => {
  fc.assert(
    fc.property(fc.array(behaviour, { minLength: 1, maxLength: 4 }), (behaviours) => {
      const flow = flowOf(group, ...behaviours);
      expect(pathsOver(splitCases(flow))).toEqual(bruteForce(flow));
    }),
    { numRuns: 100, seed: 5 },
  );
});
