import { type Behaviour, pass } from '../../../../engine/behaviour/behaviour.ts';
import { childrenOf, linesOf, tasksIn } from '../../../../engine/behaviour/traverse.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import { pathsOver } from './paths.ts';
import {
  choose,
  flowOf,
  mark,
  userTask,
  sequence,
  when,
} from '../../behaviour/written-behaviours.ts';

/** Two steps that are skipped unless their conditions hold. */
const two = (first: string, second: string) => [
  when('first', first, mark('a')),
  when('second', second, mark('b')),
];

// prettier-ignore
test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['the same condition is decided once', two('case.passed', 'case.passed'), ['', 'a b']],
  ['whichever way it is written', two('case.score>80', '80.0 < (case.score)'), ['', 'a b']],
  ['a condition and its opposite never both hold', two('case.passed', '!case.passed'), ['a', 'b']],
  ['nor do ranges that never meet', two('case.score > 80', 'case.score < 70'), ['', 'a', 'b']],
  ['ranges that overlap may', two('case.score > 70', 'case.score < 80'), ['a', 'a b', 'b']],
  ['ranges that touch meet in one value', two('case.score >= 80', 'case.score <= 80'), ['a', 'a b', 'b']],
  ['a range lies within a wider one', two('case.score > 80', 'case.score > 60'), ['', 'a b', 'b']],
  ['two texts are never the same', two("case.family == 'core'", "case.family == 'basic'"), ['', 'a', 'b']],
  ['a list of texts holds one of them', two("case.family in ['core', 'basic']", "case.family != 'core'"), ['a', 'a b', 'b']],
  ['texts have an order', two("case.name < 'b'", "case.name > 'a'"), ['a', 'a b', 'b']],
  ['moments have one too', two('case.at < timestamp("2026-01-01T00:00:00Z")', 'case.at > timestamp("2026-02-01T00:00:00Z")'), ['', 'a', 'b']],
  ['what is there is there', two('has(case.boss)', '!has(case.boss)'), ['a', 'b']],
  ['"and" and "or" are looked into', two('case.passed && case.score > 80', '!case.passed || case.score <= 80'), ['a', 'b']],
  ['a condition may depend on another', two('case.passed ? case.score > 80 : case.score > 90', 'case.score > 90'), ['', 'a', 'a b']],
  ['what is computed counts as itself', two('size(case.scores) > 3', 'size( case.scores ) < 3'), ['', 'a', 'b']],
  ['two terms are compared one way only', two('case.a < case.b', 'case.b > case.a'), ['', 'a b']],
  ['different facts have nothing to do with each other', two('case.passed', 'case.known'), ['', 'a', 'a b', 'b']],
  ['a loop over a list is one question', two('case.scores.all(s, s.score > 3)', '!case.scores.all(s,s.score > 3)'), ['a', 'b']],
  ['with another number it is another', two('size(case.scores) + 1 > case.most', 'size(case.scores) + 2 > case.most'), ['', 'a', 'a b', 'b']],
  ['whether something is in a list of the case is a question as well', two("'core' in case.families", "!('core' in case.families)"), ['a', 'b']],
  ['what is always true is taken, what never can be is not', two('1 < 2', "case.family in []"), ['a']],
  ['but with what else is in a list of facts nobody knows', two('case.family in [case.other]', "case.family == 'core'"), ['', 'a', 'a b', 'b']],
  ['a contradiction in itself never holds', two('case.score > 80 && case.score < 70', 'case.passed'), ['', 'b']],
])('%s', (_sentence, behaviours, paths) => {
  expect(pathsOver(splitCases(flowOf(...behaviours)))).toEqual(paths);
});

test.each([
  [1, 2],
  [2, 1],
])(
  'where another opens anew, what came before it is one question only if it comes once (%i)',
  (times, cases) => {
    const before = sequence(
      userTask('rework', { done: pass, failed: pass }),
      when('a', "rework.outcome == 'done'", mark('a')),
      when('b', "rework.outcome != 'done'", mark('b')),
    );
    const task = userTask('x', { approved: pass });
    const sentBack: Behaviour = {
      ...task,
      answers: [
        ...task.answers,
        { label: 'returned', again: { before, times }, behaviour: sequence(before, task) },
      ],
    };
    expect(splitCases(flowOf(sentBack))).toHaveLength(cases);
  },
);

