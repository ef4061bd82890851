import request from 'supertest';
import type { ShownValue } from '../../engine/model/shown.ts';
import { createCase } from '../../store/cases.ts';
import { pin } from '../../store/pins.ts';
import { createServerHarness, type ServerHarness } from './harness.ts';
import { certificate, department, facts, onboarding, plan, seats, texts } from './sample.ts';

// The page of a task whose flow says what is seen.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const pay: ShownValue = { fact: ['position', 'salaryRange'], title: 'Pay', type: 'text' };
const answered = (field: string): ShownValue => ({ step: 'onboarding', form: 'onboarding', field });

/** A case that asks the candidate, and a department that sees these values. */
async function openCase(id: string, ...shows: readonly ShownValue[]): Promise<string> {
  const { hash } = await pin(harness.store, { plan: { ...plan, shows }, texts });
  await createCase(harness.store, { id, flow: plan.flow, plan: hash, facts, certificate });
  await harness.happens(
    id,
    { kind: 'started', flow: plan.flow, plan: hash },
    onboarding(),
    seats('onboarding', 0, 'candidate'),
    department(),
    seats('department', 0, 'li-na'),
  );
  return id;
}
const pageOf = async (id: string) => `${await harness.taskLink(id, 'department', 'li-na')}?lang=en`;
const get = (link: string) => request(harness.app).get(link);

const pdf = Buffer.from('%PDF-1.4 <script>');

/** The candidate answers, with a file. */
async function answer(id: string): Promise<void> {
  const link = await harness.taskLink(id, 'onboarding', 'candidate');
  const [, day = ''] = /<option value="(\d{4}-\d\d-\d\d)"/.exec((await get(link)).text) ?? [];
  await request(harness.app)
    .post(link)
    .field({ outcome: 'accepted', 'field-start': day, 'field-device': 'computer' })
    .attach('field-certificate', pdf, '证书.pdf')
    .expect(303);
}

test('a file that is seen opens behind the page of the task, as an attachment of the type that was found in it', async () => {
  const id = await openCase('with-file', pay, answered('certificate'));
  await answer(id);
  const link = await pageOf(id);
  const [, path = ''] = /href="([^"]*\/files\/[^"]*)"/.exec((await get(link)).text) ?? [];
  const file = await get(path);
  expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
    200,
    'application/pdf',
    expect.stringMatching(/^attachment; /),
  ]);
  expect(Buffer.from(file.body as Uint8Array)).toEqual(pdf);
});

test('it opens behind no page that does not show it, nor once the task has been answered', async () => {
  const id = await openCase('answered', answered('certificate'));
  await answer(id);
  const link = await pageOf(id);
  const [, path = '', file = ''] =
    /href="([^"]*\/files\/([^"?]*)[^"]*)"/.exec((await get(link)).text) ?? [];
  const other = await openCase('without', pay);
  const [bare = ''] = (await pageOf(other)).split('?');
  expect((await get(`${bare}/files/${file}`)).status).toBe(404);
  await harness.happens(id, {
    kind: 'answered',
    task: 'department',
    round: 1,
    person: 'li-na',
    outcome: 'approved',
    channel: 'page',
  });
  expect((await get(path)).status).toBe(404);
});

test('where nothing is to be seen there is no heading for it', async () => {
  const { text } = await get(await pageOf(await openCase('nothing')));
  expect([text.includes('id="about"'), text.includes('id="answer"')]).toEqual([false, true]);
});
