import { conditions } from '../../../../engine/analysis/rules/conditions.ts';
import { casesOf, subjectOfSteps } from '../subject.ts';

/** Findings on a line each: code, step, and what else they name. */
const found = async (steps: string) => {
  const { flow, plan, context } = await subjectOfSteps(steps, { 'case.yaml': facts });
  return conditions
    .find({
      flow,
      guardCases: casesOf(flow, context),
      context: { ...context, calendars: plan.calendars },
    })
    .map(({ code, at, values }) =>
      [code, 'key' in at ? at.key : '', ...Object.values(values).flat()].join(' | '),
    );
};

const facts = `
candidate:
  name: { type: text }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
position:
  department: { type: text }
  family: { type: choice, of: [basic, core, urgent] }
  score: { type: number, at-least: 0, at-most: 100 }
  places: { type: number, optional: true }
  remote: { type: yes-no }
lastInterviewAt: { type: moment }
`;

const ask = (id: string, rest: string): string =>
  `  - { approve: A, id: ${id}, by: head, within: 1h, ${rest} }\n`;
const when = (condition: string): string =>
  `  - { tell: candidate, id: told, template: notice, when: "${condition}" }\n`;
const never = (condition: string, ...named: readonly string[]): string =>
  ['unreachable-branch', 'when', 'told', condition, ...named].join(' | ');
const always = (condition: string): string =>
  ['constant-condition', 'when', 'told', condition].join(' | ');
const families = ['case.position.family', 'basic', 'core', 'urgent'];

test.each<[string, string, readonly string[]]>([
  ['a value of the list', when("case.position.family == 'core'"), []],
  [
    'a value outside the list',
    when("case.position.family == 'kore'"),
    [never("case.position.family == 'kore'", ...families)],
  ],
  [
    'a value in other letters',
    when("case.position.family in ['Urgent', 'URGENT']"),
    [never("case.position.family in ['Urgent', 'URGENT']", ...families)],
  ],
  [
    'a value outside the list beside one in it',
    when("case.position.family in ['kore', 'core']"),
    [],
  ],
  [
    'everything but a value outside the list',
    when("case.position.family != 'kore'"),
    [always("case.position.family != 'kore'")],
  ],
  [
    'all values of the list',
    when("case.position.family in ['basic', 'core', 'urgent']"),
    [always("case.position.family in ['basic', 'core', 'urgent']")],
  ],
  [
    'above the greatest number',
    when('case.position.score > 100.0'),
    [never('case.position.score > 100.0')],
  ],
  ['the greatest number', when('case.position.score >= 100.0'), []],
  [
    'at least the least',
    when('case.position.score >= 0.0'),
    [always('case.position.score >= 0.0')],
  ],
  [
    'two bounds that exclude each other',
    when('case.position.score > 80.0 && case.position.score < 20.0'),
    [never('case.position.score > 80.0 && case.position.score < 20.0')],
  ],
  [
    'a field that is always there',
    when('has(case.position.remote)'),
    [always('has(case.position.remote)')],
  ],
  ['a field that may be missing', when('has(case.position.places)'), []],
  [
    'yes or no',
    when('case.position.remote || !case.position.remote'),
    [always('case.position.remote || !case.position.remote')],
  ],
  ['written out', when('true'), [always('true')]],
  ['switched off', when('false'), [never('false')]],
  ['a text of which nothing is known', when("case.position.department == 'sales'"), []],
  ['two fields with each other', when('case.position.department == case.candidate.name'), []],
  [
    'a branch for each value, and no "else"',
    `  - choose:
      - { when: "case.position.family == 'basic'", do: [{ wait: 1h }] }
      - { when: "case.position.family == 'core'", do: [{ wait: 2h }] }
      - { when: "case.position.family == 'urgent'", do: [{ wait: 3h }] }\n`,
    [],
  ],
  [
    'an "else" behind a branch for each value',
    `  - id: way
    choose:
      - { when: "case.position.family in ['basic', 'core']", do: [{ wait: 1h }] }
      - { when: "case.position.family == 'urgent'", do: [{ wait: 3h }] }
    else: [{ wait: 4h }]\n`,
    ['unreachable-branch | else | way'],
  ],
  [
    'a branch that the one before takes',
    `  - id: way
    choose:
      - { when: "case.position.score > 50.0", do: [{ wait: 1h }] }
      - { when: "case.position.score > 80.0", do: [{ wait: 3h }] }
    else: [{ wait: 4h }]\n`,
    ['unreachable-branch | choose | way | case.position.score > 80.0'],
  ],
  [
    'an outcome that only the other branch has',
    ask('a', `rejected: [{ wait: 1h, when: "a.outcome == 'approved'" }], silent: []`),
    ["unreachable-branch | when | a.rejected/wait | a.outcome == 'approved'"],
  ],
  [
    'an outcome that the line has still',
    ask('a', 'rejected: [], silent: [{ end: no }]') + when("a.outcome == 'approved'"),
    [],
  ],
  [
    'an outcome after the others have ended the case is asked with care',
    ask('a', 'rejected: [{ end: no }], silent: [{ end: no }]') + when("a.outcome == 'approved'"),
    [],
  ],
  [
    'what stands in a branch that never happens is not told as well',
    `  - choose: [{ when: "case.position.family == 'kore'", do: [{ wait: 1h, when: "false" }] }]\n    id: way\n`,
    [
      `unreachable-branch | choose | way | case.position.family == 'kore' | ${families.join(' | ')}`,
    ],
  ],
])('%s', async (_what, steps, expected) => {
  expect(await found(`${steps}  - { tell: candidate, template: no-decision }\n`)).toEqual(expected);
});

test('a part may ask what a flow that runs it has asked before', async () => {
  const { flow, plan, context } = await subjectOfSteps(
    `  - { run: part, when: "case.position.department == 'sales'" }\n  - { tell: candidate, template: no-decision }\n`,
    {
      'flows/part.yaml': `flow: part\ntitle: Part\ncalendar: office\nsteps:\n  - { wait: 1h, when: "case.position.department == 'sales'" }\n  - { wait: 1h, when: "1 > 2" }\n`,
    },
  );
  const all = conditions.find({
    flow,
    guardCases: casesOf(flow, context),
    context: { ...context, calendars: plan.calendars },
  });
  expect(all.map(({ code, values }) => [code, values])).toEqual([
    ['unreachable-branch', { step: 'part/wait-2', condition: '1 > 2' }],
  ]);
});
