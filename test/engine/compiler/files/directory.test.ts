import { readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import { compileDirectory } from '../../../../engine/compiler/files/directory/compile-directory.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { createEnvironment } from '../../../../engine/expression/check/environment.ts';
import { diagnosticLines } from '../findings.ts';

const environment = createEnvironment(parseYaml(readFileSync('definitions/case.yaml', 'utf8')));

const compile = (yaml: string) => compileDirectory(parse(yaml, 'directory.yaml'), environment);

const person = (id: string, more = ''): string =>
  `  - {id: ${id}, name: ${id}, email: ${id}@example.com, locale: en, zone: Asia/Shanghai${more}}\n`;

/** With these people (an indented list) and roles (on one line). */
const directory = (people: string, roles = '{}', department = 'position.department'): string =>
  `department: ${department}\nroles: ${roles}\npeople:\n${people}`;

test('the shipped directory has no findings', () => {
  const source = parse(readFileSync('definitions/directory.yaml', 'utf8'), 'directory.yaml');
  expect(compileDirectory(source, environment).diagnostics).toEqual([]);
});

test('a directory is lowered', () => {
  const people = person('ana') + person('bo', ', manager: ana') + person('cy', ', active: false');
  const roles = '{boss: ana, staff: [ana, bo], hr: {departments: {sales: [bo]}, otherwise: [ana]}}';
  const common = { locale: 'en', zone: 'Asia/Shanghai' };
  expect(compile(directory(people, roles))).toEqual({
    diagnostics: [],
    value: {
      department: 'position.department',
      people: [
        { id: 'ana', name: 'ana', email: 'ana@example.com', ...common, active: true },
        { id: 'bo', name: 'bo', email: 'bo@example.com', ...common, manager: 'ana', active: true },
        { id: 'cy', name: 'cy', email: 'cy@example.com', ...common, active: false },
      ],
      roles: {
        boss: { departments: {}, otherwise: ['ana'] },
        staff: { departments: {}, otherwise: ['ana', 'bo'] },
        hr: { departments: { sales: ['bo'] }, otherwise: ['ana'] },
      },
    },
  });
});

test.each([
  [
    'an id that is taken',
    directory(person('ana') + person('ana')),
    ['5:10 duplicate-name: "ana" is already taken'],
  ],
  [
    'a person called candidate',
    directory(person('candidate')),
    ['4:10 reserved-id: "candidate" is the person whom a case is about'],
  ],
  [
    'a zone that is none',
    directory('  - {id: ana, name: Ana, email: ana@example.com, locale: en, zone: Asia/Shanghi}\n'),
    ['4:68 wrong-value: "Asia/Shanghi" is not a time zone'],
  ],
  [
    'a locale without texts',
    directory('  - {id: ana, name: Ana, email: ana@example.com, locale: fr, zone: UTC}\n'),
    ['4:58 wrong-value: "fr" is not a value of "locale"'],
  ],
  [
    'an address that is none',
    directory('  - {id: ana, name: Ana, email: ana.example.com, locale: en, zone: UTC}\n'),
    ['4:33 wrong-value: "ana.example.com" is not a mail address'],
  ],
  [
    'a manager whom nobody knows',
    directory(person('ana', ', manager: anna') + person('anne')),
    ['4:92 unknown-person: "anna" is not a person of this directory'],
  ],
  [
    'somebody who manages themself',
    directory(person('ana', ', manager: ana')),
    ['4:92 manager-cycle: "ana" is, through "ana", their own manager'],
  ],
  [
    'two who manage each other, and one below them',
    directory(
      person('ana', ', manager: bo') +
        person('bo', ', manager: ana') +
        person('cy', ', manager: bo'),
    ),
    [
      '4:92 manager-cycle: "ana" is, through "bo", their own manager',
      '5:89 manager-cycle: "bo" is, through "ana", their own manager',
    ],
  ],
  [
    'strangers in roles',
    directory(
      person('ana'),
      '{a: bo, b: [ana, cy], c: {departments: {sales: [di]}, otherwise: [ana]}}',
    ),
    [
      '2:12 unknown-person: "bo" is not a person of this directory',
      '2:25 unknown-person: "cy" is not a person of this directory',
      '2:56 unknown-person: "di" is not a person of this directory',
    ],
  ],
  [
    'a role with the name of a person',
    directory(person('ana'), '{ana: ana, candidate: ana}'),
    [
      '2:9 reserved-id: "ana" is a person already',
      '2:19 reserved-id: "candidate" is the person whom a case is about',
    ],
  ],
  [
    'a role without anybody for other departments',
    directory(person('ana'), '{hr: {departments: {sales: [ana]}}}'),
    ['2:9 missing-key: "otherwise" is missing in the holders of a role'],
  ],
  [
    'a role held by a number',
    directory(person('ana'), '{hr: 5}'),
    [
      '2:13 wrong-type: "hr" must be a person, a list of people, or a map of both by department, not a number',
    ],
  ],
  [
    'a role that only people hold who have left',
    directory(person('ana', ', active: false'), '{hr: [ana]}'),
    ['2:13 nobody-active: nobody who holds "hr" here is active'],
  ],
  [
    'a department that the case does not have',
    directory(person('ana'), '{}', 'position.departmint'),
    ['1:22 unknown-field: "case.position" has no field "departmint"'],
  ],
  [
    'a department that is no text',
    directory(person('ana'), '{}', 'position'),
    ['1:13 expression-type: "case.position" is not a text'],
  ],
  [
    'a department that may be missing',
    directory(person('ana'), '{}', 'position.location'),
    ['1:13 may-be-missing: "case.position.location" may be missing'],
  ],
])('%s is found', (_title, yaml, expected) => {
  expect(diagnosticLines(compile(yaml).diagnostics)).toEqual(expected);
});

test('a warning does not keep a directory from being used', () => {
  const yaml = directory(person('ana', ', active: false'), '{hr: [ana]}');
  expect(compile(yaml).value?.people).toHaveLength(1);
});
