import { render } from 'preact-render-to-string';
import request from 'supertest';
import { dayOf } from '../../engine/time/day.ts';
import { emptyDraft } from '../../server/forms/draft.ts';
import { type WorkingDayField, workingDays } from '../../server/forms/working-days.ts';
import { Field } from '../../server/pages/field.tsx';
import { pageContextOf } from '../../server/pages/page-context.ts';
import { now, onboarding, plan, seats } from './sample.ts';
import { createServerHarness } from './harness.ts';
import { pageText } from './page-text.ts';
import type { ServerHarness } from './harness.ts';
import { dayName } from '../../wording/day-name.ts';
import { findUpload } from '../../store/uploads.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());
beforeEach(() => harness.answer(undefined));

test('of two files for one field none is kept, the reader is asked for one, and what was typed stays', async () => {
  const link = await openForm();
  const sent = await request(harness.app)
    .post(link)
    .field(good(await firstDay(link)))
    .attach('field-certificate', png, 'a.png')
    .attach('field-certificate', png, 'b.png');
  expect([sent.status, pageText(sent.text)]).toEqual([
    422,
    expect.stringMatching(/One file is taken here, and several were sent/),
  ]);
  expect(sent.text).toContain('On-call, and where to eat');
});

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const openForm = async () => {
  const id = await harness.openCase(onboarding(), seats('onboarding', 0, 'candidate'));
  return `${await harness.taskLink(id, 'onboarding', 'candidate')}?lang=en`;
};
const firstDay = async (link: string) => {
  const { text } = await request(harness.app).get(link);
  return /<option value="(\d{4}-\d\d-\d\d)"/.exec(text)?.[1] ?? '';
};
const good = (day: string): Record<string, string> => ({
  outcome: 'accepted',
  'field-start': day,
  'field-device': 'computer',
  'field-topics': 'On-call, and where to eat',
});
const send = (
  link: string,
  fields: Record<string, string>,
  file?: { bytes: Buffer; name: string },
) => {
  const sent = request(harness.app).post(link);
  for (const [name, value] of Object.entries(fields)) void sent.field(name, value);
  return file ? sent.attach('field-certificate', file.bytes, file.name) : sent;
};
const scan = { bytes: png, name: '../../证书 scan.png' };

test('the form shows its fields, five working days, and nothing of what was written about the candidate', async () => {
  const { text } = await request(harness.app).get(await openForm());
  expect(text.match(/<option value="\d/g)).toHaveLength(5);
  expect(text).toContain('PDF, PNG, JPEG, at most 20 KB.');
  expect(text).not.toMatch(/4\.8|92 %|highlight/i);
});

test('days behind the end of the calendar are offered as provisional', () => {
  const table = Object.values(plan.calendars)[0];
  if (table === undefined) throw new Error('the sample has no calendar');
  const calendars = { 'cn-office': { ...table, until: dayOf('2026-10-02') ?? 0 } };
  const field: WorkingDayField = {
    name: 'start',
    type: 'working-day',
    label: 'Your first day',
    required: true,
    calendar: 'cn-office',
    from: { businessDays: 1, calendar: 'cn-office' },
    count: 3,
  };
  const days = workingDays(field, now, calendars);
  expect(days.map(({ day, provisional }) => `${day}${provisional ? '?' : ''}`)).toEqual([
    '2026-10-01',
    '2026-10-02',
    '2026-10-05?',
  ]);
  const context = pageContextOf(
    { path: '/', lang: 'en', accepts: undefined, company: { name: 'Example Ltd' } },
    {},
  );
  const page = render(Field({ field, draft: emptyDraft, context, days }));
  expect(page.match(/provisional: the holidays of that time are not known yet/g)).toHaveLength(1);
  expect(page).toMatch(/5 October 2026 \(provisional/);
});

test('a filled form is recorded with what was chosen and the file by its content', async () => {
  const link = await openForm();
  const day = await firstDay(link);
  const sent = await send(link, good(day), scan);
  expect(sent.status).toBe(303);
  const upload = expect.objectContaining({
    name: '证书 scan.png',
    type: 'image/png',
    size: png.length,
  });
  expect(harness.acts.at(-1)).toMatchObject({
    outcome: 'accepted',
    answers: {
      start: day,
      device: 'computer',
      topics: 'On-call, and where to eat',
      certificate: upload,
    },
  });
});

test.each<[string, Record<string, string>, { bytes: Buffer; name: string } | undefined, RegExp[]]>([
  [
    'an empty one',
    {},
    undefined,
    [/first day<\/a>: Please fill this in/, /Device<\/a>: Please fill/],
  ],
  ['no answer chosen', { outcome: '' }, scan, [/Please choose one of the answers offered/]],
  ['a day that is not offered', { 'field-start': '2020-01-01' }, scan, [/can no longer be chosen/]],
  ['an option that is not offered', { 'field-device': 'typewriter' }, scan, [/one of the answers/]],
  ['too long a text', { 'field-topics': 'x'.repeat(201) }, scan, [/at most 200 characters/]],
  [
    'a program called .pdf',
    {},
    { bytes: Buffer.from('MZ not a pdf at all'), name: 'certificate.pdf' },
    [/not one of the possible kinds of file \(PDF, PNG, JPEG\)/],
  ],
  [
    'a photo of a phone',
    {},
    { bytes: Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), name: 'photo.jpg' },
    [/HEIC photo/, /as JPEG/],
  ],
  [
    'too large a file',
    {},
    { bytes: Buffer.concat([png, Buffer.alloc(30_000)]), name: 'big.png' },
    [/too large\. At most 20 KB/],
  ],
  ['an empty file', {}, { bytes: Buffer.alloc(0), name: 'empty.png' }, [/This file is empty/]],
])('%s is refused in words', async (title, changes, file, words) => {
  const link = await openForm();
  const fields = title === 'an empty one' ? { outcome: 'accepted' } : good(await firstDay(link));
  const before = harness.acts.length;
  const sent = await send(link, { ...fields, ...changes }, file);
  expect(sent.status).toBe(422);
  for (const word of words) expect(sent.text).toMatch(word);
  expect(harness.acts.length).toBe(before);
});

test('the file dialog offers every ending and media type of what the form accepts', async () => {
  const { text } = await request(harness.app).get(await openForm());
  expect(/accept="([^"]*)"/.exec(text)?.[1]).toBe(
    '.pdf,application/pdf,.png,image/png,.jpg,.jpeg,image/jpeg',
  );
});

