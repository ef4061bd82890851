import type { Template } from '../../engine/model/definitions.ts';
import { systemTemplates } from '../../engine/model/message.ts';
import { zoneFor } from '../../engine/compiler/files/template/texts/reader-zone.ts';
import { createRenderer, type MailReader } from '../../rendering/render.ts';
import { readSystemTemplates } from './system-templates.ts';

const renderer = createRenderer();
const shanghai: MailReader = { locale: 'zh-CN', zone: 'Asia/Shanghai' };
const berlin: MailReader = { locale: 'en', zone: 'Europe/Berlin' };
const deadline = { at: Date.parse('2026-10-08T16:00+08:00') };

const body = (content: string) =>
  `<mjml><mj-head><mj-preview>Peek</mj-preview></mj-head><mj-body><mj-section><mj-column>${content}</mj-column></mj-section></mj-body></mjml>`;
const template = (subject: string, content: string): Template => ({
  id: 'try',
  class: 'notice',
  subject: { en: subject },
  body: { en: body(content) },
});
const render = async (of: Template, variables: object, reader: MailReader = berlin) => {
  const rendered = await renderer.render(of, reader, variables);
  if ('reason' in rendered) throw new Error(rendered.reason);
  return rendered;
};

test.each<[string, string, object, MailReader, string]>([
  [
    'text stands in paragraphs, without the preview',
    '<mj-text>One</mj-text><mj-text>Two</mj-text>',
    {},
    berlin,
    'One\n\nTwo',
  ],
  [
    'a button becomes a link that can be copied',
    '<mj-button href="{{ links.task }}">Answer</mj-button>',
    { links: { task: 'https://t.example/t/abc' } },
    berlin,
    'Answer https://t.example/t/abc',
  ],
  [
    'a moment is told in the zone of its reader',
    '<mj-text>{{ due | when }}</mj-text>',
    { due: deadline },
    berlin,
    'Thursday, October 8, 2026 at 10:00 Central European Summer Time',
  ],
  [
    'a table of data keeps its columns',
    '<mj-table><tr><td>Li</td><td>90</td></tr><tr><td>Wang</td><td>8</td></tr></mj-table>',
    {},
    berlin,
    'Li     90\nWang   8',
  ],
  [
    'a label is told in the language of the template',
    '<mj-text>{{ task.title }}</mj-text>',
    { task: { title: { en: 'Review', 'zh-CN': '审批' } } },
    shanghai,
    'Review',
  ],
])('text part: %s', async (...[, content, variables, reader, text]) => {
  const rendered = await render(template('S', content), variables, reader);
  expect(rendered.text).toBe(text);
});

test.each<[string, string, string]>([
  ['{{ v }} 请您处理', '北风', '北风请您处理'],
  ['{{ v }} 请您处理', 'Northwind', 'Northwind 请您处理'],
  ['请 {{ v }} 处理', '北风', '请北风处理'],
  ['请 {{ v }} 处理', 'Acme 北风', '请 Acme 北风处理'],
  ['请 {{ v }} 处理', '北风 Acme', '请北风 Acme 处理'],
  ['<b>{{ v }}</b> 请您', '北风', '北风请您'],
  ['请 <b>{{ v }}</b> 处理', '北风', '请北风处理'],
  ['{{ v }} {% if v %}请{% endif %}', '北风', '北风请'],
  ['在 {{ v }} 之前', '周五（中欧）', '在周五（中欧）之前'],
  ['{{ v }} {{ v }}', '北风', '北风 北风'],
  ['请 {{ v }} 处理', '张 三', '请张 三处理'],
  ['{{ v }} is bound', '北风', '北风 is bound'],
  ['我 们 {{ v }}', 'A', '我 们 A'],
  ['{{ v }} 请', '北风\uFDD1', '北风请'],
])('of %s with %s comes %s', async (text, v, expected) => {
  const rendered = await render(template(text, `<mj-text>${text}</mj-text>`), { v });
  expect(rendered.text).toBe(expected);
  expect(rendered.subject.replaceAll(/<[^>]*>/g, '')).toBe(expected);
});

test('a name cannot become markup, nor its own header', async () => {
  const said = { recipient: { name: '<b>Eve</b>\r\nBcc: all@example.com' } };
  const { html, subject } = await render(
    template('For {{ recipient.name }}', '<mj-text>{{ recipient.name }}</mj-text>'),
    said,
  );
  expect(html).not.toContain('<b>');
  expect(subject).toBe('For <b>Eve</b> Bcc: all@example.com');
});

