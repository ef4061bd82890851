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
  name: { type: text, at-most: 100 }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
  zone: { type: zone, default: UTC }
position:
  department: { type: text }
  pay: { type: money, optional: true }
  family: { type: choice, of: [basic, core, urgent] }
  score: { type: number, at-least: 0, at-most: 100 }
  places: { type: number, optional: true }
  remote: { type: yes-no }
  from: { type: date }
  tags: { type: list, of: text, default: [] }
  perks: { type: list, of: text }
  scores: { type: list, of: { by: { type: text }, score: { type: number, at-most: 5 } }, at-most: 12, optional: true }
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
  ...(
    [
      ["case.position.department == ''"],
      ['size(case.candidate.name) == 0'],
      ['size(case.candidate.name) > 100'],
      ["case.candidate.zone in ['CST', 'GMT+8', '+08:00', '']"],
      ["case.candidate.email == 'ada'"],
      ["case.position.from == '2026-02-30'"],
      ["has(case.position.pay) && case.position.pay.currency == 'Yuan'"],
      ['has(case.position.scores) && size(case.position.scores) > 12'],
      ['has(case.position.scores) && size(case.position.scores) == 0'],
      ['has(case.position.scores) && case.position.scores.exists(s, s.score > 5)'],
      ["has(case.position.scores) && case.position.scores.exists(s, s.by == '')"],
      ['has(case.position.scores) && case.position.scores.exists(s, s.score > 3 && s.score < 2)'],
      ['case.position.tags.exists(t, size(t) == 0)'],
      ["case.position.tags.exists(t, case.position.perks.exists(t, t == ''))"],
    ] as const
  ).map(([one]): [string, string, readonly string[]] => [`never: ${one}`, when(one), [never(one)]]),
  ...(
    [
      ["case.position.department != ''"],
      ["case.position.department > ''"],
      ['case.position.perks.all(p, size(p) > 0)'],
      ['!has(case.position.scores) || size(case.position.scores) > 0'],
      ['!has(case.position.scores) || case.position.scores.all(s, s.score <= 5)'],
    ] as const
  ).map(([one]): [string, string, readonly string[]] => [
    `always: ${one}`,
    when(one),
    [always(one)],
  ]),
  ...(
    [
      ["case.position.department < 'b'"],
      ['size(case.candidate.name) == 100'],
      ["case.candidate.zone in ['Asia/Shanghai', 'CST']"],
      ["case.candidate.zone == 'UTC'"],
      ["case.candidate.zone == 'Asia/Calcutta'"],
      ["case.candidate.email == 'ada@example.com'"],
      ["case.position.from == '2026-02-28'"],
      ["has(case.position.pay) && case.position.pay.currency == 'CNY'"],
      ['has(case.position.scores) && size(case.position.scores) == 12'],
      ['has(case.position.scores) && case.position.scores.exists(s, s.score > 4)'],
      ['has(case.position.scores) && case.position.scores.exists(s, s.score > 4 && s.by > "m")'],
      ['has(case.position.scores) && case.position.scores.all(s, s.score > 4)'],
      ['size(case.position.tags) == 0'],
      ['size(case.position.perks) == 0'],
      ['case.position.tags.all(t, size(t) > 1)'],
      ["case.position.perks.exists(p, p == 'bus')"],
    ] as const
  ).map(([one]): [string, string, readonly string[]] => [
    `sometimes: ${one}`,
    when(one.replaceAll('"', "'")),
    [],
  ]),
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
  ...[
    "a.outcome == 'rejected'",
    "a.outcome == 'silent'",
    "a.outcome != 'approved'",
    "a.outcome in ['rejected', 'silent']",
  ].map((one): [string, string, readonly string[]] => [
    `an outcome that has ended the case: ${one}`,
    ask('a', 'rejected: [{ end: no }], silent: [{ end: no }]') + when(one),
    [never(one)],
  ]),
  [
    'an outcome that has ended the case where one of two conditions holds',
    ask('a', 'rejected: [{ end: no }], silent: []') +
      when("a.outcome == 'rejected' || a.outcome == 'silent'"),
    [],
  ],
  [
    'an "else" to which nothing comes that has not ended the case',
    ask('a', 'rejected: [{ end: no }], silent: [{ end: no }]') +
      `  - { id: way, choose: [{ when: "a.outcome == 'approved'", do: [{ wait: 1h }] }], else: [{ wait: 2h }] }\n`,
    ['unreachable-branch | else | way'],
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
      'parts/part.yaml': `part: part\nsteps:\n  - { wait: 1h, when: "case.position.department == 'sales'" }\n  - { wait: 1h, when: "1 > 2" }\n`,
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
