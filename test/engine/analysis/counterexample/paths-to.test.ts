import type { Behaviour } from '../../../../engine/behaviour/behaviour.ts';
import { pathsTo, type PathEdge } from '../../../../engine/analysis/counterexample/paths-to.ts';
import { choose, sequence, userTask, when } from '../../behaviour/written-behaviours.ts';

const pass: Behaviour = { term: 'pass' };
const end = userTask('end', { done: pass });
const skips = (name: string, many: number): readonly Behaviour[] =>
  Array.from({ length: many }, (_none, index) => when(`${name}${index}`, `case.${name}`, pass));

/** A choice between so many branches, in each of which there are so many choices. */
const arms = (many: number, inside: number): Behaviour =>
  choose(
    'arms',
    Object.fromEntries(
      Array.from({ length: many }, (_none, arm) => [
        `case.arm == ${arm}.0`,
        sequence(...skips(`a${arm}_`, inside)),
      ]),
    ),
    pass,
  );

const nameOf = (edge: PathEdge): string =>
  edge.goes === 'chooses' ? `${edge.choice.step}:${edge.branch}` : edge.goes;

// Paths double with every choice, so that only a part of them is tried: every branch has to be in it.

test.each<readonly [string, readonly Behaviour[], number, readonly string[]]>([
  ['an answer and silence', [], 2, ['answers', 'is silent']],
  ['every combination', [arms(2, 0), ...skips('x', 2)], 24, ['arms:else', 'x1:1', 'x1:else']],
  ['a part of very many', skips('x', 40), 64, ['x0:1', 'x0:else', 'x39:1', 'x39:else']],
  [
    'of very wide ones behind each other',
    [...skips('x', 9), arms(60, 9), ...skips('y', 9)],
    64,
    ['x0:1', 'x8:else', 'arms:1', 'arms:60', 'a0_0:1', 'y0:1', 'y8:else', 'is silent'],
  ],
])('%s, each once', (_sentence, of, many, taken) => {
  const paths = pathsTo('end', sequence(...of, end), false).map((path) => path.map(nameOf));
  expect(new Set(paths.map((path) => path.join(' '))).size).toBe(many);
  expect([...new Set(paths.flat())]).toEqual(expect.arrayContaining([...taken]));
});
