import request from 'supertest';
import type { TaskOpenedFact } from '../../engine/model/journal.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { pageText } from './page-text.ts';
import { department, seats } from './sample.ts';

// What an approval offers beside a yes and a no.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const show = async (link: string): Promise<string> =>
  pageText((await request(harness.app).get(link)).text);

test.each([
  ['en', 'I recuse myself', 'Recused'],
  ['zh-CN', '我回避', '已回避'],
])('whoever may recuse themselves has a button for it, in %s', async (lang, button, said) => {
  const outcomes: TaskOpenedFact['outcomes'] = [
    { outcome: 'approved' },
    { outcome: 'rejected' },
    { outcome: 'recused', settles: false },
  ];
  const id = await harness.openCase(department({ outcomes }), seats('department', 0, 'li-na'));
  const link = await harness.taskLink(id, 'department', 'li-na');
  expect(await show(`${link}?lang=${lang}`)).toContain(button);
  await request(harness.app).post(link).type('form').send({ outcome: 'recused' }).expect(303);
  expect(harness.acts.at(-1)).toMatchObject({ outcome: 'recused', person: 'li-na' });
  await harness.happens(id, {
    kind: 'answered',
    task: 'department',
    round: 1,
    person: 'li-na',
    outcome: 'recused',
    channel: 'page',
  });
  expect(await show(`${link}?lang=${lang}`)).toContain(said);
});

const returnable: TaskOpenedFact['outcomes'] = [
  { outcome: 'approved' },
  { outcome: 'rejected' },
  { outcome: 'returned', again: true },
];

test.each([
  ['en', 'Send back', 'Sent back to be reworked'],
  ['zh-CN', '退回修改', '已退回修改'],
])(
  'whoever sends it back says why, and all who go on from there read it, in %s',
  async (lang, button, heading) => {
    const why = 'The pay is missing';
    const asks = { outcomes: returnable, commentOn: ['rejected', 'returned'] };
    const id = await harness.openCase(department(asks), seats('department', 0, 'li-na'));
    const link = await harness.taskLink(id, 'department', 'li-na');
    expect(await show(`${link}?lang=${lang}`)).toContain(button);
    const press = (fields: object) => request(harness.app).post(link).type('form').send(fields);
    await press({ outcome: 'returned' }).expect(422);
    await press({ outcome: 'returned', comment: why }).expect(303);
    await harness.happens(
      id,
      {
        kind: 'answered',
        task: 'department',
        round: 1,
        person: 'li-na',
        outcome: 'returned',
        comment: why,
        channel: 'page',
      },
      { kind: 'settled', task: 'department', round: 1, outcome: 'returned', silent: false },
      department({ ...asks, round: 2 }),
      {
        kind: 'assigned',
        task: 'department',
        round: 2,
        rung: 0,
        seats: [{ seat: 'department-hr', people: ['li-na'] }],
      },
    );
    const exported = await request(harness.app)
      .get(`/api/cases/${id}/export`)
      .set('Authorization', `Bearer ${apiKey}`);
    expect([exported.status, exported.body.decided]).toEqual([200, []]);
    const again = await harness.taskLink(id, 'department', 'li-na', 2);
    const page = await show(`${again}?lang=${lang}`);
    expect(page).toContain(heading);
    expect(page).toContain(why);
  },
);
