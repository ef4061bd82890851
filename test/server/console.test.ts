import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import { markAccepted, markTransmitting, type DeliveryKey } from '../../store/messages.ts';
import { call, department, now, onboarding, seats } from './sample.ts';
import type { Trouble } from '../../wording/troubles.ts';
import { pageText } from './page-text.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const asked = (rung: number): Fact => ({
  kind: 'sent',
  message: `department/request.${rung}`,
  step: 'department',
  template: 'request',
  class: 'notice',
  to: { rung },
});
const escalated: Fact = {
  kind: 'escalated',
  task: 'department',
  round: 1,
  rung: 1,
  to: ['hr-director', 'area-manager'],
  deadline: 9,
};

const kept: Fact = { kind: 'promise', promise: 0, kept: true, due: 9, by: 7_200_000 };
const broken: Fact = { ...kept, kept: false, by: 262_800_000 };

const consoleOf = async (id: string): Promise<string> => {
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  return (await agent.get(`/console/${id}`)).text;
};

test('the list begins with what is open, and shows the rest to whoever asks', async () => {
  const open = await harness.openCase(department());
  const ended = await harness.openCase({ kind: 'ended', outcome: 'rejected' });
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const shown = async (query: string) => {
    const { text } = await agent.get(`/console${query}`);
    return [open, ended].map((id) => text.includes(`/console/${id}`));
  };
  expect(await shown('')).toEqual([true, false]);
  expect(await shown('?status=open')).toEqual([true, false]);
  expect(await shown('?status=all')).toEqual([true, true]);
  expect(await shown('?status=ended&flow=core-transparent')).toEqual([false, true]);
});

