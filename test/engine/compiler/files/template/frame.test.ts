import { compileTemplate } from '../../../../../engine/compiler/files/template/compile-template.ts';
import { checkFrame } from '../../../../../engine/compiler/files/template/frame/check-frame.ts';
import { frameFile } from '../../../../../engine/compiler/files/template/frame/compose-frame.ts';
import { readMarkdownText } from '../../../../../engine/compiler/files/template/markdown/markdown-text.ts';
import { checkTexts } from '../../../../../engine/compiler/files/template/texts/check-texts.ts';
import { usesOf } from '../../../../../engine/compiler/files/template/texts/text-uses.ts';
import type { TemplateFiles } from '../../../../../engine/compiler/files/template/template-files.ts';
import { parse } from '../../../../../engine/compiler/source/parse.ts';
import { diagnosticLines } from '../../findings.ts';
import { environment, mjmlEnd, mjmlStart, offer } from './texts-sample.ts';

// The frame around all texts, and the mails that come of both.

const frameText = `${mjmlStart}{{ mail.text }}\n${mjmlEnd.replace('</mj-column>', '{{ mail.small }}</mj-column>')}`;
const frame = { file: frameFile, text: frameText };

const filesOf = (text: string, around = frame, zh = text): TemplateFiles => ({
  source: parse(
    'template: offer\nclass: offer\nrequires: [expires]',
    'templates/offer/template.yaml',
  ),
  bodies: new Map<string, string>(),
  texts: new Map([
    ['en', readMarkdownText(text, 'templates/offer/en.md')],
    ['zh-CN', readMarkdownText(zh, 'templates/offer/zh-CN.md')],
  ]),
  frame: around,
});

const head = '---\nsubject: Offer, {{ case.candidate.name }}\n---\n';
const sound = `${head}\nUntil {{ expires | when }}\n\n---\n\nBye`;

test('a text in its frame is the mail, and its uses are those of the mail', () => {
  const { value, diagnostics } = compileTemplate(filesOf(sound), 'offer');
  expect(diagnostics).toEqual([]);
  expect(value?.subject['en']).toBe('Offer, {{ case.candidate.name }}');
  expect(value?.body['en']).toBe(
    frameText
      .replace('{{ mail.text }}', '<mj-text>Until {{ expires | when }}</mj-text>')
      .replace('{{ mail.small }}', '<mj-text mj-class="small">Bye</mj-text>'),
  );
  expect(value && usesOf(value)).toEqual(
    ['en', 'zh-CN']
      .flatMap((locale) => [
        expect.objectContaining({ path: 'case.candidate.name', part: 'subject', locale }),
      ])
      .concat(
        ['en', 'zh-CN'].map((locale) => ({ path: 'expires', how: 'moment', part: 'body', locale })),
      ),
  );
});

test.each<[string, TemplateFiles, string[]]>([
  ['no head', filesOf('Hello'), ['1:1 markdown: the text does not begin with its subject']],
  [
    'a head without an end',
    filesOf('---\nsubject: A\n'),
    ['1:1 markdown: the head of the text has no end'],
  ],
  [
    'a head whose end has lost a sign',
    filesOf('---\nsubject: A\n--\n\nHello\n\n---\n\nBye'),
    ['3:1 markdown: the head of the text has no end'],
  ],
  [
    'a head whose end is gone',
    filesOf('---\nsubject: A\npreview: B\n\nHello {{ recipient.name }},'),
    ['4:1 markdown: the head of the text has no end'],
  ],
  ['an empty head', filesOf('---\n---\nA'), ['1:1 yaml-empty: the file holds nothing']],
  [
    'another key',
    filesOf('---\nsubject: A\nfrom: B\n---\nC'),
    ['3:1 unknown-key: "from" is not a key of the head of a text'],
  ],
  [
    'no frame',
    { ...filesOf(sound), frame: undefined },
    ['1:1 file-missing: "templates/frame.mjml" does not exist, and texts in Markdown stand in it'],
  ],
  [
    'two texts in one language',
    { ...filesOf(sound), bodies: new Map([['en', 'x']]) },
    [
      '1:11 two-files: "en.md" and "en.mjml" are the same text',
      '1:1 missing-key: "subject" is missing in a template',
    ],
  ],
])('%s', (_title, files, lines) => {
  const found = compileTemplate(files, 'offer').diagnostics;
  expect([...new Set(diagnosticLines(found))]).toEqual(lines);
});

