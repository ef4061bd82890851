import request from 'supertest';
import { department, group, now, onboarding, seats } from './sample.ts';
import { pageText } from './page-text.ts';
import { createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';
import { markAccepted } from '../../store/messages.ts';
import type { Fact } from '../../engine/model/journal.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
beforeEach(() => harness.answer(undefined));

const read = async (link: string) =>
  pageText((await request(harness.app).get(`${link}?lang=en`)).text);
const settled = (task: string, outcome: string): Fact => ({
  kind: 'settled',
  task,
  round: 1,
  outcome,
  silent: false,
});
const sent = (template: 'regret' | 'offer' | 'status'): Fact => ({
  kind: 'sent',
  message: template,
  step: 'told',
  template,
  class: template,
  to: { who: 'candidate' },
});

test('the page shows the done step, the current one with its expected time, and what follows', async () => {
  const id = await harness.openCase(department(), settled('department', 'approved'), group());
  const text = await read(await harness.progressLink(id));
  expect(text).toMatch(
    /Done Department review .*\(China Standard Time\).*Now Group approval .*Expected by .*\(China Standard Time\).*Next Our answer to you/,
  );
});

test('while an error has stopped the case, the page says so, names no time, and lets the candidate withdraw', async () => {
  const id = await harness.openCase(department(), settled('department', 'approved'), group(), {
    kind: 'stopped',
    reason: { code: 'internal-error' },
  });
  const link = await harness.progressLink(id);
  const text = await read(link);
  expect(text).toContain('An error on our side has stopped this process');
  expect(text).toMatch(/Now Group approval Begun .*Next Our answer to you/);
  expect(text).not.toMatch(/Expected by|will have an answer|at the latest/);
  expect(text).toContain('Withdraw');
  await harness.happens(id, { kind: 'resumed', mended: 'code', channel: 'cli' });
  expect(await read(link)).toMatch(/Now Group approval .*Expected by/);
});

test('where somebody has ended the workflow, the page names no time either, and no withdrawal is lost', async () => {
  const id = await harness.openCase(department());
  const link = await harness.progressLink(id);
  expect(await read(link)).toMatch(/Expected by/);
  harness.terminate(id);
  harness.answer({ kind: 'closed' });
  const text = await read(link);
  expect(text).toContain('An error on our side has stopped this process');
  expect(text).not.toMatch(/Expected by/);
  const shown = await request(harness.app).get(`${link}/withdraw`);
  const form = /name="form" value="([^"]+)"/.exec(shown.text)?.[1];
  const posted = await request(harness.app).post(`${link}/withdraw`).type('form').send({ form });
  expect(posted.status).toBe(503);
  harness.answer(undefined);
});

test('an expected time that a holiday may still move says so, in the language of its reader', async () => {
  const expectedBy = Date.parse('2080-01-05T10:00+08:00');
  const id = await harness.openCase(department({ expectedBy }));
  const link = await harness.progressLink(id);
  expect(await read(link)).toMatch(/Expected by .* 2080.*\(provisional: the holidays/);
  const { text } = await request(harness.app).get(link);
  expect(pageText(text)).toContain('（暂定：该时段的节假日尚未公布）');
});

test('a rejection is not on the page before the regret was accepted', async () => {
  const id = await harness.openCase(
    department(),
    settled('department', 'rejected'),
    sent('regret'),
  );
  const link = await harness.progressLink(id);
  expect(await read(link)).toMatch(
    /Now Department review.*Next Group approval.*No message has been sent yet/,
  );
  await harness.happens(id, { kind: 'accepted', message: 'regret', acceptedAt: now });
  await harness.happens(id, { kind: 'ended', outcome: 'rejected' });
  const after = await read(link);
  expect(after).toMatch(
    /This process is over.*Done Department review.*What we told you Our decision/,
  );
  expect(after).not.toMatch(/reject|Group approval|Withdraw/i);
});

test('the page is in the language of the candidate', async () => {
  const id = await harness.openCase(department());
  const { text } = await request(harness.app).get(await harness.progressLink(id));
  expect(text).toContain('<html lang="zh-CN">');
  expect(pageText(text)).toMatch(/进行中 部门评审 .*中国标准时间/);
});

test('a waiting form is reached from the page and answered there', async () => {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  const link = await harness.progressLink(id);
  const { text } = await request(harness.app).get(link);
  expect(text).toContain(`href="${link}/t/onboarding/1"`);
  const answered = await request(harness.app)
    .post(`${link}/t/onboarding/1`)
    .type('form')
    .send({ outcome: 'declined' });
  expect([answered.status, answered.headers['location']]).toEqual([303, `${link}/t/onboarding/1`]);
  expect(pageText((await request(harness.app).get(`${link}/t/onboarding/1?lang=en`)).text)).toMatch(
    /Your answer is recorded.*I decline/,
  );
});

test("a candidate's link does not tell that there is a task for somebody else", async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const link = await harness.progressLink(id);
  const shown = async (task: string) => {
    const { status, text } = await request(harness.app).get(`${link}/t/${task}/1?lang=en`);
    return [status, pageText(text)];
  };
  expect(await shown('department')).toEqual(await shown('group'));
  expect(await shown('department')).toMatchObject([404, /We do not know this page/]);
});

