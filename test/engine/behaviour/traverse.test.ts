import { pass, type Behaviour } from '../../../engine/behaviour/behaviour.ts';
import {
  sendsOf,
  endEventsOf,
  childrenOf,
  linesOf,
  mapMain,
  mapTerm,
  termsOf,
  upTo,
} from '../../../engine/behaviour/traverse.ts';
import {
  fork,
  endEvent,
  flowOf,
  mark,
  userTask,
  sequence,
  tell,
  wait,
  when,
} from './written-behaviours.ts';

const all: Behaviour = sequence(
  wait,
  when('choice', 'case.passed', tell('chosen', 'status')),
  userTask('task', {
    approved: tell('yes', 'offer'),
    silent: sequence(tell('none', 'regret'), endEvent('no')),
  }),
  fork(tell('guide', 'notice', { undelivered: mark('page') })),
  endEvent('done'),
);

const named = (behaviours: Iterable<Behaviour>): readonly string[] =>
  [...behaviours].map((one) => ('step' in one ? `${one.term} ${one.step}` : one.term));

test('everything inside comes in the order in which it is written', () => {
  expect(named(termsOf(all))).toEqual([
    'sequence',
    'delay wait',
    'choice choice',
    'sequence',
    'send chosen',
    'pass',
    'pass',
    'task task',
    'send yes',
    'pass',
    'sequence',
    'send none',
    'pass',
    'end no',
    'fork meanwhile',
    'sequence',
    'send guide',
    'show page',
    'end done',
  ]);
});

test('messages and ends are found wherever they stand', () => {
  expect(named(sendsOf(all))).toEqual(['send chosen', 'send yes', 'send none', 'send guide']);
  expect(named(endEventsOf(all))).toEqual(['end no', 'end done']);
});

test.each<readonly [string, Behaviour, readonly string[]]>([
  ['nothing', pass, []],
  ['a wait', wait, []],
  ['an end', endEvent('x'), []],
  [
    'a message: what becomes of it when it bounces',
    tell('m', 'status', { undelivered: wait }),
    ['delay wait'],
  ],
  [
    'a task: its answers, then its silence',
    userTask('t', { yes: wait, silent: mark('late') }),
    ['delay wait', 'show late'],
  ],
])('inside %s', (_sentence, behaviour, inside) => {
  expect(named(childrenOf(behaviour))).toEqual(inside);
});

test('the lines of a flow are the main one, the handlers of events, and the backstops', () => {
  const backstop = { unless: 'answer', after: { ms: 1 }, behaviour: mark('late') };
  const flow = { main: mark('first'), on: { withdrawn: wait }, backstops: [backstop] };
  expect(named(linesOf(flow))).toEqual(['show first', 'delay wait', 'show late']);
});

const isStep =
  (step: string) =>
  (behaviour: Behaviour): boolean =>
    'step' in behaviour && behaviour.step === step;

test.each<readonly [string, Behaviour, string, readonly string[]]>([
  [
    'what stands behind is cut off',
    sequence(mark('a'), mark('b'), mark('c')),
    'b',
    ['sequence', 'show a', 'show b'],
  ],
  [
    'also in a list of its own',
    sequence(mark('a'), sequence(mark('b'), mark('c')), mark('d')),
    'b',
    ['sequence', 'show a', 'sequence', 'show b'],
  ],
  [
    'but not inside another term',
    sequence(fork(mark('b'), mark('c')), mark('d')),
    'b',
    ['sequence', 'fork meanwhile', 'sequence', 'show b', 'show c'],
  ],
  [
    'the last of several counts',
    sequence(mark('b'), mark('a'), mark('b'), mark('c')),
    'b',
    ['sequence', 'show b', 'show a', 'show b'],
  ],
  ['nothing is left where it never comes', sequence(mark('a'), mark('c')), 'b', ['sequence']],
])('up to a step: %s', (_sentence, behaviour, step, left) => {
  expect(named(termsOf(upTo(behaviour, isStep(step))))).toEqual(left);
});

test('a rebuilt flow changes every term of its line, inner ones first, and nothing else', () => {
  const seen: string[] = [];
  const flow = { ...flowOf(all), on: { withdrawn: wait } };
  const changed = mapMain(flow, (behaviour) => {
    if ('step' in behaviour) seen.push(behaviour.step);
    return behaviour.term === 'delay' ? { ...behaviour, length: { ms: 2 } } : behaviour;
  });
  expect(seen).toEqual(
    'wait chosen choice yes none no task page guide meanwhile done completed'.split(' '),
  );
  expect([...termsOf(changed.main)].filter(({ term }) => term === 'delay')).toEqual([
    { term: 'delay', step: 'wait', length: { ms: 2 } },
  ]);
  expect(changed.on).toBe(flow.on);
});

const withoutWaits = (behaviour: Behaviour): Behaviour => {
  const empty = behaviour.term === 'sequence' && behaviour.of.every((one) => one === pass);
  return empty || behaviour.term === 'delay' ? pass : behaviour;
};

test('a term is changed with what has been made of the terms inside it', () => {
  const changed = mapTerm(fork(mark('a'), sequence(wait, wait)), withoutWaits);
  expect(changed).toEqual(fork(mark('a'), pass));
});