test('a branch behind one with a weaker guard is never reached', () => {
  const branches = { 'case.score > 60': mark('pass'), 'case.score > 80': mark('star') };
  expect(pathsOver(splitCases(flowOf(choose('by score', branches, mark('none')))))).toEqual([
    'none',
    'pass',
  ]);
});

test('a behaviour that stands in several places stays one object', () => {
  const shared = when('told', 'case.passed', mark('x'));
  const task = userTask('a', { approved: shared, rejected: shared });
  const cases = splitCases(flowOf(task, when('then', 'case.passed', mark('y'))));
  const pairs = cases.flatMap(({ behaviour }) =>
    tasksIn(behaviour.main).map(({ answers: [one, other] }) => [one?.behaviour, other?.behaviour]),
  );
  expect(pairs.map(([one, other]) => one === other)).toEqual([true, true]);
});

const families = new Map([['case.family', { values: ['core', 'basic'] }]]);
const whole = new Map([['case.score', { whole: true as const, least: 0, most: 5 }]]);

// prettier-ignore
test.each([
  ['a field holds nothing but what its enum names', two("case.family == 'core'", "case.family == 'basic'"), families, ['a', 'b']],
  ['nor is it ever another', two("case.family == 'cor'", 'case.passed'), families, ['', 'b']],
  ['there is nothing between whole numbers', two('case.score > 3 && case.score < 4', 'case.passed'), whole, ['', 'b']],
  ['but there is the least, and there is the most', two('case.score == 0', 'case.score == 5'), whole, ['', 'a', 'b']],
  ['nor below the least or above the most', two('case.score < 0 || case.score > 5', 'case.passed'), whole, ['', 'b']],
])('%s', (_sentence, behaviours, domains, paths) => {
  expect(pathsOver(splitCases(flowOf(...behaviours), domains))).toEqual(paths);
});

const decision = (branches: Readonly<Record<string, Behaviour>> = {}, more = {}) =>
  userTask('group', { approved: { term: 'pass' }, rejected: { term: 'pass' }, ...branches }, more);

describe('conditions on what came of a task', () => {
  test.each([
    [
      'the outcome decides a later condition',
      [decision(), when('told', "group.outcome == 'approved'", mark('yes'))],
      ['group:approved yes', 'group:rejected', 'group:silent'],
    ],
    [
      'silence counts as the outcome whose steps it takes',
      [
        decision({}, { silent: { as: 'approved', behaviour: mark('as') } }),
        when('told', "group.outcome == 'silent'", mark('never')),
        when('then', "group.outcome == 'approved'", mark('yes')),
      ],
      ['group:approved yes', 'group:rejected', 'group:silent as yes'],
    ],
    [
      'whether somebody answered is decided with it',
      [
        decision({}, { silent: { as: 'approved', behaviour: mark('as') } }),
        when('told', "group.outcome == 'approved' && group.answered", mark('yes')),
        when('then', '!group.answered', mark('nobody')),
        when('else', "group.outcome == 'rejected' && !group.answered", mark('never')),
      ],
      ['group:approved yes', 'group:rejected', 'group:silent as nobody'],
    ],
    [
      'within the branch of an outcome it is known',
      [decision({ rejected: when('sorry', "group.outcome != 'rejected'", mark('odd')) })],
      ['group:approved', 'group:rejected', 'group:silent'],
    ],
    [
      'the name stands for the task that was opened last',
      [
        userTask('one/group', { approved: { term: 'pass' } }),
        when('first', "group.outcome == 'silent'", mark('a')),
        userTask('two/group', { approved: { term: 'pass' } }),
        when('second', "group.outcome == 'silent'", mark('b')),
      ],
      [
        'one/group:approved two/group:approved',
        'one/group:approved two/group:silent b',
        'one/group:silent a two/group:approved',
        'one/group:silent a two/group:silent b',
      ],
    ],
  ] as const)('%s', (_sentence, behaviours, paths) => {
    expect(pathsOver(splitCases(flowOf(...behaviours)))).toEqual(paths);
  });
});

const undecided = (...behaviours: readonly Behaviour[]) => [
  ...new Set(splitCases(flowOf(...behaviours)).flatMap((guardCase) => [...guardCase.undecided])),
];

