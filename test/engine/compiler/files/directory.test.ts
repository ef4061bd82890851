import { readFileSync } from 'node:fs';
import { compileDirectory } from '../../../../engine/compiler/files/directory/compile-directory.ts';
import { parse } from '../../../../engine/compiler/source/parse.ts';
import { createEnvironment } from '../../../../engine/expression/check/environment.ts';
import { shippedFactsSchema } from '../../../definitions/shipped-case.ts';
import { diagnosticLines } from '../findings.ts';

const environment = createEnvironment(shippedFactsSchema);

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
    ['4:33 wrong-value: "ana.example.com" must be a mail address: it has no "@"'],
  ],
  [
    'a zone that is an abbreviation',
    directory('  - {id: ana, name: Ana, email: ana@example.com, locale: en, zone: CST}\n'),
    ['4:68 wrong-value: "CST" stands for several time zones or has no summer time'],
  ],
  [
    'a name that turns letters round',
    directory('  - {id: ana, name: "A\\u202Ena", email: a@example.com, locale: en, zone: UTC}\n'),
    ['4:21 wrong-value: the name has letters that cannot be seen'],
  ],
  [
    'a name in two lines',
    directory('  - {id: ana, name: "A\\nna", email: a@example.com, locale: en, zone: UTC}\n'),
    ['4:21 wrong-value: the name has a line break'],
  ],
  [
    'two accounts with one mailbox',
    directory(
      '  - {id: ana, name: Ana, email: Ana.Bo@Example.com, locale: en, zone: UTC}\n' +
        '  - {id: abo, name: Ana, email: " ana.bo@example.com", locale: en, zone: UTC}\n',
    ),
    ['5:33 same-mailbox: "abo" and "ana" have one mailbox, so one person would count as two'],
  ],
  [
    'two accounts with one mailbox, one domain written in Chinese',
    directory(
      '  - {id: ana, name: Ana, email: ana@例子.中国, locale: en, zone: UTC}\n' +
        '  - {id: abo, name: Ana, email: ana@xn--fsqu00a.xn--fiqs8s, locale: en, zone: UTC}\n',
    ),
    ['5:33 same-mailbox: "abo" and "ana" have one mailbox, so one person would count as two'],
  ],
  [
    'two accounts with one mailbox, one of whom has left',
    directory(
      person('ana') +
        '  - {id: abo, name: A, email: ANA@example.com, locale: en, zone: UTC, active: false}\n',
    ),
    [],
  ],
  [
    'departments that the list at the head does not have',
    `departments: [sales]\nregions: [north]\n${directory(
      person('ana', ', department: sale, region: north'),
      '{hr: {departments: {sles: [ana]}, otherwise: [ana]}}',
    )}`,
    [
      '6:95 not-listed: "sale" is not one of the departments at the head of the file',
      '4:28 not-listed: "sles" is not one of the departments at the head of the file',
    ],
  ],
  [
    'a region without any list',
    directory(person('ana', ', region: north')),
    ['4:91 not-listed: "north" is not one of the regions at the head of the file'],
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
    ['4:92 manager-cycle: "ana" is, through "bo", their own manager'],
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
    'two roles that only one person holds, who has left, and one that another does',
    directory(
      person('ana', ', active: false') + person('bo', ', active: false'),
      '{hr: [ana], head: ana, recruiter: [bo]}',
    ),
    [
      '2:13 nobody-active: nobody who holds "hr" here is active',
      '2:42 nobody-active: nobody who holds "recruiter" here is active',
    ],
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

test('the other roles of one who has left are named', () => {
  const yaml = directory(person('ana', ', active: false'), '{hr: [ana], head: ana}');
  expect(compile(yaml).diagnostics.map(({ hint }) => hint)).toEqual([
    'name somebody who is there, so that they can be asked; the same people hold "head" elsewhere',
  ]);
});

test('a warning does not keep a directory from being used', () => {
  const yaml = directory(person('ana', ', active: false'), '{hr: [ana]}');
  expect(compile(yaml).value?.people).toHaveLength(1);
});
