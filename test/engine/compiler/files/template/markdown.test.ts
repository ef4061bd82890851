import { markdownToMjml } from '../../../../../engine/compiler/files/template/markdown/to-mjml.ts';

// Texts in Markdown, and the MJML that they become.

const list = (tag: string, items: string, more = ''): string =>
  `<mj-text><${tag} style="margin: 0; padding-left: 24px"${more}>\n${items}\n</${tag}></mj-text>`;

test.each<[string, string, string]>([
  ['a paragraph', 'Dear {{ recipient.name }},', '<mj-text>Dear {{ recipient.name }},</mj-text>'],
  ['two', 'One\n\nTwo', '<mj-text>One</mj-text>\n<mj-text>Two</mj-text>'],
  ['a line that goes on', 'One\ntwo', '<mj-text>One two</mj-text>'],
  ['a line that goes on in Chinese', '一\n二', '<mj-text>一二</mj-text>'],
  ['a line that ends', 'Regards\\\nAcme', '<mj-text>Regards<br />Acme</mj-text>'],
  ['another, in Windows', 'Regards  \r\nAcme\r\n', '<mj-text>Regards<br />Acme</mj-text>'],
  [
    'bold',
    '**{{ a | when }}** *b*',
    '<mj-text><strong>{{ a | when }}</strong> <em>b</em></mj-text>',
  ],
  ['bold before Chinese', '**职位：**后', '<mj-text><strong>职位：</strong>后</mj-text>'],
  ['bold in italics', '*a **b** c*', '<mj-text><em>a <strong>b</strong> c</em></mj-text>'],
  ['stars that are none', '5 * 3, snake_case, \\*', '<mj-text>5 * 3, snake_case, *</mj-text>'],
  ['a word of parts in italics', '_snake_case_', '<mj-text><em>snake_case</em></mj-text>'],
  ['a word of parts from the case', '{{ a }}_{{ b }}', '<mj-text>{{ a }}_{{ b }}</mj-text>'],
  ['brackets and waves', 'a [b] c~~', '<mj-text>a [b] c~~</mj-text>'],
  ['brackets at the start of a line', '\\[b]: c', '<mj-text>[b]: c</mj-text>'],
  ['an entry in brackets', '- [b] c', list('ul', '<li>[b] c</li>')],
  [
    'a condition in bold',
    '**a{% if x %} b{% endif %}** c',
    '<mj-text><strong>a{% if x %} b{% endif %}</strong> c</mj-text>',
  ],
  ['signs of HTML', 'R & D < 3 &nbsp;', '<mj-text>R &amp; D &lt; 3 &nbsp;</mj-text>'],
  [
    'a link',
    'See [this](https://a.example/?a=1&b=2).',
    '<mj-text>See <a href="https://a.example/?a=1&amp;b=2">this</a>.</mj-text>',
  ],
  [
    'a link alone',
    '[Answer **now**]({{ links.task }})',
    '<mj-button href="{{ links.task }}">Answer <strong>now</strong></mj-button>',
  ],
  [
    'a heading',
    '## How it goes on',
    '<mj-text mj-class="heading"><div role="heading" aria-level="2">How it goes on</div></mj-text>',
  ],
  ['a list', '- a\n- b\n  c', list('ul', '<li>a</li>\n<li>b c</li>')],
  ['a numbered list', '1. a\n\n2. b', list('ol', '<li>a</li>\n<li>b</li>')],
  ['one from three on', '3. a', list('ol', '<li>a</li>', ' start="3"')],
  [
    'a list from a loop',
    '{% for one in x %}\n- {{ one }}\n{% endfor %}',
    list('ul', '{% for one in x %}\n<li>{{ one }}</li>\n{% endfor %}'),
  ],
  [
    'an item that may be missing',
    '- a\n{% if x %}- b{% endif %}',
    list('ul', '<li>a</li>\n{% if x %}<li>b</li>{% endif %}'),
  ],
  [
    'a table',
    '| **A** | {{ a | default: "|" }} |\n{% if b %}| B | \\| |{% endif %}',
    '<mj-table>\n<tr valign="top"><td width="35%"><strong>A</strong></td><td>{{ a | default: "|" }}</td></tr>\n{% if b %}<tr valign="top"><td width="35%">B</td><td>|</td></tr>{% endif %}\n</mj-table>',
  ],
  [
    'a table with heads',
    '| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |',
    '<mj-table>\n<tr valign="top"><th align="left">A</th><th align="left">B</th><th align="left">C</th></tr>\n\n<tr valign="top"><td>1</td><td>2</td><td>3</td></tr>\n</mj-table>',
  ],
  [
    'a condition around paragraphs',
    '{% if a %}\n\nOne\n\nTwo\n\n{% endif %}',
    '<mj-raw>{% if a %}</mj-raw>\n<mj-text>One</mj-text>\n<mj-text>Two</mj-text>\n<mj-raw>{% endif %}</mj-raw>',
  ],
  [
    'a condition around one',
    '{% if a %}Call {{ a }}{% endif %}',
    '<mj-raw>{% if a %}</mj-raw><mj-text>Call {{ a }}</mj-text><mj-raw>{% endif %}</mj-raw>',
  ],
  [
    'a condition with two ways',
    '{% if a %}A{% else %}B{% endif %}',
    '<mj-text>{% if a %}A{% else %}B{% endif %}</mj-text>',
  ],
])('%s', (_title, text, mjml) => {
  expect(markdownToMjml(text)).toMatchObject({ text: mjml, small: '', problems: [], strays: [] });
});

