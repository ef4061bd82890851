import { mjmlStart, mjmlEnd, checkEnglishBody, mjmlText, offer } from './texts-sample.ts';

test.each<[string, string, string[]]>([
  [
    'an unknown tag',
    mjmlText('x').replaceAll('mj-text', 'mj-txt'),
    ["1: element mj-txt doesn't exist or is not registered"],
  ],
  [
    'an unknown attribute',
    `${mjmlStart}\n\n  <mj-text colour="red">x</mj-text>${mjmlEnd}`,
    ['3: attribute colour is illegal'],
  ],
  [
    'a tag that is never closed',
    `${mjmlStart}\n<mj-text>x${mjmlEnd}`,
    ['2: "</mj-column>" comes while "<mj-text>" is open'],
  ],
  [
    'a tag that closes nothing',
    `${mjmlStart}</mj-text>\n${mjmlEnd}`,
    ['1: "</mj-text>" closes nothing'],
  ],
  [
    'another file',
    `${mjmlStart}\n<mj-include path="../../secret" />${mjmlEnd}`,
    ['2: "<mj-include>" may not be used in a mail'],
  ],
  ['a script', mjmlText('<script>1</script>'), ['1: "<script>" may not be used in a mail']],
  [
    'a tag that has lost its last bracket',
    `${mjmlStart}\n<mj-text>x</mj-text\n<mj-text>y</mj-text>${mjmlEnd}`,
    ['2: "</mj-text" has lost its ">"'],
  ],
  [
    'a tag that is not closed for some lines',
    `${mjmlStart}\n<mj-text>x\n\n${mjmlEnd}`,
    ['2: "</mj-column>" comes while "<mj-text>" is open'],
  ],
  [
    'a break of the line that has lost its bracket, behind which words are lost',
    mjmlText('With kind regards<br /{{ company.name }}'),
    ['1: "<br" has lost its ">"'],
  ],
  [
    'the color of the company, where MJML wants one that it knows',
    `${mjmlStart}<mj-text color="{{ company.color }}">{% if company.imprint %}{{ company.imprint }}{% endif %}</mj-text>${mjmlEnd}`,
    [],
  ],
  [
    'another value there',
    `${mjmlStart}<mj-text color="{{ company.name }}">x</mj-text>${mjmlEnd}`,
    ['1: attribute color has invalid value: {{ company.name }} for type Color'],
  ],
  ['breaks of the line, as HTML and as XML has them', mjmlText('a<br>b<br />c<hr>d'), []],
  [
    'an attribute of HTML with a letter missing',
    mjmlText('<table><tr><td widt="35%">a</td></tr></table>'),
    ['1: "widt" is not an attribute of "<td>"'],
  ],
  [
    'attributes that a mail may have',
    mjmlText(
      '<table role="presentation"><tr valign="top"><td width="35%" style="a: b" aria-label="c" {% if 1 < 2 %}bgcolor="red"{% endif %}>a</td></tr></table>',
    ),
    [],
  ],
  [
    'signs of inequality and quotes in tags',
    mjmlText('<a href="https://a.example" title="a > b">{% if 1 < 2 %}x{% endif %}</a>'),
    [],
  ],
  [
    'a tag that has lost its bracket',
    `<mjml><mj-head><mj-attributes>\nmj-all color="red" /></mj-attributes></mj-head></mjml>`,
    ['1: "mj-all color="red" />" stands between two parts of the mail and would be lost'],
  ],
  [
    'a mail that is cut',
    `${mjmlStart}\n<mj-text>Dear`,
    [
      '2: the mail ends while "<mjml>", "<mj-body>", "<mj-section>", "<mj-column>", "<mj-text>" are open',
    ],
  ],
  [
    'a cell that is never closed',
    mjmlText('<table><tr><td>a/td></tr></table>'),
    ['1: "</tr>" comes while "<td>" is open'],
  ],
  [
    'a word that is strong to the end',
    mjmlText('<strong>a'),
    ['1: "</mj-text>" comes while "<strong>" is open'],
  ],
  ['no mail at all', 'hello', ['1: this is no MJML']],
  ['nothing', '', ['1: the mail is empty']],
  [
    'a condition between two parts',
    `${mjmlStart}\n{% if case.result %}\n<mj-text>x</mj-text>\n{% endif %}${mjmlEnd}`,
    [
      '2: "{% if case.result %}" stands between two parts of the mail and would be lost',
      '4: "{% endif %}" stands between two parts of the mail and would be lost',
    ],
  ],
  [
    'a condition between two parts, and the same one inside a text',
    `${mjmlStart}\n<mj-text>{% if case.result %}a{% endif %}</mj-text>\n{% if case.result %}<mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>${mjmlEnd}`,
    ['3: "{% if case.result %}" stands between two parts of the mail and would be lost'],
  ],
  [
    'double quotes in an attribute',
    `${mjmlStart}<mj-button title="{{ 'a' | append: "b" }}">x</mj-button>${mjmlEnd}`,
    ['1: attributes b", }}" are illegal'],
  ],
])('%s is found in MJML', async (_title, body, expected) => {
  const found = await checkEnglishBody(body, offer);
  expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual(expected);
});

test('a condition inside mj-raw is kept', async () => {
  const body = `${mjmlStart}<mj-raw>{% if case.result %}</mj-raw><mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>${mjmlEnd}`;
  expect(await checkEnglishBody(body, offer)).toEqual([]);
});

test.each([
  ['deep', '<mj-section>'.repeat(15_000)],
  ['long', mjmlText('{{ recipient.name }} '.repeat(9000))],
  ['just not too long', mjmlText('{{ recipient.name }} '.repeat(490))],
  ['just not too large', mjmlText('</mj-text><mj-text>x'.repeat(490))],
  ['full of openings', '{{ '.repeat(60_000)],
  ['full of brackets', '<mj-'.repeat(60_000)],
  ['too large', 'x'.repeat(300_000)],
])('a body that is %s gets an answer', async (_title, body) => {
  expect(Array.isArray(await checkEnglishBody(body, offer))).toBe(true);
});