test.each<[string, readonly Fact[], RegExp]>([
  ['open', [], /tag open">open</],
  ['kept', [kept], /tag kept">kept<.*promise 1 kept, with 2 h to spare/s],
  ['broken', [broken], /tag broken">broken<.*promise 1 broken: 3 days 1 h too late/s],
  [
    'never kept',
    [{ ...broken, never: true }],
    /tag broken">broken<.*promise 1 broken: it never came/s,
  ],
  ['void', [{ kind: 'ended', outcome: 'withdrew' }], /tag void">came to nothing</],
])('a promise that is %s stands beside what was proved of it', async (_state, facts, expected) => {
  const text = await consoleOf(await harness.openCase(...facts));
  expect(text).toMatch(/tell candidate about an answer within 3 business days.*1 h 45 min/s);
  expect(text).toMatch(expected);
});

test('what is due on days that no calendar knows yet is marked on the page of the case, in the list and in the API', async () => {
  const id = await harness.openCase(department({ deadline: Date.parse('2080-01-05T10:00+08:00') }));
  expect(await consoleOf(id)).toMatch(/January 2080.*\(provisional: the holidays/s);
  expect(await consoleOf('')).toMatch(/January 2080.*\(provisional: the holidays/s);
  const { body } = await request(harness.app)
    .get(`/api/cases/${id}`)
    .set({ Authorization: `Bearer ${apiKey}` });
  expect([body.case.provisional, body.tasks[0].provisional]).toEqual([true, true]);
});

test.each([
  ['en', 'stopped by an error', 'a duration names a calendar that the plan does not have; group'],
  ['zh-CN', '因错误停止', '时长所用的日历不在计划中；group'],
])('a stopped case says so and why, in %s', async (locale, status, reason) => {
  const stopped = { kind: 'stopped', reason: { code: 'unknown-calendar', step: 'group' } } as const;
  const id = await harness.openCase(department(), stopped);
  const text = await consoleOf(`${id}?lang=${locale}`);
  expect(text).toContain(`tag stopped">${status}<`);
  expect(text).toContain(reason);
  expect(text).toContain(`tidings resume ${id}`);
});

test('a task that outlives the end of its case still waits for somebody', async () => {
  const id = await harness.openCase(call(), { kind: 'ended', outcome: 'accepted' });
  expect(await consoleOf(id)).toMatch(/Open tasks.*Call the candidate to confirm.*recruiter/s);
});

test('a message to those who are asked goes to their roles, level by level', async () => {
  const id = await harness.openCase(
    department(),
    asked(0),
    seats('department', 0, 'li-na'),
    escalated,
    asked(1),
  );
  const text = await consoleOf(id);
  expect(text.match(/message request to [^<]*/g)).toEqual([
    'message request to department-hr on its way',
    'message request to hr-director, area-manager on its way',
  ]);
  expect(text).toContain('Department HR review waits for Li Na');
  expect(text.match(/(?<=data-name="To">)[^<]*/g)).toEqual([
    'department-hr',
    'hr-director, area-manager',
  ]);
});

test('what people wrote, chose and sent stands on the page of the case, with the file as an attachment', async () => {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  const link = await harness.taskLink(id, 'onboarding', 'candidate');
  const day = /<option value="(\d{4}-\d\d-\d\d)"/.exec(
    (await request(harness.app).get(link)).text,
  )?.[1];
  const bytes = Buffer.from('%PDF-1.4 <script>');
  await request(harness.app)
    .post(link)
    .field({ outcome: 'accepted', 'field-start': day ?? '', 'field-device': 'computer' })
    .field('field-topics', 'On-call\r\nand <b>lunch</b>')
    .attach('field-certificate', bytes, '证书.pdf')
    .expect(303);
  await harness.happens(id, {
    kind: 'event',
    event: 'withdrawn',
    person: 'candidate',
    comment: 'Moved away',
    channel: 'page',
  });
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const { text } = await agent.get(`/console/${id}`);
  expect(text).toContain('What people said');
  expect(text).toContain('On-call\nand &lt;b>lunch&lt;/b>');
  expect(text).toContain('Moved away');
  const path = new RegExp(`href="(/console/${id}/files/[^"]+)">证书\\.pdf`).exec(text)?.[1] ?? '';
  const file = await agent.get(path);
  expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
    200,
    'application/pdf',
    expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E8%AF%81/),
  ]);
  expect(Buffer.from(file.body as Uint8Array)).toEqual(bytes);
  const other = await harness.openCase(department());
  expect((await agent.get(path.replace(id, other))).status).toBe(404);
  expect((await request(harness.app).get(path)).text).toContain('API key');
  const byProgram = await request(harness.app)
    .get(path.replace('/console/', '/api/cases/'))
    .set('Authorization', `Bearer ${apiKey}`);
  expect([byProgram.status, byProgram.headers['content-type']]).toEqual([200, 'application/pdf']);
});

const reason = { code: 'internal-error' } as const;
const problems = [{ name: 'TidingsDue' }];
test.each([
  ['en', /What stands still.*another type.*TidingsDue is not registered.*an error has stopped/s],
  ['zh-CN', /停滞的事项.*没有注册搜索属性.*TidingsDue 未注册.*案例因错误而停止/s],
])('the first page says what stands still and what to do, in %s', async (locale, expected) => {
  harness.standsStill(
    { code: 'case-stopped', case: 'x1', since: 0, detail: { kind: 'stop', reason } },
    { code: 'search-attributes', detail: { kind: 'attributes', problems } },
    { code: 'no-mail-worker' },
  );
  const text = await consoleOf(`?lang=${locale}`);
  harness.standsStill();
  expect(text).toMatch(expected);
  expect(text).toContain('tidings resume');
});

const status: Fact = {
  kind: 'sent',
  message: 'in-review',
  step: 'in-review',
  template: 'in-review',
  class: 'status',
  to: { who: 'candidate' },
};

test.each<[string, (key: DeliveryKey) => Promise<unknown>, string, RegExp]>([
  ['never left', async () => undefined, 'dropped', />stopped</],
  [
    'had begun to leave when the connection broke',
    (key) => markTransmitting(harness.store, key, now),
    'unknown',
    />unknown</,
  ],
  [
    'was taken before',
    (key) => markAccepted(harness.store, key, { at: now, response: '250' }),
    'accepted',
    />accepted by the mail server</,
  ],
])(
  'a message that is not tried any more and %s is told alike by page, API and export',
  async (_title, before, fate, words) => {
    const id = await harness.openCase(status);
    await before({ case: id, message: 'in-review', person: 'candidate' });
    await harness.happens(id, { kind: 'dropped', message: 'in-review' });
    const api = async (path: string) =>
      (
        await request(harness.app)
          .get(path)
          .set({ Authorization: `Bearer ${apiKey}` })
      ).body;
    expect((await api(`/api/cases/${id}`)).messages).toMatchObject([{ fate: { fate } }]);
    expect((await api(`/api/cases/${id}/export`)).told).toMatchObject([{ fate }]);
    const page = await consoleOf(id);
    expect(page).toMatch(words);
    expect(page).toContain('message in-review called off: it is not tried any more');
  },
);

test('lists and pages say words and names, and all times in one zone with its short name', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na', 'zhao-min'));
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const read = async (path: string, lang: string) =>
    pageText((await agent.get(`${path}?lang=${lang}`)).text);
  const [line, page, chinese] = [
    (await read('/console', 'en')).split(` ${id} `)[1]?.split('case')[0] ?? '',
    await read(`/console/${id}`, 'en'),
    await read('/console', 'zh-CN'),
  ];
  expect(line).toMatch(
    /^Core roles running Department HR review Wed, 30 September 2026 at 11:00 \(GMT\+8\) /,
  );
  expect(page).toMatch(/Department HR review Li Na, 赵敏 Wed, 30 .* 11:00 \(GMT\+8\)/);
  expect(page.match(/\((?!GMT\+8\))[A-Z][^)]*(Time|UTC|GMT)[^)]*\)/g)).toBeNull();
  expect(chinese).toMatch(/Core roles 进行中 部门 HR 评审 2026年9月30日周三 11:00 \(GMT\+8\)/);
});

test.each<[string, Trouble['code'], boolean]>([
  ['was terminated', 'workflow-failed', true],
  ['is not known to Temporal', 'workflow-missing', true],
  ['fails at a mail', 'activity-fails', false],
])('a case whose workflow %s is shown as it is', async (_title, code, still) => {
  const [id, other] = [await harness.openCase(department()), await harness.openCase(department())];
  const detail = { kind: 'words', words: 'somebody has ended it' } as const;
  harness.standsStill({ code, case: id, since: 0, detail });
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const page = async (path: string) => pageText((await agent.get(`${path}?lang=en`)).text);
  const standing = 'stands still: its workflow is gone';
  const list = await page('/console');
  expect(list.includes(`${id} Core roles ${standing}`)).toBe(still);
  expect(list).toContain(`${other} Core roles running`);
  const shown = await page(`/console/${id}`);
  expect(shown.includes(standing)).toBe(still);
  expect(shown).toContain('somebody has ended it');
  expect(await page(`/console/${other}`)).not.toContain('somebody has ended it');
  harness.standsStill();
});