describe('a choice is undecided', () => {
  // prettier-ignore
  test.each([
    ['not when one condition alone reads a fact', [when('a', 'case.score > 3')], []],
    ['when it depends on a recorded time', [decision(), when('a', 'told.sentAt == told.deliveredAt')], ['a']],
    ['or on what somebody has filled in', [decision(), when('a', "group.answers.size == 'L'")], ['a']],
    ['not when the outcome decides already', [decision(), when('a', "group.outcome == 'maybe' && group.comment == ''")], []],
    ['nor when it comes to the same either way', [decision(), when('a', "group.answers.size == 'L' ? 1 < 2 : 2 > 1")], []],
    ['nor when another task has been opened since', [...['one/group', 'two/group', 'one/b', 'two/b'].map((step) => userTask(step, { approved: { term: 'pass' } })), when('a', "group.outcome == 'approved'"), when('c', "b.outcome == 'approved'")], []],
    ['when it computes with a fact that others read as well', [when('a', 'case.score + 2.0 > 3'), when('b', 'case.score > 5')], ['a']],
    ['in a loop, too', [when('a', 'case.scores.all(s, s > case.least)'), when('b', 'case.least > 5')], ['a']],
    ['when a name may stand for several tasks at once', [{ term: 'fork', step: 'm', how: 'awaited', behaviour: userTask('x/group', { approved: { term: 'pass' } }) } as const, decision(), when('a', "group.outcome == 'approved'")], ['a']],
  ])('%s', (_sentence, behaviours, steps) => {
    expect(undecided(...behaviours)).toEqual(steps);
  });

  test('when there are too many questions to ask all of them', () => {
    const fields = Array.from({ length: 9 }, (_, index) => `case.f${index}`);
    const behaviours = [...fields, ...fields].map((cel, index) => when(`${index}`, cel, mark('x')));
    const cases = splitCases(flowOf(...behaviours));
    expect({ cases: cases.length, undecided: [...(cases[0]?.undecided ?? [])] }).toEqual({
      cases: 256,
      undecided: ['8', '17'],
    });
  });
});

test('a flow without guards is its own only case, the very same', () => {
  const flow = flowOf(mark('a'), decision());
  const [guardCase, ...others] = splitCases(flow);
  expect(guardCase?.behaviour).toBe(flow);
  expect(guardCase?.whole).toBe(flow);
  expect({ ...guardCase, behaviour: undefined, whole: undefined, others }).toEqual({
    valuation: [],
    undecided: new Set(),
    others: [],
  });
});

test('a case says what it assumes', () => {
  const flow = flowOf(
    decision(),
    ...two('case.score > 80', 'case.score > 80'),
    when('c', "group.outcome != 'approved'", mark('c')),
  );
  expect(splitCases(flow).map(({ valuation }) => valuation)).toEqual([
    [
      { of: 'case.score', is: 79 },
      { step: 'group', outcomes: ['approved'] },
    ],
    [
      { of: 'case.score', is: 79 },
      { step: 'group', outcomes: ['rejected', 'silent'] },
    ],
    [
      { of: 'case.score', is: 81 },
      { step: 'group', outcomes: ['approved'] },
    ],
    [
      { of: 'case.score', is: 81 },
      { step: 'group', outcomes: ['rejected', 'silent'] },
    ],
  ]);
});

test('what is ruled out is taken out of handlers and backstops too', () => {
  const [main, withdrawn, behaviour] = ['a', 'b', 'c'].map((step) =>
    when(step, 'case.passed', mark(step)),
  ) as [Behaviour, Behaviour, Behaviour];
  const backstops = [{ unless: 'answer', after: { ms: 1 }, behaviour }];
  const cases = splitCases({ main, on: { withdrawn }, backstops });
  const left = cases.map((one) => linesOf(one.behaviour).map((line) => childrenOf(line).length));
  expect(left).toEqual([
    [1, 1, 1],
    [1, 1, 1],
  ]);
});

test('a behaviour that nothing is ruled out of stays the same object', () => {
  const still = sequence(mark('x'), mark('y'));
  const [guardCase] = splitCases(flowOf(still, ...two('case.passed', 'case.passed')));
  const { main } = guardCase?.behaviour ?? {};
  expect(main?.term === 'sequence' && main.of[0]).toBe(still);
});
