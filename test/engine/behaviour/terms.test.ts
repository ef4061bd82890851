import { withMain } from '../../../engine/behaviour/transform.ts';
import { pass, type Shape } from '../../../engine/behaviour/behaviour.ts';
import { emitsOf, exitsOf, insideOf, termsOf, upTo } from '../../../engine/behaviour/traverse.ts';
import { beside, exit, flowOf, mark, race, seq, tell, wait, when } from './written-behaviours.ts';

const all: Shape = seq(
  wait,
  when('choice', 'case.passed', tell('chosen', 'status')),
  race('task', { approved: tell('yes', 'offer'), silent: seq(tell('none', 'regret'), exit('no')) }),
  beside(tell('guide', 'notice', { undelivered: mark('page') })),
  exit('done'),
);

const named = (shapes: Iterable<Shape>): readonly string[] =>
  [...shapes].map((one) => ('step' in one ? `${one.term} ${one.step}` : one.term));

test('everything inside comes in the order in which it is written', () => {
  expect(named(termsOf(all))).toEqual([
    'seq',
    'delay wait',
    'alt choice',
    'seq',
    'emit chosen',
    'pass',
    'pass',
    'race task',
    'emit yes',
    'pass',
    'seq',
    'emit none',
    'pass',
    'exit no',
    'beside meanwhile',
    'seq',
    'emit guide',
    'show page',
    'exit done',
  ]);
});

test('messages and ends are found wherever they stand', () => {
  expect(named(emitsOf(all))).toEqual(['emit chosen', 'emit yes', 'emit none', 'emit guide']);
  expect(named(exitsOf(all))).toEqual(['exit no', 'exit done']);
});

test.each<readonly [string, Shape, readonly string[]]>([
  ['nothing', pass, []],
  ['a wait', wait, []],
  ['an end', exit('x'), []],
  [
    'a message: what becomes of it when it bounces',
    tell('m', 'status', { undelivered: wait }),
    ['delay wait'],
  ],
  [
    'a task: its answers, then its silence',
    race('t', { yes: wait, silent: mark('late') }),
    ['delay wait', 'show late'],
  ],
])('inside %s', (_sentence, shape, inside) => {
  expect(named(insideOf(shape))).toEqual(inside);
});

const isStep =
  (step: string) =>
  (shape: Shape): boolean =>
    'step' in shape && shape.step === step;

test.each<readonly [string, Shape, string, readonly string[]]>([
  [
    'what stands behind is cut off',
    seq(mark('a'), mark('b'), mark('c')),
    'b',
    ['seq', 'show a', 'show b'],
  ],
  [
    'also in a list of its own',
    seq(mark('a'), seq(mark('b'), mark('c')), mark('d')),
    'b',
    ['seq', 'show a', 'seq', 'show b'],
  ],
  [
    'but not inside another term',
    seq(beside(mark('b'), mark('c')), mark('d')),
    'b',
    ['seq', 'beside meanwhile', 'seq', 'show b', 'show c'],
  ],
  [
    'the last of several counts',
    seq(mark('b'), mark('a'), mark('b'), mark('c')),
    'b',
    ['seq', 'show b', 'show a', 'show b'],
  ],
  ['nothing is left where it never comes', seq(mark('a'), mark('c')), 'b', ['seq']],
])('up to a step: %s', (_sentence, shape, step, left) => {
  expect(named(termsOf(upTo(shape, isStep(step))))).toEqual(left);
});

test('a rebuilt flow changes every term of its line, inner ones first, and nothing else', () => {
  const seen: string[] = [];
  const flow = { ...flowOf(all), on: { withdrawn: wait } };
  const changed = withMain(flow, (shape) => {
    if ('step' in shape) seen.push(shape.step);
    return shape.term === 'delay' ? { ...shape, length: { ms: 2 } } : shape;
  });
  expect(seen).toEqual(
    'wait chosen choice yes none no task page guide meanwhile done completed'.split(' '),
  );
  expect([...termsOf(changed.main)].filter(({ term }) => term === 'delay')).toEqual([
    { term: 'delay', step: 'wait', length: { ms: 2 } },
  ]);
  expect(changed.on).toBe(flow.on);
});