test('a missing value is the reason, which names it', async () => {
  const lacking = template('S', '<mj-text>{{ recipient.nme }}</mj-text>');
  expect(await renderer.render(lacking, berlin, { recipient: { name: 'Eve' } })).toEqual({
    reason: expect.stringMatching(/^the text "try" cannot be written: .*recipient\.nme/),
  });
});

test('a template without the language of its reader answers in English', async () => {
  const { locale } = await render(template('S', '<mj-text>x</mj-text>'), {}, shanghai);
  expect(locale).toBe('en');
});

const saidTo = (name: string, isCandidate = false) => ({
  case: { candidate: { name: '张三' }, position: { title: 'Engineer' } },
  recipient: { name, isCandidate },
  company: { name: 'Acme', color: '#0b5cad' },
  links: { task: 'https://t.example/t/abc' },
  task: { title: { en: 'Department HR review', 'zh-CN': '部门人事审批' }, deadline },
});

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  ['Asia/Beijing', 'Asia/Shanghai'],
  ['China Standard Time', 'Asia/Shanghai'],
  ['CST', 'Asia/Shanghai'],
  ['', 'Asia/Shanghai'],
  [undefined, 'Asia/Shanghai'],
])('no mail is lost for a zone: who gives %j reads in %s', (zone, expected) => {
  expect(zoneFor(zone === undefined ? {} : { zone }, 'Asia/Shanghai')).toBe(expected);
});

describe.each(['en', 'zh-CN'])('system templates in %s', (locale) => {
  const shipped = readSystemTemplates();

  test.each(systemTemplates)('%s says what, for whom, and where, once', async (id) => {
    const rendered = await render(shipped[id]!, saidTo('Li Na'), { ...shanghai, locale });
    expect(rendered.locale).toBe(locale);
    expect(rendered.subject).toContain(locale === 'en' ? 'Department HR review' : '部门人事审批');
    expect(rendered.text).toContain('张三');
    expect(rendered.html.match(/https:/g)).toHaveLength(1);
    expect(rendered.html).not.toContain('fonts.googleapis');
  });

  test.each(['request', 'reminder', 'escalation', 'reassigned'] as const)(
    '%s says until when',
    async (id) => {
      const { text } = await render(shipped[id]!, saidTo('Li Na'), { ...shanghai, locale });
      expect(text).toContain(
        locale === 'en'
          ? 'Thursday, October 8, 2026 at 16:00 China'
          : '2026年10月8日星期四 中国标准时间 16:00',
      );
    },
  );

  test.each(['request', 'reminder', 'escalation', 'reassigned'] as const)(
    '%s names the candidate to somebody of the same name',
    async (id) => {
      const reader = { ...shanghai, locale };
      const { subject, text } = await render(shipped[id]!, saidTo('张三'), reader);
      expect([subject.includes('张三'), text.match(/张三/g)?.length]).toEqual([true, 2]);
    },
  );

  test('a candidate is not told about themselves', async () => {
    const { subject, text } = await render(shipped['request']!, saidTo('张三', true), {
      ...shanghai,
      locale,
    });
    expect(subject).not.toContain('张三');
    expect(text.match(/张三/g)).toHaveLength(1);
  });
});

test.each<[string, string, RegExp]>([
  [
    'a mail says that its colours are meant as they are',
    '',
    /<meta name="color-scheme" content="light only">/,
  ],
  [
    'one that says another scheme keeps it',
    '<mj-raw><meta name="color-scheme" content="light dark"></mj-raw>',
    /^(?!.*light only).*content="light dark"/s,
  ],
])('%s', async (_title, head, expected) => {
  const one = template('x', '<mj-text>One</mj-text>');
  const source = one.body['en']?.replace('<mj-head>', `<mj-head>${head}`) ?? '';
  const { html, text } = await render({ ...one, body: { en: source } }, {});
  expect(html).toMatch(expected);
  expect(text).toBe('One');
});

test('a machine that was halted while it filled a text has not found the text wrong', async () => {
  const sound = template('x', '<mj-text>One</mj-text>');
  const real = performance.now.bind(performance);
  let now = 0;
  performance.now = () => (now += 60_000);
  try {
    const filled = renderer.render(sound, berlin, {});
    await expect(filled).rejects.toMatchObject({ code: 'render-timeout' });
  } finally {
    performance.now = real;
  }
});

test('a text that nothing could fill is given up at once', async () => {
  const endless = template('x', '<mj-text>{% for i in (1..1000000000) %}x{% endfor %}</mj-text>');
  const given = await renderer.render(endless, berlin, {});
  expect(given).toEqual({ reason: expect.stringContaining('memory alloc limit exceeded') });
});
