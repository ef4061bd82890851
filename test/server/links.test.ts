import request from 'supertest';
import { dayMs } from '../../engine/time/units.ts';
import { replaceDirectory } from '../../store/people.ts';
import { department, now, seats } from './sample.ts';
import { pageText } from './page-text.ts';
import { directory } from './directory.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';

// What a link opens, for whom, and until when.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness({ limits: { unknownLinks: 1000 } });
}, 60_000);
afterAll(() => harness.close());

const show = async (link: string) => {
  const { status, text } = await request(harness.app).get(link);
  return { status, text: pageText(text) };
};
const openDepartment = async () => ({
  id: await harness.openCase(department(), seats('department', 0, 'li-na')),
});

test('the link of somebody who has left shows and decides nothing', async () => {
  const { id } = await openDepartment();
  const link = await harness.taskLink(id, 'department', 'li-na');
  const before = harness.acts.length;
  const people = directory.people.map((one) =>
    one.id === 'li-na' ? { ...one, active: false } : one,
  );
  for (const left of [people, people.filter((one) => one.active)]) {
    await replaceDirectory(harness.store, { ...directory, people: left });
    const { status, text } = await show(link);
    expect([status, text]).toMatchObject([410, /This link has ended/]);
    expect(text).not.toMatch(/Zhang|Platform|Department/);
    await request(harness.app).post(link).type('form').send({ outcome: 'approved' }).expect(410);
  }
  await replaceDirectory(harness.store, directory);
  expect((await show(link)).status).toBe(200);
  expect(harness.acts.length).toBe(before);
});

test.each([
  ['a full stop', (link: string) => `${link}.`],
  ['a bracket', (link: string) => `${link}%3E`],
  ['a bracket around it', (link: string) => link.replace('/t/', '/t/%3C') + '%3E,'],
  ['a quotation mark of Chinese', (link: string) => `${link}%E3%80%8D%E3%80%82`],
])('a link that was quoted with %s opens', async (_title, quote) => {
  const { id } = await openDepartment();
  const { status } = await show(quote(await harness.taskLink(id, 'department', 'li-na')));
  expect(status).toBe(200);
});

test.each([
  ['/t/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['/t/x'],
  ['/t/..%2f..'],
  ['/t/%E0%A4%A'],
  ['/nope'],
])('a forged link is not found: %s', async (link) => {
  const { status, text } = await show(link);
  expect([400, 404]).toContain(status);
  expect(text).toMatch(/We do not know this page|could not be read/);
});

test('a link opens its page until a fortnight after the end of its case', async () => {
  const id = await harness.openCase(department());
  const link = await harness.progressLink(id);
  const { db } = harness.store;
  const givenBefore = (ms: number) =>
    db
      .updateTable('links')
      .set({ created_at: now - ms })
      .where('case_id', '=', id)
      .execute();
  const endedBefore = async (ms: number) => {
    const ended = { ended_at: now - ms, status: 'ended' } as const;
    await db.updateTable('cases').set(ended).where('id', '=', id).execute();
    const { status, text } = await request(harness.app).get(`${link}?lang=en`);
    return [status, pageText(text)];
  };
  await givenBefore(20 * dayMs);
  expect(await endedBefore(14 * dayMs - 1)).toMatchObject([200, /Hello/]);
  expect(await endedBefore(14 * dayMs)).toMatchObject([410, /This link has ended/]);
  await request(harness.app).post(`${link}/withdraw`).type('form').send({}).expect(410);
  // Temporal's clock, on which cases end, is behind ours.
  await givenBefore(1);
  expect(await endedBefore(1000 * dayMs)).toMatchObject([200, /Hello/]);
});

const revoke = (id: string, person: string) =>
  request(harness.app)
    .post(`/api/cases/${id}/links/revoke`)
    .set('Authorization', `Bearer ${apiKey}`)
    .send({ person });

test('links that were taken back open nothing, those of others and later ones do', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na', 'wang-wei'));
  const [mine, again, other] = [
    await harness.taskLink(id, 'department', 'li-na'),
    await harness.taskLink(id, 'department', 'li-na'),
    await harness.taskLink(id, 'department', 'wang-wei'),
  ];
  expect((await revoke(id, 'li-na')).body).toEqual({ done: true, revoked: 2 });
  expect((await revoke(id, 'li-na')).status).toBe(404);
  const statusOf = async (link: string) => (await request(harness.app).get(link)).status;
  const later = await harness.taskLink(id, 'department', 'li-na');
  expect(await Promise.all([mine, again, other, later].map(statusOf))).toEqual([
    410, 410, 200, 200,
  ]);
  const before = harness.acts.length;
  await request(harness.app).post(mine).type('form').send({ outcome: 'approved' }).expect(410);
  expect(harness.acts).toHaveLength(before);
});

test('whoever may takes links back in the console', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const link = await harness.taskLink(id, 'department', 'li-na');
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: apiKey });
  const page = async () => pageText((await agent.get(`/console/${id}?lang=en`)).text);
  expect(await page()).toMatch(/Links of Li Na Take back/);
  await agent
    .post(`/console/${id}/links/revoke`)
    .type('form')
    .send({ person: 'li-na' })
    .expect(303);
  expect(await page()).not.toMatch(/Take back/);
  await request(harness.app).get(link).expect(410);
});

test.each([
  ['no person', {}, 422],
  ['a person of no text', { person: 5 }, 422],
  ['a person whom no database can look up', { person: 'a\0b' }, 422],
  ['a person without links', { person: 'sun-yue' }, 404],
])('no links are taken back of %s', async (_title, body, status) => {
  const id = await harness.openCase(department());
  const { status: got } = await request(harness.app)
    .post(`/api/cases/${id}/links/revoke`)
    .set('Authorization', `Bearer ${apiKey}`)
    .send(body);
  expect(got).toBe(status);
});

test.each(['NaN', '1.5', 'Infinity', '99999999999', '-1', '0x1', '1e3', '', '%00'])(
  'of the round %s the candidate has no task',
  async (round) => {
    const id = await harness.openCase(department(), seats('department', 0, 'candidate'));
    const { status } = await request(harness.app).get(
      `${await harness.progressLink(id)}/t/department/${round}`,
    );
    expect(status).toBe(404);
  },
);
