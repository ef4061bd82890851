import { compile } from '../../../../engine/compiler/compile.ts';
import { surroundingFiles } from '../fixtures.ts';

// A flow whose candidates have no page: no link to one, and another way to withdraw.

const house = `company: { name: Northwind, reply-to: hr@example.com }\n`;
const text = (words: string) =>
  `<mjml><mj-body><mj-section><mj-column><mj-text>${words}</mj-text></mj-column></mj-section></mj-body></mjml>\n`;
const template = (id: string, words: string, chinese = words): [string, string][] => [
  [
    `templates/${id}/template.yaml`,
    `template: ${id}\nclass: notice\nsubject: { en: ${id}, zh-CN: ${id} }\n`,
  ],
  [`templates/${id}/en.mjml`, text(words)],
  [`templates/${id}/zh-CN.mjml`, text(chinese)],
];
const way = '{% if company.replyTo %}Answer to {{ company.replyTo }}{% endif %}';
const texts = [
  ...template('way', way),
  ...template('half', way, '你好'),
  ...template('bare', 'Hello'),
  ...template('linked', `${way} {{ links.progress }}`),
  ...template('guarded', `${way} {% if links.progress %}{{ links.progress }}{% endif %}`),
  ...template('task', `${way} {{ links.task }}`),
];

const found = async (steps: string, { around = house, more = '' } = {}) => {
  const flow = `flow: main\ntitle: T\ncalendar: office\ncandidate-page: none\nsteps: ${steps}\n${more}`;
  const all = [...surroundingFiles(), ...texts, ['flows/main.yaml', flow] as const];
  const files = new Map(around === '' ? all : [...all, ['house.yaml', around] as const]);
  const { plan, diagnostics } = await compile(files, 'main');
  const lines = diagnostics.map(
    ({ code, file, line, column }) => `${code} ${file}:${line}:${column}`,
  );
  expect(plan?.candidatePage).toBe(lines.length === 0 ? 'none' : undefined);
  return lines;
};

const tell = (id: string) => `{ tell: candidate, template: ${id} }`;
const end = '{ end: done }';

test.each<[string, string, string[]]>([
  ['a first message that names one', `[${tell('way')}, ${tell('bare')}, ${end}]`, []],
  ['a link that is there where there is a page', `[${tell('guarded')}, ${end}]`, []],
  [
    'a first message that names none',
    `[${tell('bare')}, ${end}]`,
    ['withdrawal-way flows/main.yaml:5:38'],
  ],
  [
    'one that names it in one language',
    `[${tell('half')}, ${end}]`,
    ['withdrawal-way flows/main.yaml:5:38'],
  ],
  [
    'a way on which another is the first',
    `[{ choose: [{ when: "has(case.score)", do: [${tell('bare')}] }], else: [${tell('way')}] }, ${tell('bare')}, ${end}]`.replace(
      'case.score > 1.0',
      'has(case.score)',
    ),
    ['withdrawal-way flows/main.yaml:5:81'],
  ],
  [
    'a mail of the system that asks first',
    `[{ ask: candidate, form: first-day, within: 1h, silent: [] }, ${end}]`,
    ['withdrawal-way flows/main.yaml:5:9'],
  ],
  [
    'a link to the page',
    `[${tell('linked')}, ${end}]`,
    [
      'may-be-missing templates/linked/en.mjml:1:118',
      'may-be-missing templates/linked/zh-CN.mjml:1:118',
    ],
  ],
  [
    'a link to a form by a message that asks nothing',
    `[${tell('task')}, ${end}]`,
    [
      'may-be-missing templates/task/en.mjml:1:118',
      'may-be-missing templates/task/zh-CN.mjml:1:118',
    ],
  ],
])('%s', async (_title, steps, expected) => {
  expect(await found(steps)).toEqual(expected);
});

test('without an address of the house no text names one', async () => {
  const steps = `[${tell('way')}, ${end}]`;
  expect(await found(steps, { around: '' })).toEqual(['withdrawal-way flows/main.yaml:5:38']);
});

test('a backstop may come before the first message, unless that leaves at once', async () => {
  const more = `backstops: [{ unless: answer, after: 1h, do: [${tell('bare')}] }]`;
  expect(await found(`[${tell('way')}, { wait: 3h }, ${end}]`, { more })).toEqual([]);
  expect(await found(`[{ wait: 3h }, ${tell('way')}, ${end}]`, { more })).toEqual([
    'withdrawal-way flows/main.yaml:6:76',
  ]);
});