test.each(['---', '* * *'])('what stands behind a line %j is the small print', (line) => {
  expect(markdownToMjml(`One\n\n${line}\n\nTwo`)).toMatchObject({
    text: '<mj-text>One</mj-text>',
    small: '<mj-text mj-class="small">Two</mj-text>',
  });
});

test.each<[string, string, string]>([
  ['a\n\n<b>x', '<b>', 'a text in Markdown has no tags of HTML or MJML'],
  ['![x](https://a.example/x.png)', '![x](https://a.example/x.png)', 'a text has no pictures'],
  ['[a] (b)', '[a] (b)', 'this is almost a link'],
  ['[答复]（b）', '[答复]（b）', 'this is almost a link'],
  ['[a][b]', '[a][b]', 'this is almost a link'],
  ['[a [b]](c)', '](', 'this is almost a link'],
  ['a ~~b~~', '~~b~~', 'a text strikes nothing out'],
  ['5*3*2', '*', '"*" between two numbers would be lost'],
  ['-列表\n-二', '-列表', 'an entry of a list wants a blank behind its sign'],
  ['1.第一\n2.第二', '1.第一', 'an entry of a list wants a blank behind its number'],
  ['１．第一', '１．第一', 'an entry of a list wants a blank behind its number'],
  ['＃＃ 标题', '＃＃ 标题', 'a sign of full width begins nothing'],
  ['｜ 项目 ｜', '｜ 项目 ｜', 'a sign of full width begins nothing'],
  ['请＊＊注意＊＊', '请＊＊注意＊＊', 'signs of full width make nothing bold'],
  ['- 请＊＊注意＊＊', '- 请＊＊注意＊＊', 'signs of full width make nothing bold'],
  ['［答复］（https://a.example）', '［答复］（https://a.example）', 'this is almost a link'],
  ['a | b\n--|--\n1 | 2', '--|--', 'each row of a table stands between two "|"'],
  ['a `b`', '`', 'a text shows no code'],
  ['a **b', '**', '"**" has no other "**" in the same paragraph'],
  ['_a_b', '_', '"_" has no other "_" in the same paragraph'],
  ['> a', '> a', 'a text has no quotations'],
  ['- a\n  - b', '- b', 'a list stands inside another list'],
  ['1、中文', '1、中文', '"、" begins no entry of a list'],
  ['#Head', '#Head', 'a heading wants a blank behind "#"'],
  ['# Head #', '# Head #', 'a heading has "#" at its start alone'],
  ['a\n---\nb', '---', 'a line under words is no heading here'],
  ['a\n\n---\n\nb\n\n---', '---', 'this is a second line "---"'],
  ['| a | b |\n| c |', 'c', 'the row has 1 cell, and others have 2'],
  [
    '| a | b || a | b |\n| c | d |\n| e | f |',
    'a | b || a | b',
    'the row has 5 cells, and others have 2',
  ],
  ['**a** | b |', '**a** | b |', 'a row of a table has lost its first "|"'],
  ['- - a', '- a', 'an entry of a list begins with two signs'],
  ['1. 1. a', '1. a', 'an entry of a list begins with two signs'],
  ['- a\n-- b', '-- b', 'this sign begins no entry of a list'],
  ['a\n\n--\n\nb', '--', 'this line is not the one before the small print'],
  ['- a\n-{{ b }}', '-{{ b }}', 'an entry of a list wants a blank behind its sign'],
  ['-**a**\n- b', '-**a**', 'an entry of a list wants a blank behind its sign'],
  ['| a', '| a', 'a row of a table has lost its last "|"'],
  [
    'See [a].\n\n[a]: https://a.example',
    '[a]: https://a.example',
    'a text has no list of addresses for its links',
  ],
  ['- [ ] a', '[ ] a', 'a mail has nothing to tick'],
  ['- a\n- [x] b', '[x] b', 'a mail has nothing to tick'],
  ['1. [X] a', '[X] a', 'a mail has nothing to tick'],
  [
    'a **b {% if x %}c** d{% endif %}',
    '{% if x %}',
    '"{% if x %}" stands inside of words in bold or italics, and what belongs to it outside',
  ],
  [
    '{% if x %}*a{% else %}b* c{% endif %}',
    '{% else %}',
    '"{% else %}" stands inside of words in bold or italics, and what belongs to it outside',
  ],
  [
    '{% if x %}see [a{% endif %} b](https://a.example)',
    '{% endif %}',
    '"{% endif %}" stands inside of a link, and what belongs to it outside',
  ],
  [
    '[a {% if x %}b](https://a.example){% endif %}',
    '{% if x %}',
    '"{% if x %}" stands inside of a link, and what belongs to it outside',
  ],
  [
    '{% if a %}b\n\nc{% endif %}\n\n- d {% endif %}',
    '{% endif %}',
    '"{% endif %}" and what belongs to it stand in different paragraphs',
  ],
  [
    '- {% if a %}b\n- c',
    '{% if a %}',
    '"{% if a %}" and what belongs to it stand in different paragraphs',
  ],
])('%j', (text, written, message) => {
  const { problems, strays } = markdownToMjml(text);
  const [first] = [...problems, ...strays];
  expect(first?.message).toBe(message);
  expect(text.slice(first?.from, first?.to)).toBe(written);
});

