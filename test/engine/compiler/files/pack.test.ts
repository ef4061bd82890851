import type { Template } from '../../../../engine/model/definitions.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { compilePack } from '../../../../engine/compiler/files/pack/compile-pack.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { createEnvironment } from '../../../../engine/expression/check/environment.ts';
import { diagnosticLines } from '../findings.ts';

const environment = createEnvironment({
  type: 'object',
  required: ['lastInterviewAt', 'score'],
  properties: {
    lastInterviewAt: { type: 'string', format: 'date-time' },
    score: { type: 'number' },
  },
});

const templates: readonly Template[] = [
  { id: 'offer', class: 'offer', subject: {}, body: {}, requires: ['expires'] },
  { id: 'regret', class: 'regret', subject: {}, body: {} },
];

const compiled = (text: string, id = 'here') =>
  compilePack(parse(text, `packs/${id}.yaml`), id, { environment, templates });

const head = 'pack: here\ntitle: Here\neffective: 2026-01-01\nrules:\n';
const citation = 'text: As the law says., source: { name: Law, address: law.example }';

test.each(readdirSync('definitions/packs'))('the shipped pack %s has no findings', (file) => {
  const text = readFileSync(`definitions/packs/${file}`, 'utf8');
  expect(diagnosticLines(compiled(text, file.replace('.yaml', '')).diagnostics)).toEqual([]);
});

test('a pack is lowered rule by rule', () => {
  const text = `${head}  - { id: soon, told: { about: outcome, within: 2 days, since: case.lastInterviewAt }, ${citation} }
  - { id: expiry, needs-expiry: { in: offer, as: expires }, ${citation} }\n`;
  const words = { text: 'As the law says.', source: { name: 'Law', address: 'law.example' } };
  expect(compiled(text).value).toEqual({
    id: 'here',
    title: 'Here',
    effective: '2026-01-01',
    rules: [
      {
        id: 'soon',
        ...words,
        told: {
          about: 'outcome',
          within: { ms: 172_800_000 },
          since: {
            cel: 'case.lastInterviewAt',
            tree: {
              op: 'field',
              of: { op: 'name', name: 'case' },
              name: 'lastInterviewAt',
              as: 'moment',
            },
          },
        },
      },
      { id: 'expiry', ...words, check: 'needs-expiry', params: { in: 'offer', as: 'expires' } },
    ],
  });
});

test.each<[string, string, readonly string[]]>([
  ['no rule of a known kind', `  - { id: a, forbids: all, ${citation} }\n`, ['unknown-kind 5:7']],
  [
    'two kinds at once',
    `  - { id: a, told: { about: answer, within: 2 days }, needs-person: { before: regret }, ${citation} }\n`,
    ['several-kinds 5:55'],
  ],
  [
    'a rule without its source',
    '  - { id: a, needs-person: { before: regret }, text: T }\n',
    ['missing-key 5:14'],
  ],
  [
    'parameters that a check does not know',
    `  - { id: a, needs-person: { before: rejection, because: why }, ${citation} }\n`,
    ['unknown-key 5:49', 'wrong-value 5:38'],
  ],
  [
    'business time, which no law knows',
    `  - { id: a, told: { about: answer, within: 2 business days }, ${citation} }\n`,
    ['wrong-value 5:45'],
  ],
  [
    'time from what is no moment',
    `  - { id: a, told: { about: answer, within: 2 days, since: case.score }, ${citation} }\n`,
    ['expression-result 5:60'],
  ],
  [
    'the same rule twice',
    `  - { id: a, needs-person: { before: regret }, ${citation} }\n  - { id: a, needs-person: { before: offer }, ${citation} }\n`,
    ['duplicate-name 6:11'],
  ],
])('a pack with %s', (_sentence, rules, expected) => {
  expect(codesWithPlace(compiled(head + rules).diagnostics)).toEqual(expected);
});

test('a pack whose name and day are wrong', () => {
  const text = `pack: there\ntitle: T\neffective: 2026-02-30\nrules: [{ id: a, needs-person: { before: regret }, ${citation} }]\n`;
  expect(codesWithPlace(compiled(text).diagnostics)).toEqual([
    'wrong-name 1:7',
    'wrong-value 3:12',
  ]);
});

const none = (classes: string): string =>
  `no template is of class ${classes}, so the rule never applies`;

const codesWithPlace = (all: ReturnType<typeof compiled>['diagnostics']): readonly string[] =>
  all.map(({ code, line, column }) => `${code} ${line}:${column}`);

test.each<[string, readonly string[]]>([
  ['closes-at-expiry: { message: offer, as: expires }', []],
  [
    'closes-at-expiry: { message: regret, as: expires }',
    ['no template of class "regret" takes "expires", so the rule never applies'],
  ],
  [
    'open-until: { message: offer, as: expiry }',
    ['no template of class "offer" takes "expiry", so the rule never applies'],
  ],
  [
    'needs-expiry: { in: regret, as: until }',
    ['no template of class "regret" takes "until", so the rule never applies'],
  ],
  ['needs-expiry: { in: intent, as: expires }', [none('"intent"')]],
  ['needs-expiry: { in: survey, as: expires }', [none('"survey"')]],
  ['needs-person: { before: survey }', [none('"survey"')]],
  ['needs-person: { before: regret }', []],
  ['open-until: { message: intent, as: expires }', [none('"intent"')]],
  ['closes-at-expiry: { message: survey, as: expires }', [none('"survey"')]],
  ['stands-until-answered: { message: survey, by: [regret] }', [none('"survey"')]],
  [
    'stands-until-answered: { message: offer, by: [correction, survey] }',
    [none('"correction" or "survey"')],
  ],
  ['stands-until-answered: { message: offer, by: [correction, regret] }', []],
  ['never-shows: { in: [survey, intent], marked: [assessment] }', [none('"survey" or "intent"')]],
  ['never-shows: { in: [survey, regret], marked: [assessment] }', []],
])('%s', (rule, messages) => {
  const { diagnostics } = compiled(`${head}  - { id: r, ${citation}, ${rule} }\n`);
  expect(diagnostics.map(({ message }) => message)).toEqual(messages);
});
