import { readFileSync } from 'node:fs';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { compileRouting, routeOf } from '../../../../engine/compiler/files/routing/routing.ts';
import { createEnvironment } from '../../../../engine/expression/check/environment.ts';
import { withTree } from '../../../../engine/expression/check/with-trees.ts';
import { shippedFactsSchema } from '../../../definitions/shipped-case.ts';
import { diagnosticLines } from '../findings.ts';

const environment = createEnvironment(shippedFactsSchema);

const flows = ['basic-instant', 'core-transparent', 'senior-transparent', 'urgent-fast-track'];

const compile = (yaml: string) =>
  compileRouting(parse(yaml, 'routing.yaml'), environment, flows, shippedFactsSchema);

test.each([
  ['urgent', 'urgent-fast-track'],
  ['senior', 'senior-transparent'],
  ['basic', 'basic-instant'],
  ['core', 'core-transparent'],
])('the shipped routing sends %s to %s', (family, flow) => {
  const { value, diagnostics } = compile(readFileSync('definitions/routing.yaml', 'utf8'));
  expect(diagnostics).toEqual([]);
  expect(routeOf(value ?? [], { position: { family } })).toBe(flow);
});

test('what no rule speaks for goes to "else"', () => {
  const { value } = compile(
    `rules: [{when: 'case.position.family == "basic"', flow: basic-instant}]\nelse: core-transparent`,
  );
  expect(value).toEqual([
    { when: withTree({ cel: 'case.position.family == "basic"' }), flow: 'basic-instant' },
    { flow: 'core-transparent' },
  ]);
  expect(routeOf(value ?? [], { position: { family: 'urgent' } })).toBe('core-transparent');
  expect(routeOf([], { position: { family: 'urgent' } })).toBeUndefined();
});

test.each([
  [
    'a flow that does not exist',
    'rules: [{flow: core-transparant}]',
    ['1:16 unknown-flow: "core-transparant" is not a flow below flows/'],
  ],
  [
    'a condition with a slip in it',
    'rules:\n  - when: case.position.famly == "basic"\n    flow: basic-instant\n  - flow: core-transparent',
    ['2:25 unknown-field: "case.position" has no field "famly"'],
  ],
  [
    'a condition that is none',
    'rules:\n  - when: case.position.family\n    flow: basic-instant\n  - flow: core-transparent',
    ['2:11 expression-result: a condition must be true or false, this is a text'],
  ],
  [
    'a condition over a step',
    'rules:\n  - when: told.outcome == "x"\n    flow: basic-instant\n  - flow: core-transparent',
    ['2:11 unknown-name: "told" is neither "case" nor an earlier step with a result'],
  ],
  [
    'no rule for the rest',
    'rules: [{when: "true", flow: basic-instant}]',
    ['1:1 no-last-rule: a case for which no rule holds has no flow'],
  ],
  [
    'rules behind the last one',
    'rules: [{flow: basic-instant}, {when: "true", flow: core-transparent}]\nelse: core-transparent',
    [
      '1:53 unreachable-rule: no case comes here: a rule above has no "when"',
      '2:7 unreachable-rule: no case comes here: a rule above has no "when"',
    ],
  ],
  [
    'everybody takes the first flow',
    'rules: [{when: "true", flow: basic-instant}, {when: case.position.family == "core", flow: core-transparent}]\nelse: urgent-fast-track',
    [
      '1:91 unreachable-rule: no case is left for it by the rules above',
      '2:7 unreachable-rule: no case is left for it by the rules above',
    ],
  ],
  [
    'the first rules name all that there are',
    "rules:\n  - { when: \"case.position.family in ['urgent', 'basic', 'core', 'senior']\", flow: urgent-fast-track }\n  - { flow: core-transparent }",
    ['3:13 unreachable-rule: no case is left for it by the rules above'],
  ],
  ...['kore', 'false', 'Urgent'].map((family): [string, string, string[]] => [
    `a value that the field cannot have, ${family}`,
    `rules:\n  - { when: "case.position.family == '${family}'", flow: urgent-fast-track }\n  - { flow: core-transparent }`,
    ['2:13 unreachable-rule: no case comes here: the condition never holds'],
  ]),
  [
    'a rule for what the one above has taken',
    'rules:\n  - { when: "case.position.family != \'core\'", flow: urgent-fast-track }\n  - { when: "case.position.family == \'basic\'", flow: basic-instant }\n  - { flow: core-transparent }',
    ['3:54 unreachable-rule: no case is left for it by the rules above'],
  ],
  [
    'rules for all that there are but one, and the rest',
    'rules:\n  - { when: "case.position.family == \'urgent\'", flow: urgent-fast-track }\n  - { when: "case.position.family == \'basic\'", flow: basic-instant }\nelse: core-transparent',
    [],
  ],
  [
    'a rule without flow',
    'rules: [{when: "true", flwo: core-transparent}]',
    ['1:24 unknown-key: "flwo" is not a key of a rule'],
  ],
])('%s is found', (_title, yaml, expected) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(expected);
});
