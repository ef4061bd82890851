import request from 'supertest';
import { createCase } from '../../store/cases.ts';
import { pin } from '../../store/pins.ts';
import { apiKey, createServerHarness, type ServerHarness } from './harness.ts';
import { certificate, department, facts, plan, seats, texts } from './sample.ts';

// Whoever turns out to be the candidate, by their mail address, reads nothing of the case and decides nothing in it.

let harness: ServerHarness;
beforeAll(async () => {
  harness = await createServerHarness();
}, 60_000);
afterAll(() => harness.close());

/** A case that has asked Li Na, of a candidate with this mail address. */
async function openCase(id: string, email: string): Promise<string> {
  const { hash } = await pin(harness.store, { plan, texts });
  const candidate = { name: 'Li Na', email, locale: 'en' };
  const given = { id, flow: plan.flow, plan: hash, certificate };
  await createCase(harness.store, { ...given, facts: { ...facts, candidate } });
  await harness.happens(
    id,
    { kind: 'started', flow: plan.flow, plan: hash },
    department(),
    seats('department', 0, 'li-na'),
  );
  return id;
}

test.each([
  ['the same address', 'li-na@example.com', 404, 409],
  ['the same in capitals', 'Li-Na@EXAMPLE.com', 404, 409],
  ['another one', 'li-na@candidates.example', 200, 200],
])('%s', async (what, email, page, answer) => {
  const id = await openCase(what.replaceAll(' ', '-'), email);
  const link = await harness.taskLink(id, 'department', 'li-na');
  const shown = await request(harness.app).get(link);
  const { status, body } = await request(harness.app)
    .post(`/api/cases/${id}/decide`)
    .set('Authorization', `Bearer ${apiKey}`)
    .send({ task: 'department', person: 'li-na', outcome: 'approved' });
  const isThemself = page === 404;
  expect([shown.status === 200, status, body.refusal?.code]).toEqual([
    !isThemself,
    answer,
    isThemself ? 'not-yours' : undefined,
  ]);
  expect(shown.text.includes('Platform Engineer')).toBe(!isThemself);
});
