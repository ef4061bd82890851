import { parse } from '../../../../../engine/compiler/source/parse.ts';
import type { WrittenTemplate } from '../../../../../engine/compiler/files/template/template-schema.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { faultyValues } from './faulty-values.ts';
import { soundTexts } from './sound-texts.ts';
import { checkEnglishBody, environment, mjmlText, offer, system } from './texts-sample.ts';

test.each(soundTexts)('%s is sound', async (content, template) => {
  expect(await checkEnglishBody(mjmlText(content), template)).toEqual([]);
});

test.each<[string, WrittenTemplate, string]>([
  ['{{ [[nme]] }}', offer, 'unknown-variable: "nme" is not given to this text'],
  ['{{ [[task]].title }}', offer, 'unknown-variable: "task" is not given to this text'],
  ['{{ [[expires]] | when }}', system, 'unknown-variable: "expires" is not given to this text'],
  [
    'a\n  {{ [[case.candidate.nme]] }}',
    offer,
    'unknown-variable: "case.candidate" has no field "nme"',
  ],
  [
    '{% if [[case.candidate.fone]] %}x{% endif %}',
    offer,
    'unknown-variable: "case.candidate" has no field "fone"',
  ],
  [
    "{{ 'a' | append: [[recipient.mail]] }}",
    offer,
    'unknown-variable: "recipient" has no field "mail"',
  ],
  [
    '{% for s in case.scores %}{{ [[s.who]] }}{% endfor %}',
    offer,
    'unknown-variable: "s" has no field "who"',
  ],
  [
    '[[{% if recipient.name != case.candidate.name %}]]a{% endif %}',
    system,
    'reader-by-name: two people may have one name, so a name does not say who reads this',
  ],
  [
    '[[{% unless case.candidate.name == recipient.name %}]]a{% endunless %}',
    system,
    'reader-by-name: two people may have one name, so a name does not say who reads this',
  ],
  [
    '{{ [[case.candidate.phone]] }}',
    offer,
    'may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
  ],
  [
    '{{ [[case.result.match]] | plus: 1 }}',
    offer,
    'may-be-missing: "case.result.match" may be missing, and then the mail cannot be written',
  ],
  [
    '{% for t in [[case.tags]] %}{{ t }}{% endfor %}',
    offer,
    'may-be-missing: "case.tags" may be missing, and then the mail cannot be written',
  ],
  [
    '{% for s in case.scores %}{{ [[s.note]] }}{% endfor %}',
    offer,
    'may-be-missing: "s.note" may be missing, and then the mail cannot be written',
  ],
  [
    '<a href="{{ [[links.progress]] }}">look</a>',
    system,
    'may-be-missing: "links.progress" may be missing, and then the mail cannot be written',
  ],
  [
    '[[{{ case.lastInterviewAt }}]]',
    offer,
    'moment-without-when: "case.lastInterviewAt" is a moment, which reads differently in each time zone',
  ],
  [
    '{% for s in case.scores %}[[{{ s.at }}]]{% endfor %}',
    offer,
    'moment-without-when: "s.at" is a moment, which reads differently in each time zone',
  ],
  [
    '[[{{ case.lastInterviewAt | when | when }}]]',
    offer,
    'wrong-type: "{{ case.lastInterviewAt | when | when }}" writes as a moment what is none',
  ],
  [
    "{% if [[case.level == 'snior']] %}x{% endif %}",
    offer,
    'wrong-value: "case.level" is never "snior"',
  ],
  [
    "{% if case.tags and [['x' != case.level]] %}x{% endif %}",
    offer,
    'wrong-value: "case.level" is never "x"',
  ],
  [
    "{% case case.level %}{% when 'junior' %}x{% when [['Senior']] %}y{% endcase %}",
    offer,
    'wrong-value: "case.level" is never "Senior"',
  ],
  ['[[{{ case.candidate }}]]', offer, 'wrong-type: "case.candidate" is a map and cannot be shown'],
  [
    '[[{{ case.candidate.name | when }}]]',
    offer,
    'wrong-type: "case.candidate.name" is not a moment',
  ],
  ['[[{{ case.scores | when }}]]', offer, 'wrong-type: "case.scores" is not a moment'],
  ['[[{{ case.candidate.name | raw }}]]', offer, 'text-syntax: undefined filter: raw'],
  ["[[{% include 'x' %}]]", offer, 'text-syntax: tag "include" not found'],
  [
    '<a href="[[{{ case.candidate.name }}]]">x</a>',
    offer,
    'unsafe-link: "href" must not lead to "{{ case.candidate.name }}"',
  ],
  [
    '<a href="[[https://{{ case.candidate.name }}.example.com]]">x</a>',
    offer,
    'unsafe-link: "href" must not lead to "https://{{ case.candidate.name }}.example.com"',
  ],
  [
    "<a href='[[javascript:alert(1)]]'>x</a>",
    offer,
    'unsafe-link: "href" must not lead to "javascript:alert(1)"',
  ],
  [
    '<img src="[[http://example.com/a.png]]">',
    offer,
    'unsafe-link: "src" must not lead to "http://example.com/a.png"',
  ],
  [
    '<img src="[[https://example.com/a.png?for={{ case.candidate.name }}]]">',
    offer,
    'unsafe-link: an address must not be filled in: "https://example.com/a.png?for={{ case.candidate.name }}"',
  ],
  [
    "<td background='[[https://example.com/{% if case.candidate.name %}a{% endif %}]]'>x</td>",
    offer,
    'unsafe-link: an address must not be filled in: "https://example.com/{% if case.candidate.name %}a{% endif %}"',
  ],
  [
    '<p style="background: url([[https://example.com/?{{ case.candidate.name }}]])">x</p>',
    offer,
    'unsafe-link: an address must not be filled in: "https://example.com/?{{ case.candidate.name }}"',
  ],
  ...faultyValues,
])('%s is found', async (marked, template, finding) => {
  const body = mjmlText(marked);
  const start = body.indexOf('[[');
  const end = body.indexOf(']]') - 2;
  const found = await checkEnglishBody(body.replace('[[', '').replace(']]', ''), template);
  expect(
    found.map(({ line, column, endColumn, code, message }) => [
      line,
      column,
      endColumn,
      `${code}: ${message}`,
    ]),
  ).toEqual([
    [
      body.slice(0, start).split('\n').length,
      start - body.lastIndexOf('\n', start),
      end - body.lastIndexOf('\n', start),
      finding,
    ],
  ]);
});

test('an error in a subject is located in template.yaml', async () => {
  const yaml = `template: offer\nsubject:\n  en: 'For {{ case.candidate.nme }}'`;
  const source = parse(yaml, 'templates/offer/template.yaml');
  const template = { ...offer, subject: { en: 'For {{ case.candidate.nme }}' } };
  expect(await checkTexts({ source, bodies: new Map() }, template, { environment })).toEqual([
    {
      code: 'unknown-variable',
      severity: 'error',
      file: 'templates/offer/template.yaml',
      line: 3,
      column: 15,
      endLine: 3,
      endColumn: 33,
      message: '"case.candidate" has no field "nme"',
      hint: 'did you mean "name"?',
    },
  ]);
});