test.each<[string, string, string[]]>([
  ['a sound text', sound, []],
  ['nothing below the head', head, ['1:1 markdown: the mail is empty']],
  [
    'a value that nobody gives',
    `${head}\nUntil {{ expries | when }}`,
    ['5:10 unknown-variable: "expries" is not given to this text'],
  ],
  [
    'a moment as it is stored',
    `${head}\n- {{ case.lastInterviewAt }}`,
    [
      '5:3 moment-without-when: "case.lastInterviewAt" is a moment, which reads differently in each time zone',
    ],
  ],
  [
    'a fact that may be missing',
    `${head}\n| A | {{ case.candidate.phone }} |`,
    [
      '5:10 may-be-missing: "case.candidate.phone" may be missing, and then the mail cannot be written',
    ],
  ],
  [
    'an unknown value in the subject',
    '---\nsubject: A {{ nme }}\n---\nB',
    ['2:15 unknown-variable: "nme" is not given to this text'],
  ],
  [
    'a marker without an end',
    `${head}\nUntil {{ expires | when\n\nBye`,
    ['5:7 broken-marker: "{{ expires | when" is no marker, so the mail would show it as it stands'],
  ],
  [
    'a tag without an end',
    `${head}\n{% if case.candidate.phone %}\n\nBye`,
    ['5:1 text-syntax: tag {% if case.candidate.phone %} not closed'],
  ],
  [
    'a link astray',
    `${head}\n[a](javascript:alert)`,
    ['5:5 unsafe-link: "link" must not lead to "javascript:alert"'],
  ],
  [
    'an address that is filled in',
    `${head}\nSee [a](https://a.example/{{ case.candidate.name }}).`,
    [
      '5:9 unsafe-link: an address must not be filled in: "https://a.example/{{ case.candidate.name }}"',
    ],
  ],
  [
    'a name of the frame',
    `${head}\n{% assign company = 'x' %}A`,
    ['5:1 duplicate-name: "company" is already taken'],
  ],
])('%s', async (_title, text, lines) => {
  const found = await checkTexts(filesOf(text, frame, sound), offer, { environment });
  expect(found.every(({ file }) => file === 'templates/offer/en.md')).toBe(true);
  expect(diagnosticLines(found)).toEqual(lines);
});

test.each<[number, readonly string[]]>([
  [5, ['5', '6', '7', '8', '9']],
  [9, ['5', '6', '7', '8', '9; and 4 more in this text']],
])('of %i entries that no mail takes these are told', async (count, told) => {
  const text = `${head}\n${'- [ ] a\n'.repeat(count)}`;
  const found = await checkTexts(filesOf(text, frame, sound), offer, { environment });
  expect(
    found.map(({ line, hint }) => `${line}${/; and \d+ more in this text$/.exec(hint)?.[0] ?? ''}`),
  ).toEqual(told);
});

const column = (content: string) => `${mjmlStart}${content}${mjmlEnd}`;

test.each<[string, string, string[]]>([
  ['a sound frame', frameText, []],
  ['an empty one', ' ', ['1:1 frame: the frame is empty']],
  [
    'one without the small print',
    column('{{ mail.text }}'),
    ['1:1 frame: the frame has no place for the small print of a mail'],
  ],
  [
    'a text in a comment',
    column('<!-- {{ mail.text }} -->{{ mail.small }}'),
    ['1:1 frame: the frame has no place for the text of a mail'],
  ],
  [
    'a text twice',
    column('{{ mail.text }}{{ mail.text }}{{ mail.small }}'),
    ['1:54 frame: the text of a mail would stand in it twice'],
  ],
  [
    'a text under a condition',
    column(
      '<mj-raw>{% if recipient.isCandidate %}</mj-raw>{{ mail.text }}<mj-raw>{% endif %}</mj-raw>{{ mail.small }}',
    ),
    ['1:86 frame: the text of a mail stands under a condition, and would be missing without it'],
  ],
  [
    'a text in a text',
    column('<mj-text>{{ mail.text }}</mj-text>{{ mail.small }}'),
    ['1:48 frame: the text of a mail has paragraphs, and they can stand in a column alone'],
  ],
  [
    'a text with a filter',
    column('{{ mail.text | upcase }}{{ mail.text }}{{ mail.small }}'),
    [
      '1:39 frame: "{{ mail.text | upcase }}" cannot be worked with: the parts of a mail are put in before it is sent',
    ],
  ],
  [
    'a fact of the case',
    column('{{ mail.text }}{{ mail.small }}<mj-text>{{ case.candidate.name }}</mj-text>'),
    ['1:82 unknown-variable: "case" is not given to this text'],
  ],
  [
    'an imprint that may be missing',
    column('{{ mail.text }}{{ mail.small }}<mj-text>{{ company.imprint }}</mj-text>'),
    ['1:82 may-be-missing: "company.imprint" may be missing, and then the mail cannot be written'],
  ],
  [
    'a condition that would be lost',
    column(
      '{{ mail.text }}{{ mail.small }}\n{% if company.imprint %}<mj-text>x</mj-text>{% endif %}',
    ),
    [
      '2:1 lost-in-mail: "{% if company.imprint %}" stands between two parts of the mail and would be lost',
      '2:45 lost-in-mail: "{% endif %}" stands between two parts of the mail and would be lost',
    ],
  ],
  [
    'MJML that is none',
    column('{{ mail.text }}{{ mail.small }}\n<mj-txt>x</mj-txt>'),
    ["2:1 mjml: element mj-txt doesn't exist or is not registered"],
  ],
])('%s', async (_title, text, lines) => {
  expect(diagnosticLines(await checkFrame({ file: frameFile, text }))).toEqual(lines);
});
