import request from 'supertest';
import type { Fact } from '../../engine/model/journal.ts';
import type { ShownValue } from '../../engine/model/shown.ts';
import { createCase } from '../../store/cases.ts';
import { skeletonOf } from '../../store/entry-skeleton.ts';
import { pin } from '../../store/pins.ts';
import { seenOther } from '../../engine/interpreter/review-seen.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { pageText } from './page-text.ts';
import { certificate, department, facts, onboarding, plan, seats, texts } from './sample.ts';

// The page of a task whose flow says what is seen.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
beforeEach(() => harness.answer(undefined));

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
const bearer = { Authorization: `Bearer ${apiKey}` };
const decide = (id: string, more: object) =>
  request(harness.app)
    .post(`/api/cases/${id}/decide`)
    .set(bearer)
    .send({ task: 'department', person: 'li-na', outcome: 'approved', ...more });

/** What a page was made from, as its form brings it back. */
const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
const press = (link: string, fields: Record<string, string>) =>
  request(harness.app)
    .post(link)
    .type('form')
    .send({ outcome: 'approved', ...fields });

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

const salary = (value: string): Fact => ({
  kind: 'resumed',
  mended: 'fact',
  fact: { name: 'position.salaryRange', value, before: '30-40k CNY a month' },
  channel: 'api',
});
const stopped: Fact = { kind: 'stopped', reason: { code: 'internal-error' } };

test.each<[string, (id: string) => Promise<void>, RegExp]>([
  ['an answer of an earlier step', answer, /Your first day [^<]*not given|Your first day .* new/],
  [
    'a fact',
    (id) => harness.happens(id, stopped, salary('10-20k CNY a month')),
    /Pay 10-20k CNY a month new/,
  ],
])(
  'once %s has changed, the page comes again with what is new and what was typed',
  async (what, change, news) => {
    const id = await openCase(`changed ${what}`.replaceAll(' ', '-'), pay, answered('start'));
    const link = await pageOf(id);
    const hidden = hiddenIn((await get(link)).text);
    await change(id);
    const acts = harness.acts.length;
    const again = await press(link, { ...hidden, comment: 'typed with care' });
    expect([again.status, pageText(again.text)]).toEqual([409, expect.stringMatching(news)]);
    expect(pageText(again.text)).toMatch(/has changed since you opened this page.*typed with care/);
    expect(again.text.match(/<mark>/g)).toHaveLength(1);
    expect(harness.acts.length).toBe(acts);
    const next = hiddenIn(again.text);
    expect(next['seen']).not.toBe(hidden['seen']);
    expect((await press(link, next)).status).toBe(303);
    expect(harness.acts.at(-1)).toMatchObject({ outcome: 'approved', seen: next['seen'] });
  },
);

test('whoever presses without having opened the page is shown it first', async () => {
  const link = await pageOf(await openCase('bare', pay));
  const { status, text } = await press(link, {});
  expect([status, (await press(link, hiddenIn(text))).status]).toEqual([409, 303]);
});

test('what the case has and the record does not yet show is seen before it is answered', async () => {
  const link = await pageOf(await openCase('at-once', pay));
  const hidden = hiddenIn((await get(link)).text);
  harness.answer({ kind: 'refused', refusal: seenOther('department') });
  expect((await press(link, hidden)).status).toBe(409);
});

test('a program says what its user has seen, as the case has it', async () => {
  const id = await openCase('by-program', pay, answered('start'));
  const seenNow = async () => {
    const { body } = await get(`/api/cases/${id}`).set(bearer);
    const tasks = body.tasks as { opened: { task: string }; seen?: string }[];
    return tasks.map(({ opened, seen }) => [opened.task, seen] as const);
  };
  const before = new Map(await seenNow());
  expect(before.get('onboarding')).toBeUndefined();
  const [missing, wrong] = [await decide(id, {}), await decide(id, { seen: 'once' })];
  expect([missing.status, missing.body.errors]).toMatchObject([
    422,
    [{ pointer: '/seen', message: expect.stringMatching(/is missing.*GET \/api\/cases\/:id/) }],
  ]);
  expect([wrong.status, wrong.body.errors[0].pointer]).toEqual([422, '/seen']);
  await answer(id);
  const { status, body } = await decide(id, { seen: before.get('department') });
  expect([status, body.refusal.code]).toEqual([409, 'seen-other']);
  const after = new Map(await seenNow());
  expect((await decide(id, { seen: after.get('department') })).status).toBe(200);
  expect(harness.acts.at(-1)).toMatchObject({ seen: after.get('department'), channel: 'api' });
  expect(new Map(await seenNow()).get('department')).toBeUndefined();
});

test('where nothing is seen, nothing is asked for, and nothing is taken', async () => {
  const id = await harness.openCase(department(), seats('department', 0, 'li-na'));
  const seen = `0-${'A'.repeat(22)}`;
  expect((await decide(id, { seen })).body.errors[0].pointer).toBe('/seen');
  expect((await decide(id, {})).status).toBe(200);
  expect(harness.acts.at(-1)).not.toHaveProperty('seen');
});

test('what was seen is sealed with what was said, and goes when the case is erased', () => {
  const seen = `1-${'A'.repeat(22)}`;
  const entry = { seq: 1, at: 0, kind: 'answered', task: 't', round: 1, person: 'p' } as const;
  const said = { ...entry, outcome: 'approved', seen, channel: 'page' } as const;
  expect(skeletonOf(said, () => 'person-1')).not.toHaveProperty('seen');
});