test('a PDF with lines before its header is one', async () => {
  const bytes = Buffer.from(`\r\nscanned by a machine\r\n%PDF-1.4\n%%EOF`);
  const link = await openForm();
  const sent = await send(link, good(await firstDay(link)), { bytes, name: 'a.pdf' });
  expect(sent.status).toBe(303);
  expect(harness.acts.at(-1)).toMatchObject({
    answers: { certificate: { type: 'application/pdf' } },
  });
});

test('whoever has filled in a form is shown what they did', async () => {
  const link = await openForm();
  const day = await firstDay(link);
  await send(link, good(day), scan);
  const { text } = await request(harness.app).get(`${link}?lang=en`);
  const shown = pageText(text);
  const words = /Your answer is recorded.*证书 scan\.png \(70 B\).*Device Computer.*On-call, and/;
  expect(shown).toMatch(words);
  expect(shown).toContain(dayName(day, { locale: 'en' }));
});

test('a long file name keeps its end, by whole letters', async () => {
  const link = await openForm();
  const name = `${'👩‍👧'.repeat(60)}.png`;
  await send(link, good(await firstDay(link)), { bytes: png, name });
  expect(harness.acts.at(-1)).toMatchObject({
    answers: { certificate: { name: `${'👩‍👧'.repeat(23)}.png` } },
  });
});

test('nothing typed is lost when a file is refused', async () => {
  const link = await openForm();
  const day = await firstDay(link);
  const big = { bytes: Buffer.alloc(300_000, 1), name: 'big.png' };
  const { text } = await send(link, good(day), big);
  expect(text).toContain('On-call, and where to eat');
  expect(text).toMatch(new RegExp(`<option selected value="${day}"|value="${day}" selected`));
  expect(text).toMatch(/<input type="radio"[^>]*value="computer"[^>]*checked/);
});

test('a good file is kept while the rest is mended, and comes with the answer', async () => {
  const link = await openForm();
  const day = await firstDay(link);
  const { text } = await send(link, { ...good(day), 'field-device': '' }, scan);
  expect(text).toMatch(/Kept: 证书 scan\.png \(70 B\)/);
  const id = /name="kept-certificate" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const sent = await send(link, { ...good(day), 'kept-certificate': id });
  expect(sent.status).toBe(303);
  expect(harness.acts.at(-1)).toMatchObject({ answers: { certificate: { upload: id } } });
  expect(Buffer.from((await findUpload(harness.store, id))?.bytes ?? [])).toEqual(png);
});

test('a file is kept when the case does not reply', async () => {
  const link = await openForm();
  harness.answer({ kind: 'unavailable' });
  const { status, text } = await send(link, good(await firstDay(link)), scan);
  expect(status).toBe(503);
  expect(text).toMatch(/not recorded yet/);
  expect(text).toMatch(/Kept: 证书 scan\.png/);
});

test("somebody else's file cannot be referred to", async () => {
  const link = await openForm();
  const day = await firstDay(link);
  const { text } = await send(link, { ...good(day), 'field-device': '' }, scan);
  const id = /name="kept-certificate" value="([^"]+)"/.exec(text)?.[1] ?? '';
  const other = await send(await openForm(), { ...good(day), 'kept-certificate': id });
  expect(other.status).toBe(422);
  expect(other.text).toMatch(/could not be kept/);
});

test('whoever declines need not fill in the rest', async () => {
  const link = await openForm();
  expect((await send(link, { outcome: 'declined' })).status).toBe(303);
  expect(harness.acts.at(-1)).toMatchObject({ outcome: 'declined', answers: {} });
});

test.each<[string, string, string]>([
  ['no form at all', 'application/json', '{}'],
  ['multipart without a boundary', 'multipart/form-data', 'x'],
  ['multipart that breaks off', 'multipart/form-data; boundary=b', '--b\r\nContent-Dispo'],
])('%s is answered with a page', async (_title, type, body) => {
  const sent = await request(harness.app)
    .post(await openForm())
    .set('Content-Type', type)
    .send(body);
  expect(sent.status).toBe(400);
  expect(sent.text).toMatch(/could not be (read|understood)/);
});

test.each([
  ['application/x-www-form-urlencoded; charset=gb18030', 'key=x'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="key"\r\nContent-Type: text/plain; charset=gbk\r\n\r\nx\r\n--b--\r\n',
  ],
])('whoever sends letters that nobody knows is told so: %s', async (type, body) => {
  const sent = request(harness.app).post('/console/sign-in').set('Content-Type', type);
  const { status, text } = await sent.send(body);
  expect([status, text]).toEqual([400, expect.stringMatching(/Please send it in UTF-8/)]);
});
