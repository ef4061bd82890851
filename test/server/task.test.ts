import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import { call, department, group, now, seats } from './sample.ts';
import { pageText } from './page-text.ts';
import { createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
beforeEach(() => harness.answer(undefined));

const show = async (link: string, headers: Record<string, string> = {}) => {
  const { status, text } = await request(harness.app).get(link).set(headers);
  return { status, html: text, text: pageText(text) };
};
const post = (link: string, fields: Record<string, string>) =>
  request(harness.app).post(link).type('form').send(fields);
const openDepartment = async (...more: readonly Fact[]) => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'), ...more);
  return { id, link: await harness.taskLink(id, 'department', 'li-na') };
};

test('an open task says who asks, what about and until when, in the zone of its reader', async () => {
  const { link } = await openDepartment();
  const { status, html, text } = await show(link);
  expect(status).toBe(200);
  expect(html).toContain('<html lang="en">');
  expect(text).toMatch(/Li Na, Example Ltd asks you/);
  expect(text).toMatch(/Please answer by .*05:00 \(Central European Summer Time\)/);
  expect(text).toMatch(/Platform Engineer.*92 %.*Wang Wei 4\.5.*Explained a hard outage calmly/);
  expect(html).toContain('Zhang San &lt;b');
});

test('a deadline that a holiday may still move says so', async () => {
  const deadline = Date.parse('2080-01-05T10:00+08:00');
  const id = await harness.openCase(department({ deadline }), seats('department', 0, 'li-na'));
  const { text } = await show(await harness.taskLink(id, 'department', 'li-na'));
  expect(text).toMatch(
    /January 2080.*\(provisional: the holidays of that time are not known yet\)/,
  );
  expect((await show((await openDepartment()).link)).text).not.toContain('provisional');
});

test('a GET and a HEAD change nothing, however often', async () => {
  const { link } = await openDepartment();
  const before = harness.acts.length;
  await show(link);
  await show(`${link}?outcome=approved&comment=x`);
  await request(harness.app).head(link).expect(200);
  expect(harness.acts.length).toBe(before);
});

test('the answer is recorded once, then shown', async () => {
  const { link } = await openDepartment();
  const sent = await post(link, { outcome: 'approved', comment: 'A good talk' });
  expect([sent.status, sent.headers['location']]).toEqual([303, link]);
  const { text } = await show(link);
  expect(text).toMatch(/Your answer is recorded .*Approved · Li Na .*A good talk/);
  await post(link, { outcome: 'rejected', comment: 'no' });
  expect((await show(link)).text).not.toMatch(/Rejected/);
  expect(harness.acts.at(-1)).toMatchObject({ outcome: 'approved', channel: 'page' });
});

test('a rejection needs a reason, and nothing typed is lost', async () => {
  const { link } = await openDepartment();
  const sent = await post(link, { outcome: 'rejected', comment: '  ' });
  expect(sent.status).toBe(422);
  expect(pageText(sent.text)).toMatch(/Please give a reason for this answer/);
  const again = await post(link, { outcome: 'bogus', comment: 'typed with care' });
  expect(again.status).toBe(422);
  expect(again.text).toContain('typed with care');
});

test('when the case does not reply, the page says so and keeps what was typed', async () => {
  const { link } = await openDepartment();
  harness.answer({ kind: 'unavailable' });
  const sent = await post(link, { outcome: 'rejected', comment: 'typed with care' });
  expect(sent.status).toBe(503);
  expect(pageText(sent.text)).toMatch(/not recorded yet/);
  expect(sent.text).toContain('typed with care');
});

test('an answer that may still be taken back is not called recorded, and can be sent again', async () => {
  const { id, link } = await openDepartment();
  const answered = { task: 'department', round: 1, person: 'li-na', outcome: 'approved' } as const;
  await harness.happensForNow(
    id,
    { kind: 'answered', ...answered, channel: 'page' },
    { kind: 'settled', task: 'department', round: 1, outcome: 'approved', silent: false },
  );
  const { text, html } = await show(link);
  expect([text, html]).toMatchObject([/^(?!.*is recorded)/s, /name="outcome" value="approved"/]);
  harness.answer({ kind: 'unavailable' });
  expect((await post(link, { outcome: 'approved' })).status).toBe(503);
  // What the case has, its history tells, and so it stays.
  harness.answer({ kind: 'recorded' });
  expect((await post(link, { outcome: 'approved' })).status).toBe(303);
  expect((await show(link)).text).toMatch(/Your answer is recorded .*Approved · Li Na/);
});

test('where somebody has ended the workflow, the page shows no form', async () => {
  const { id, link } = await openDepartment();
  harness.terminate(id);
  expect((await show(`${link}?lang=en`)).text).toMatch(/Not just now/);
});

test('where somebody has ended the workflow since, the page says that the answer does not count', async () => {
  const { link } = await openDepartment();
  harness.answer({ kind: 'closed' });
  const sent = await post(`${link}?lang=en`, { outcome: 'approved' });
  expect([sent.status, pageText(sent.text)]).toMatchObject([409, /takes no answers just now/]);
});

test('a record that has not caught up is not shown as an open task', async () => {
  const { link } = await openDepartment();
  harness.answer({ kind: 'recorded' });
  const sent = await post(link, { outcome: 'approved' });
  const shown = String(sent.headers['location']);
  expect(shown).toMatch(/\?received=\d+$/);
  expect((await show(shown)).text).toMatch(/Your answer has been received/);
}, 10_000);

