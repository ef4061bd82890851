import request from 'supertest';
import { dayMs } from '../../engine/time/units.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { rights } from '../../server/access/right.ts';
import { keepApiKey } from '../../store/api-keys.ts';
import { createCase, setCaseKeys } from '../../store/cases.ts';
import { pin } from '../../store/pins.ts';
import { personKeys } from '../../store/identity-key.ts';
import { caseKeys } from '../../server/services/case-keys.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { department, facts, now, onboarding, plan, seats, texts } from './sample.ts';

// The cases of a flow with readers are for everybody else as if there were none.

let harness: ServerHarness;
const secret = 'confidential1';
let open = '';
beforeAll(async () => {
  harness = await createServerHarness();
  const { store } = harness;
  const hidden: Omit<Plan, 'texts'> = { ...plan, flow: 'executive', readers: ['board'] };
  const { hash } = await pin(store, { plan: hidden, texts });
  await createCase(store, { id: secret, flow: 'executive', plan: hash, facts });
  const happened = [department(), seats('department', 0, 'li-na')];
  await harness.happens(secret, { kind: 'started', flow: 'executive', plan: hash }, ...happened);
  await setCaseKeys(store, secret, caseKeys(facts, await personKeys(store)));
  open = await harness.openCase(department(), seats('department', 0, 'li-na'));
  harness.standsStill(
    { code: 'case-stopped', case: secret, since: now },
    { code: 'case-stopped', case: open, since: now },
  );
}, 60_000);
afterAll(() => harness.close());

let count = 0;
const keyOf = async (roles: readonly string[]): Promise<string> => {
  count += 1;
  const made = `tidings_${`h${count}`.padEnd(43, '_')}`;
  const key = { name: `h${count}`, rights, roles, createdBy: 'bootstrap', createdAt: now };
  await keepApiKey(harness.store, { ...key, secret: made, expiresAt: now + dayMs });
  return made;
};

type Asking = readonly [method: 'get' | 'post', path: string, body?: object];

/** Every way to a single case. */
const waysTo = (id: string): readonly Asking[] => [
  ['get', `/api/cases/${id}`],
  ['get', `/api/cases/${id}/export`],
  ['get', `/api/cases/${id}/files/00000000-0000-0000-0000-000000000000`],
  ['post', `/api/cases/${id}/decide`, { task: 'department', person: 'li-na', outcome: 'approved' }],
  ['post', `/api/cases/${id}/withdraw`, {}],
  ['post', `/api/cases/${id}/links/revoke`, { person: 'li-na' }],
  ['post', `/api/cases/${id}/resume`, {}],
  [
    'post',
    `/api/cases/${id}/resume`,
    { mended: 'fact', fact: { name: 'position.title', value: 'x' } },
  ],
  ['post', `/api/cases/${id}/resume`, { mended: 'journal' }],
  ['post', `/api/cases/${id}/close`, { outcome: 'rejected', template: null }],
  ['post', `/api/cases/${id}/erase`, { dryRun: true }],
  ['get', `/api/cases?before=${id}`],
  ['get', `/console/${id}`],
  ['get', `/console/${id}/files/x`],
];

const ask = async (key: string, [method, path, body]: Asking) => {
  const agent = request.agent(harness.app);
  if (path.startsWith('/console')) await agent.post('/console/sign-in').type('form').send({ key });
  const asked = method === 'get' ? agent.get(path) : agent.post(path).send(body);
  return asked.set('Authorization', `Bearer ${key}`);
};

test('whoever is no reader is answered about such a case as about one that there is not, byte for byte', async () => {
  const key = await keyOf(['compensation']);
  const answers = async (id: string) => {
    const said = [];
    for (const way of waysTo(id)) {
      const { status, text, headers } = await ask(key, way);
      const { date: _date, etag: _etag, ...others } = headers;
      said.push([way[1].replace(id, ''), status, text.replaceAll(id, ''), others]);
    }
    return said;
  };
  expect(await answers(secret)).toEqual(await answers('confidential2'));
});

const listed: readonly string[] = [
  '/api/cases',
  '/api/cases?status=all&flow=executive',
  '/console?status=all',
  '/api/doctor',
  '/api/counts',
];

test.each([
  ['no role', [], false],
  ['another role', ['compensation'], false],
  ['the role', ['board'], true],
])(
  'a key with %s finds such a case in lists, counts and what stands still: %s',
  async (_title, roles, finds) => {
    const key = await keyOf(roles);
    const found = await Promise.all(
      listed.map(async (path) => (await ask(key, ['get', path])).text),
    );
    for (const text of found.slice(0, 4)) expect(text.includes(secret)).toBe(finds);
    expect((await ask(key, ['get', `/api/cases/${secret}`])).status).toBe(finds ? 200 : 404);
    expect((await ask(key, ['get', `/api/cases/${open}`])).status).toBe(200);
  },
);

test('the key of the settings finds every case', async () => {
  expect((await ask(apiKey, ['get', `/api/cases/${secret}`])).status).toBe(200);
  expect((await ask(apiKey, ['get', '/api/cases'])).text).toContain(secret);
});

test('the same person and position is a twin for whoever finds the other case', async () => {
  const start = async (key: string) => {
    const { status, body } = await ask(key, [
      'post',
      '/api/cases',
      {
        flow: 'core-transparent',
        facts: {
          candidate: { ...(facts['candidate'] as object), zone: undefined, phone: undefined },
          position: { title: 'Platform Engineer' },
        },
      },
    ]);
    return [status, body.case === secret];
  };
  await setCaseKeys(
    harness.store,
    secret,
    caseKeys(
      { ...facts, position: { title: 'Platform Engineer' } },
      await personKeys(harness.store),
    ),
  );
  expect(await start(await keyOf(['board']))).toEqual([409, true]);
  expect((await start(await keyOf([])))[0]).toBe(201);
});

test('whoever is asked sees their own task', async () => {
  const { text } = await request(harness.app).get(
    await harness.taskLink(secret, 'department', 'li-na'),
  );
  expect(text).toContain('Department HR review');
});

test('without a page for the candidate its links open nothing, and the form opens', async () => {
  const { store } = harness;
  const pageless: Omit<Plan, 'texts'> = { ...plan, flow: 'pageless', candidatePage: 'none' };
  const { hash } = await pin(store, { plan: pageless, texts });
  await createCase(store, { id: 'pageless1', flow: 'pageless', plan: hash, facts });
  await harness.happens(
    'pageless1',
    { kind: 'started', flow: 'pageless', plan: hash },
    onboarding(),
    seats('onboarding', 0, 'candidate'),
  );
  const get = async (path: string) => {
    const { status, text } = await request(harness.app).get(path);
    return [status, text.replaceAll(path, '')];
  };
  const link = await harness.progressLink('pageless1');
  const unknown = `/c/${'x'.repeat(link.length - 3)}`;
  expect(await get(link)).toEqual(await get(unknown));
  for (const below of ['withdraw', 't/onboarding/1'])
    expect(await get(`${link}/${below}`)).toEqual(await get(`${unknown}/${below}`));
  expect((await get(await harness.taskLink('pageless1', 'onboarding', 'candidate')))[0]).toBe(200);
});