const longest = 99_000;

const signs = ['*', '**a ', '[', '[](', '~~', '\\', '<a ', ' ', '\t', '_a', '`', '| ', '- ', '1. '];
const markers = [
  '{{',
  '{%',
  '{{ x }}\n\n',
  '{% if x %}',
  '{% if x %}\n',
  '- {{ x }}\n',
  '|{{ x }}|\n',
];

test.each([...signs, ...markers])('much of %j is read in a time that grows with it', (piece) => {
  expect(
    growth((length) => [
      piece.repeat(length / piece.length),
      `a${piece.repeat(length / piece.length)}b`,
      `${piece}\n`.repeat(length / (piece.length + 1)),
    ]),
  ).toBeLessThan(between);
});

test('so is a marker with much in it', () => {
  expect(growth((length) => [`{{ a${' '.repeat(length)}b }}`])).toBeLessThan(between);
});

const times = 32;
/** Between what grows with the length and what grows with its square, on a busy machine too. */
const between = times ** 1.5;
/** Below this a clock tells little. */
const leastMs = 20;

/** How often as long texts take that are so many times as long; measured side by side, the better of two. */
function growth(textsOf: (length: number) => readonly string[]): number {
  const best = { short: Infinity, long: Infinity };
  for (let round = 0; round < 2; round += 1) {
    best.short = Math.min(best.short, timeOf(textsOf(longest / times)));
    best.long = Math.min(best.long, timeOf(textsOf(longest)));
  }
  return best.long / Math.max(best.short, leastMs);
}

function timeOf(texts: readonly string[]): number {
  const begun = performance.now();
  for (const text of texts) markdownToMjml(text);
  return performance.now() - begun;
}
