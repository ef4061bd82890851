import request from 'supertest';
import type { TaskOpenedFact } from '../../engine/model/journal.ts';
import { createServerHarness, type ServerHarness } from './harness.ts';
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
