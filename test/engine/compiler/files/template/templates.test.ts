import { parse } from '../../../../../engine/compiler/source/parse.ts';
import { compileTemplate } from '../../../../../engine/compiler/files/template/compile-template.ts';
import { diagnosticLines } from '../../findings.ts';

const both = ['en', 'zh-CN'];

const compile = (yaml: string, locales = both, name = 'offer') => {
  const source = parse(yaml, `templates/${name}/template.yaml`);
  return compileTemplate(
    { source, bodies: new Map(locales.map((one) => [one, `<${one}>`])) },
    name,
  );
};

const offer = 'template: offer\nclass: offer\nsubject: {en: Offer, zh-CN: 录用}\n';

test('a template is lowered', () => {
  expect(compile(`${offer}requires: [expires]`)).toEqual({
    diagnostics: [],
    value: {
      id: 'offer',
      class: 'offer',
      subject: { en: 'Offer', 'zh-CN': '录用' },
      body: { en: '<en>', 'zh-CN': '<zh-CN>' },
      requires: ['expires'],
    },
  });
});

test.each<[string, string, string[], string[]]>([
  [
    'a missing language',
    offer,
    ['en'],
    ['1:11 missing-locale: the template is not written in zh-CN'],
  ],
  [
    'a language nobody reads',
    offer,
    [...both, 'fr'],
    ['1:11 missing-locale: nobody is written to in "fr"'],
  ],
  [
    'a language in other letters, told once',
    offer,
    ['en', 'zh-cn'],
    ['1:11 missing-locale: the template is not written in zh-CN'],
  ],
  [
    'a subject in one language',
    'template: offer\nclass: offer\nsubject: {en: Offer}',
    both,
    ['3:11 missing-key: "zh-CN" is missing in a subject in each language'],
  ],
  [
    'an empty subject',
    'template: offer\nclass: offer\nsubject: {en: " ", zh-CN: 录用}',
    both,
    ['3:15 wrong-value: nothing of "en" can be seen'],
  ],
  [
    'an unknown class',
    'template: offer\nclass: ofer\nsubject: {en: Offer, zh-CN: 录用}',
    both,
    ['2:8 wrong-value: "ofer" is not a value of "class"'],
  ],
  [
    'a class that is the system’s own',
    'template: offer\nclass: system\nsubject: {en: Offer, zh-CN: 录用}',
    both,
    [
      '2:8 wrong-value: "system" is the class of templates that the system sends itself, and "offer" is none of them',
    ],
  ],
  [
    'the name of another folder',
    'template: ofer\nclass: offer\nsubject: {en: Offer, zh-CN: 录用}',
    both,
    ['1:11 wrong-name: "ofer" stands where "offer" is expected, the name of its file'],
  ],
  [
    'a value that every text has',
    `${offer}requires: [expires, case, expires]`,
    both,
    [
      '4:21 duplicate-name: "case" is already taken',
      '4:27 duplicate-name: "expires" is already taken',
    ],
  ],
])('%s is found', (_title, yaml, locales, expected) => {
  expect(diagnosticLines(compile(yaml, locales).diagnostics)).toEqual(expected);
});

test('a template that the system sends must say so', () => {
  const yaml = 'template: request\nclass: notice\nsubject: {en: Ask, zh-CN: 请}';
  expect(diagnosticLines(compile(yaml, both, 'request').diagnostics)).toEqual([
    '2:8 wrong-value: "request" is sent by the system itself, so its class is "system"',
  ]);
});
