import request from 'supertest';
import { dayMs } from '../../engine/time/units.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { keepApiKey } from '../../store/api-keys.ts';
import { createCase } from '../../store/cases.ts';
import { replaceDirectory } from '../../store/people.ts';
import { pin } from '../../store/pins.ts';
import { keepUpload } from '../../store/uploads.ts';
import { rights } from '../../server/access/right.ts';
import { directory } from './directory.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { department, facts, now, onboarding, plan, seats, texts } from './sample.ts';

// What only some read is absent for everybody else, and nothing that is answered differs by it.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
  const holders = { departments: {}, otherwise: ['li-na'] };
  await replaceDirectory(harness.store, {
    ...directory,
    roles: { compensation: holders, 'hr-director': holders },
  });
}, 60_000);
afterAll(() => harness.close());

const readers = ['compensation'];
const [form] = Object.values(texts.forms);
const secretTexts: Texts = {
  ...texts,
  forms: {
    onboarding: {
      id: 'onboarding',
      title: 'Before your first day',
      choices: form?.choices ?? [],
      fields: [
        {
          name: 'illness',
          type: 'text',
          label: 'Illness',
          required: false,
          maxLength: 90,
          readers,
        },
        { name: 'school', type: 'text', label: 'School', required: false, maxLength: 90 },
        {
          name: 'proof',
          type: 'upload',
          label: 'Proof',
          required: false,
          accept: ['pdf'],
          maxBytes: 99,
          readers,
        },
      ],
    },
  },
};
const secretPlan: Omit<Plan, 'texts'> = {
  ...plan,
  shows: [{ fact: ['position', 'salaryRange'], title: 'Pay', type: 'text', readers }],
  factReaders: [
    { fact: ['position', 'salaryRange'], readers },
    { fact: ['result', 'scores', 'score'], readers },
  ],
};

interface Secrets {
  readonly pay: string;
  readonly illness: string;
}

let count = 0;
/** A case of which everything is the same but for what has readers. */
const secretCase = async ({ pay, illness }: Secrets): Promise<{ id: string; file: string }> => {
  count += 1;
  const id = `secret${count}`;
  const { store } = harness;
  const { hash } = await pin(store, { plan: secretPlan, texts: secretTexts });
  const { position, ...others } = facts as Facts & { position: object };
  const scores = [{ interviewer: 'Li Na', score: pay.length }];
  const known = { ...others, position: { ...position, salaryRange: pay }, result: { scores } };
  await createCase(store, { id, flow: plan.flow, plan: hash, facts: known });
  const asked = { task: 'onboarding', round: 1, field: 'proof' };
  const upload = { case: id, person: 'candidate', asked, type: 'application/pdf' };
  const bytes = Buffer.from(illness);
  const kept = await keepUpload(store, { ...upload, name: `${illness}.pdf`, bytes }, { at: now });
  const file = 'id' in kept ? kept.id : '';
  const proof = { upload: file, name: `${illness}.pdf`, type: 'application/pdf', size: 3 };
  await harness.happens(
    id,
    { kind: 'started', flow: plan.flow, plan: hash },
    onboarding(),
    seats('onboarding', 0, 'candidate'),
    {
      kind: 'answered',
      task: 'onboarding',
      round: 1,
      person: 'candidate',
      outcome: 'accepted',
      answers: { illness, school: 'Fudan', proof },
      channel: 'page',
    },
    department(),
    seats('department', 0, 'li-na'),
    {
      kind: 'resumed',
      mended: 'fact',
      fact: { name: 'position.salaryRange', value: pay, before: illness },
      channel: 'api',
    },
  );
  return { id, file };
};

const keyOf = async (roles: readonly string[]): Promise<string> => {
  count += 1;
  const secret = `tidings_${`r${count}`.padEnd(43, '_')}`;
  const made = { name: `r${count}`, createdBy: 'bootstrap', createdAt: now };
  await keepApiKey(harness.store, { ...made, rights, roles, secret, expiresAt: now + dayMs });
  return secret;
};

const secrets: Secrets = { pay: 'ninety-a-month', illness: 'asthma' };
const others: Secrets = { pay: 'one', illness: 'a broken leg' };