test('a message that the mail server has taken is on the page before the journal tells of it', async () => {
  const id = await harness.openCase(department(), sent('regret'));
  const link = await harness.progressLink(id);
  expect(await read(link)).toMatch(/No message has been sent yet/);
  const key = { case: id, message: 'regret', person: 'candidate' };
  await markAccepted(harness.store, key, { at: now, response: '250 OK' });
  expect(await read(link)).toMatch(/What we told you Our decision/);
});

test('a withdrawal that may still be taken back is not called one, and can be sent again', async () => {
  const id = await harness.openCase(department());
  const link = await harness.progressLink(id);
  await harness.happensForNow(
    id,
    { kind: 'event', event: 'withdrawn', person: 'candidate', channel: 'page' },
    { kind: 'ended', outcome: 'withdrew' },
  );
  expect(await read(link)).not.toMatch(/You have withdrawn/);
  const { text } = await request(harness.app).get(`${link}/withdraw`);
  const form = /name="form" value="([^"]+)"/.exec(text)?.[1];
  harness.answer({ kind: 'recorded' });
  const again = await request(harness.app).post(`${link}/withdraw`).type('form').send({ form });
  harness.answer(undefined);
  expect([again.status, await read(link)]).toMatchObject([303, /You have withdrawn/]);
});

test('withdrawing asks once more, by a POST, and then says so', async () => {
  const id = await harness.openCase(department());
  const link = await harness.progressLink(id);
  expect(await read(`${link}/withdraw`)).toMatch(/Withdraw your application\?/);
  // Whoever posts without having seen the form is shown it.
  const before = harness.acts.length;
  const bare = await request(harness.app).post(`${link}/withdraw`).type('form').send({});
  expect([bare.status, bare.headers['location']]).toEqual([303, `${link}/withdraw`]);
  await request(harness.app).post(`${link}/withdraw`).expect(400);
  expect(harness.acts).toHaveLength(before);
  const { text } = await request(harness.app).get(`${link}/withdraw`);
  const form = /name="form" value="([^"]+)"/.exec(text)?.[1];
  harness.answer({ kind: 'unavailable' });
  const failed = await request(harness.app)
    .post(`${link}/withdraw?lang=en`)
    .type('form')
    .send({ form, comment: 'Another offer' });
  expect(failed.status).toBe(503);
  expect(failed.text).toContain('Another offer');
  harness.answer(undefined);
  const long = await request(harness.app)
    .post(`${link}/withdraw?lang=en`)
    .type('form')
    .send({ form, comment: `${'x'.repeat(1999)}\r\nz` });
  expect(long.status).toBe(422);
  expect(long.text).toContain(`${'x'.repeat(1999)}\nz`);
  expect(long.text).toMatch(/at most 2000 characters/);
  await request(harness.app)
    .post(`${link}/withdraw`)
    .type('form')
    .send({ form, comment: 'x' })
    .expect(303);
  expect(harness.acts.at(-1)).toMatchObject({
    event: 'withdrawn',
    person: 'candidate',
    comment: 'x',
  });
  expect(await read(link)).toMatch(/You have withdrawn your application/);
  await request(harness.app).get(`${link}/withdraw`).expect(303);
});

test("a task's link is no progress link, and the other way round", async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const task = await harness.taskLink(id, 'department', 'li-na');
  const progress = await harness.progressLink(id);
  for (const link of [task.replace('/t/', '/c/'), progress.replace('/c/', '/t/')]) {
    expect((await request(harness.app).get(link)).status).toBe(404);
  }
});