test('nobody is thanked for an answer that was not received just now', async () => {
  const { link } = await openDepartment();
  for (const said of ['1', 'x', '', '9999999999999'])
    expect((await show(`${link}?lang=en&received=${said}`)).text).not.toMatch(/has been received/);
});

const settled = (outcome: string, silent = false): Fact => ({
  kind: 'settled',
  task: 'department',
  round: 1,
  outcome,
  silent,
});
test.each<[string, readonly Fact[], string, RegExp]>([
  [
    'decided by somebody else',
    [
      seats('department', 0, 'li-na', 'wang-wei'),
      {
        kind: 'answered',
        task: 'department',
        round: 1,
        person: 'wang-wei',
        outcome: 'approved',
        channel: 'page',
      },
      settled('approved'),
    ],
    'li-na',
    /This has been decided.*Approved · Wang Wei.*Decided: Approved/,
  ],
  [
    'silence',
    [seats('department', 0, 'li-na'), settled('silent', true)],
    'li-na',
    /The time to answer is over.*Decided: No answer in time/,
  ],
  [
    'passed on',
    [
      seats('department', 0, 'li-na'),
      {
        kind: 'escalated',
        task: 'department',
        round: 1,
        rung: 1,
        to: ['zhao-min'],
        deadline: now + 9e6,
      },
      seats('department', 1, 'zhao-min'),
    ],
    'li-na',
    /This was passed on/,
  ],
  [
    'a newer round',
    [seats('department', 0, 'li-na'), department({ round: 2 })],
    'li-na',
    /There is a newer request/,
  ],
  [
    'called off',
    [seats('department', 0, 'li-na'), { kind: 'cancelled', task: 'department', round: 1 }],
    'li-na',
    /No longer needed/,
  ],
  ['not asked', [seats('department', 0, 'li-na')], 'wang-wei', /This request is not yours/],
])('a task that cannot be answered says why: %s', async (_title, happened, who, words) => {
  const id = await harness.openCase(department(), ...happened);
  const link = await harness.taskLink(id, 'department', who);
  const before = harness.acts.length;
  expect((await show(link)).text).toMatch(words);
  expect((await post(link, { outcome: 'approved' })).status).toBe(303);
  expect(harness.acts.length).toBe(before);
});

test('of two outcomes in one form neither is taken', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const link = await harness.taskLink(id, 'department', 'li-na');
  const before = harness.acts.length;
  const sent = await request(harness.app).post(link).send('outcome=approved&outcome=rejected');
  expect([sent.status, harness.acts.length]).toEqual([422, before]);
});

test('a task beside the line is answered when the case has ended: it is called off where it is not wanted', async () => {
  const happened = [department(), seats('department', 0, 'li-na')];
  const id = await harness.openCase(...happened, { kind: 'ended', outcome: 'accepted' });
  const link = await harness.taskLink(id, 'department', 'li-na');
  expect((await show(link)).text).not.toMatch(/No longer needed/);
  await post(link, { outcome: 'approved' });
  expect(harness.acts.at(-1)).toMatchObject({ person: 'li-na', outcome: 'approved' });
});

test('a window that is over says so', async () => {
  const id = await harness.openCase(
    department({ deadline: now - 1000 }),
    seats('department', 0, 'li-na'),
  );
  const { text } = await show(await harness.taskLink(id, 'department', 'li-na'));
  expect(text).toMatch(/The time to answer is over/);
});

test('somebody who is not asked sees nothing of the candidate', async () => {
  const { id } = await openDepartment();
  const { text } = await show(await harness.taskLink(id, 'department', 'wang-wei'));
  expect(text).not.toMatch(/Zhang|Platform|Department/);
});

test('where several are asked, what others have said is shown', async () => {
  const id = await harness.openCase(group(), seats('group', 0, 'li-na', 'zhao-min', 'wang-wei'), {
    kind: 'answered',
    task: 'group',
    round: 1,
    person: 'zhao-min',
    outcome: 'approved',
    comment: '同意',
    channel: 'page',
  });
  const { text } = await show(await harness.taskLink(id, 'group', 'li-na'));
  expect(text).toMatch(/2 of 3 approvals are enough\. .*Approved · 赵敏 .*同意/);
});

test('work to do shows how to reach the candidate, and a note', async () => {
  const id = await harness.openCase(call(), seats('hr-call', 0, 'zhao-min'));
  const link = await harness.taskLink(id, 'hr-call', 'zhao-min');
  const { html, text } = await show(link);
  expect(html).toContain('<html lang="zh-CN">');
  expect(text).toMatch(/\+86 138 0000 0000.*备注.*已确认.*有犹豫.*未联系上/);
  expect(text).toMatch(/中国标准时间/);
  expect((await post(link, { outcome: 'hesitant', comment: '再想想' })).status).toBe(303);
  expect(harness.acts.at(-1)).toMatchObject({ outcome: 'hesitant', comment: '再想想' });
});

test('the language can be switched, and the page stays', async () => {
  const { link } = await openDepartment();
  const { html } = await show(`${link}?lang=zh-CN`);
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain(`action="${link}?lang=zh-CN"`);
  expect(html).toContain(`href="${link}?lang=en"`);
  const sent = await post(`${link}?lang=zh-CN`, { outcome: 'approved' });
  expect(sent.headers['location']).toBe(`${link}?lang=zh-CN`);
});