/** Everything that a key gets to read of a case, without what differs from case to case. */
const readBy = async (secret: string, given: Secrets): Promise<string> => {
  const { id, file } = await secretCase(given);
  const agent = request.agent(harness.app);
  await agent.post('/console/sign-in').type('form').send({ key: secret });
  const paths = ['', `/files/${file}`, '/export'].map((path) => `/api/cases/${id}${path}`);
  const answers = await Promise.all([
    ...['/api/cases', ...paths].map((path) =>
      request(harness.app)
        .get(path)
        .set({ Authorization: `Bearer ${secret}` }),
    ),
    request(harness.app)
      .post(`/api/cases/${id}/decide`)
      .set({ Authorization: `Bearer ${secret}` })
      .send({
        task: 'department',
        person: 'li-na',
        outcome: 'approved',
        seen: '0-aaaaaaaaaaaaaaaaaaaaaa',
      }),
    agent.get(`/console/${id}`),
    agent.get(`/console/${id}/files/${file}`),
  ]);
  return answers
    .slice(1)
    .map(({ status, text, body }) => `${status} ${text ?? String(body)}`)
    .join('\n')
    .replaceAll(id, 'the case')
    .replaceAll(file, 'the file')
    .replaceAll(/"(?:created|started)At":\d+/g, '');
};

test.each([
  ['no role', [], false],
  ['another role', ['hr-director'], false],
  ['a role that reads', ['hr-director', 'compensation'], true],
])('a key with %s', async (_title, roles, reads) => {
  const read = await readBy(await keyOf(roles), secrets);
  for (const secret of Object.values(secrets)) expect(read.includes(secret)).toBe(reads);
  for (const open of ['Fudan', 'Platform Engineer', 'Li Na']) expect(read).toContain(open);
});

test('nothing that a key without the role is answered differs by what it does not read', async () => {
  const secret = await keyOf(['hr-director']);
  expect(await readBy(secret, secrets)).toBe(await readBy(secret, others));
});

test('the key of the settings reads everything', async () => {
  const read = await readBy(apiKey, secrets);
  for (const secret of Object.values(secrets)) expect(read).toContain(secret);
});

test('who does not read what a task shows does not answer it by a program', async () => {
  const { id } = await secretCase(secrets);
  const answer = (secret: string) =>
    request(harness.app)
      .post(`/api/cases/${id}/decide`)
      .set({ Authorization: `Bearer ${secret}` })
      .send({ task: 'department', person: 'li-na', outcome: 'approved' });
  const [blind, seeing] = [await answer(await keyOf([])), await answer(await keyOf(readers))];
  expect([blind.status, blind.body.error, seeing.status]).toEqual([403, 'right-needed', 422]);
});

test('of a case whose plan is lost only the key of the settings reads what people have said', async () => {
  const { id } = await secretCase(secrets);
  await harness.store.db.updateTable('cases').set({ plan: 'lost' }).where('id', '=', id).execute();
  const read = async (secret: string) =>
    (
      await request(harness.app)
        .get(`/api/cases/${id}`)
        .set({ Authorization: `Bearer ${secret}` })
    ).body;
  const seen = await read(await keyOf(readers));
  expect([seen.case.facts, JSON.stringify(seen).includes('Fudan')]).toEqual([{}, false]);
  expect(JSON.stringify(await read(apiKey))).toContain('Fudan');
});

const decode = async (secret: string) =>
  (
    await request(harness.app)
      .post('/codec/decode')
      .set({ Authorization: `Bearer ${secret}` })
      .send({ payloads: [] })
  ).status;

test('payloads of Temporal are opened for whoever reads everything', async () => {
  await secretCase(secrets);
  expect([await decode(await keyOf([])), await decode(await keyOf(readers))]).toEqual([403, 200]);
  expect(await decode(apiKey)).toBe(200);
});

const create = (secret: string, body: object) =>
  request(harness.app)
    .post('/api/keys')
    .set({ Authorization: `Bearer ${secret}` })
    .send(body);

test('a key is made with roles of the directory', async () => {
  const made = await create(apiKey, { name: 'pay', rights: ['see'], roles: ['compensation'] });
  expect([made.status, made.body.key.roles]).toEqual([201, ['compensation']]);
  const odd = await create(apiKey, { name: 'odd', rights: ['see'], roles: ['compensaton'] });
  expect([odd.status, odd.body.errors]).toEqual([
    422,
    [
      {
        pointer: '/roles/0',
        message: 'must be a role of the directory; did you mean "compensation"?',
      },
    ],
  ]);
  const none = await create(apiKey, { name: 'none', rights: ['see'], roles: 'compensation' });
  expect(none.body.errors[0].message).toBe('must be a list of roles of the directory');
});

test('nobody gives roles that they do not have', async () => {
  const maker = await keyOf(['hr-director']);
  const { status, body } = await create(maker, {
    name: 'more',
    rights: ['see'],
    roles: ['compensation'],
    days: 1,
  });
  expect([status, body.message]).toEqual([
    403,
    'nobody gives rights or roles that they do not have: compensation',
  ]);
});
