import request from 'supertest';
import { department, onboarding, seats } from './sample.ts';
import { apiKey, createServerHarness } from './harness.ts';
import type { ServerHarness } from './harness.ts';

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

const bearer = { Authorization: `Bearer ${apiKey}` };
const post = (path: string, body: object) => request(harness.app).post(path).set(bearer).send(body);

const bytesOf = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
const json = 'application/json';
const somebody = '{"facts":{"candidate":{"name":"Zoë"}}}';

test.each<[string, string, Buffer, number, RegExp]>([
  ['a form', 'application/x-www-form-urlencoded', bytesOf('facts=1', 'utf8'), 415, /Content-Type/],
  ['JSON said to be plain text', 'text/plain', bytesOf(somebody, 'utf8'), 415, /must be JSON/],
  ['a charset of its own', `${json}; charset=gb18030`, bytesOf(somebody, 'utf8'), 415, /UTF-8/],
  ['UTF-16 that says so', `${json}; charset=utf-16`, bytesOf(somebody, 'utf16le'), 415, /UTF-8/],
  ['UTF-16', json, bytesOf(somebody, 'utf16le'), 400, /is in UTF-16/],
  ['UTF-16 with its mark', json, bytesOf(`\ufeff${somebody}`, 'utf16le'), 400, /is in UTF-16/],
  ['UTF-16 the other way round', json, bytesOf(somebody, 'utf16le').swap16(), 400, /in UTF-16/],
  ['Latin-1', json, bytesOf(somebody, 'latin1'), 400, /not in UTF-8/],
  ['half of a letter', json, bytesOf(somebody, 'utf8').subarray(0, 34), 400, /not in UTF-8/],
  [
    'a key twice',
    json,
    bytesOf('{"facts":{"a":1,"b":[{"c":"a"}],"\\u0061":2}}', 'utf8'),
    400,
    /gives the key "a" twice/,
  ],
  ['a text alone', json, bytesOf('"facts"', 'utf8'), 400, /is not JSON, an object or a list/],
])('nothing is believed of a body that is %s', async (_title, type, bytes, status, message) => {
  const before = harness.started.length;
  const sent = await request(harness.app)
    .post('/api/cases')
    .set({ ...bearer, 'Content-Type': type })
    .serialize((raw: unknown) => raw as string)
    .send(bytes);
  expect([sent.status, sent.body.message]).toEqual([status, expect.stringMatching(message)]);
  expect(harness.started.length).toBe(before);
});

test('a body of JSON may say that it is UTF-8, and begin with its mark', async () => {
  const id = await harness.openCase(department());
  const sent = await request(harness.app)
    .post(`/api/cases/${id}/withdraw`)
    .set({ ...bearer, 'Content-Type': `${json}; charset=UTF-8` })
    .serialize((raw: unknown) => raw as string)
    .send(Buffer.from('\ufeff{"comment":"忙"}'));
  expect([sent.status, harness.acts.at(-1)]).toMatchObject([200, { comment: '忙' }]);
});

const answer = { task: 'department', person: 'li-na', outcome: 'approved' };
const form = { task: 'onboarding', person: 'candidate', outcome: 'declined' };
const close = { outcome: 'rejected', template: null };

test.each<[string, string, object, string, RegExp]>([
  ['a comment in parts', 'withdraw', { comment: { a: 1 } }, '/comment', /must be text/],
  ['a comment that is a number', 'withdraw', { comment: 5 }, '/comment', /must be text/],
  ['a misspelt comment', 'withdraw', { coment: 'x' }, '/coment', /did you mean "comment"/],
  ['a list', 'withdraw', [], '', /must be a withdrawal: an object with keys of comment, channel/],
  ['half a letter', 'withdraw', { comment: 'a\ud83d' }, '/comment', /half letters/],
  ['a way of its own', 'withdraw', { channel: 'mail' }, '/channel', /api or cli/],
  ['half a letter', 'decide', { ...answer, comment: 'a\ud83d' }, '/comment', /half letters/],
  ['a misspelt comment', 'decide', { ...answer, commment: 'x' }, '/commment', /"comment"/],
  ['answers to nothing', 'decide', { ...answer, answers: { a: 1 } }, '/answers', /has no form/],
  ['no field', 'decide', { ...form, answers: { devic: 'x' } }, '/answers/devic', /"device"/],
  [
    'a map',
    'decide',
    { ...form, answers: { topics: { a: 1 } } },
    '/answers/topics',
    /must be text/,
  ],
  ['a list', 'decide', { ...form, answers: { topics: ['a', 'b'] } }, '/answers/topics', /be text/],
  [
    'half a letter',
    'decide',
    { ...form, answers: { topics: '\udc00' } },
    '/answers/topics',
    /half/,
  ],
  [
    'two of one',
    'decide',
    { ...form, answers: { device: ['computer', 'phone'] } },
    '/answers/device',
    /one of/,
  ],
  [
    'a list of lists',
    'decide',
    { ...form, answers: { lunch: [['halal']] } },
    '/answers/lunch',
    /list/,
  ],
  [
    'a file by its name',
    'decide',
    { ...form, answers: { certificate: 'a.pdf' } },
    '/answers/certificate',
    /upload/,
  ],
  [
    'a file that nobody sent',
    'decide',
    { ...form, answers: { certificate: { upload: 'x' } } },
    '/answers/certificate',
    /could not be kept/,
  ],
  ['a misspelt template', 'close', { ...close, templte: 'x' }, '/templte', /"template"/],
  ['a way of its own', 'close', { ...close, channel: 5 }, '/channel', /api or cli/],
  [
    'a fact beside no way',
    'resume',
    { fact: { name: 'a', value: 1 } },
    '/fact',
    /"mended": "code"/,
  ],
  [
    'a fact with more',
    'resume',
    { mended: 'fact', fact: { name: 'a', value: 1, vaule: 2 } },
    '/fact/vaule',
    /a fact/,
  ],
  [
    'a plan for a fact',
    'resume',
    { mended: 'fact', plan: true, fact: { name: 'a', value: 1 } },
    '/plan',
    /"fact"/,
  ],
  ['a misspelt trial', 'erase', { dryrun: true }, '/dryrun', /did you mean "dryRun"/],
  ['somebody else', 'links/revoke', { person: 'li-na', task: 'x' }, '/task', /a revocation/],
])('what would be lost is refused: %s, to %s', async (_title, verb, body, pointer, message) => {
  const id = await harness.openCase(
    department(),
    seats('department', 0, 'li-na'),
    onboarding(),
    seats('onboarding', 0, 'candidate'),
  );
  const before = [harness.acts.length, harness.interventions.length];
  const { status, body: answered } = await post(`/api/cases/${id}/${verb}`, body);
  expect([status, answered.errors]).toEqual([
    422,
    [{ pointer, message: expect.stringMatching(message) }],
  ]);
  expect([harness.acts.length, harness.interventions.length]).toEqual(before);
});

test.each(['/api/erasures', '/api/keys/nobody/revoke'])('so it is to %s', async (path) => {
  const { status, body } = await post(path, { more: 1 });
  expect([status, body.errors]).toMatchObject([422, [{ pointer: '/more' }]]);
});
