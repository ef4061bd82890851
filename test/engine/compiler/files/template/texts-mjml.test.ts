import { around, behind, check, inText, offer } from './texts-sample.ts';

test.each<[string, string, string[]]>([
  [
    'an unknown tag',
    inText('x').replaceAll('mj-text', 'mj-txt'),
    ["1: element mj-txt doesn't exist or is not registered"],
  ],
  [
    'an unknown attribute',
    `${around}\n\n  <mj-text colour="red">x</mj-text>${behind}`,
    ['3: attribute colour is illegal'],
  ],
  [
    'a tag that is never closed',
    `${around}\n<mj-text>x${behind}`,
    ['2: "</mj-column>" comes while "<mj-text>" is open'],
  ],
  [
    'a tag that closes nothing',
    `${around}</mj-text>\n${behind}`,
    ['1: "</mj-text>" closes nothing'],
  ],
  [
    'another file',
    `${around}\n<mj-include path="../../secret" />${behind}`,
    ['2: "<mj-include>" may not be used in a mail'],
  ],
  ['a script', inText('<script>1</script>'), ['1: "<script>" may not be used in a mail']],
  ['no mail at all', 'hello', ['1: parsing failed. Check your mjml.']],
  ['nothing', '', ['1: parsing failed. Check your mjml.']],
  [
    'a condition between two parts',
    `${around}\n{% if case.result %}\n<mj-text>x</mj-text>\n{% endif %}${behind}`,
    [
      '2: "{% if case.result %}" stands between two parts of the mail and would be lost',
      '4: "{% endif %}" stands between two parts of the mail and would be lost',
    ],
  ],
  [
    'a condition between two parts, and the same one inside a text',
    `${around}\n<mj-text>{% if case.result %}a{% endif %}</mj-text>\n{% if case.result %}<mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>${behind}`,
    ['3: "{% if case.result %}" stands between two parts of the mail and would be lost'],
  ],
  [
    'double quotes in an attribute',
    `${around}<mj-button href="https://a.example/{{ 'a' | append: "b" }}">x</mj-button>${behind}`,
    ['1: attributes b", }}" are illegal'],
  ],
])('%s is found in MJML', async (_title, body, expected) => {
  const found = await check(body, offer);
  expect(found.map(({ line, message }) => `${line}: ${message}`)).toEqual(expected);
});

test('a condition inside mj-raw is kept', async () => {
  const body = `${around}<mj-raw>{% if case.result %}</mj-raw><mj-text>x</mj-text><mj-raw>{% endif %}</mj-raw>${behind}`;
  expect(await check(body, offer)).toEqual([]);
});

test.each([
  ['deep', '<mj-section>'.repeat(15_000)],
  ['long', inText('{{ recipient.name }} '.repeat(9000))],
  ['just not too long', inText('{{ recipient.name }} '.repeat(490))],
  ['just not too large', inText('</mj-text><mj-text>x'.repeat(490))],
  ['full of openings', '{{ '.repeat(60_000)],
  ['full of brackets', '<mj-'.repeat(60_000)],
  ['too large', 'x'.repeat(300_000)],
])('a body that is %s gets an answer', async (_title, body) => {
  expect(Array.isArray(await check(body, offer))).toBe(true);
});
