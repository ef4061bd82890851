import { eventually } from '../eventually.ts';
import { open } from './browser.ts';
import type { Program } from './program.ts';
import { describeStack, openStack, type E2eStack } from './stack.ts';
import { addressOf, linkIn, openCase, type ObservedCase } from './observed-case.ts';

// A mail server that refuses us waits; one that refuses somebody for good is heard of by whoever can reach them.

const refusesUs = '5.7.1 we take nothing from you';
const unknown = '550 5.1.1 there is nobody of this name';

const refusedOf = async (observed: ObservedCase) =>
  (await observed.entries()).filter(({ kind }) => kind === 'undelivered');

describeStack('a mail server that refuses', () => {
  let stack: E2eStack;
  let worker: Program;
  beforeAll(async () => {
    stack = await openStack();
    await stack.openRelay({ from: `553 ${refusesUs}` }, { from: `550 ${refusesUs}` });
    [, worker] = await Promise.all([stack.server(), stack.worker()]);
  });
  afterAll(() => stack.close());

  const lines = (code: string) =>
    worker
      .said()
      .split('\n')
      .filter((line) => line.includes(`"${code}"`));
  const readiness = async () => {
    const response = await fetch(`${stack.url}/readyz`);
    return [response.status, await response.json()];
  };

  test('the sender, or us by a policy, is tried again; it is said once, and while it lasts', async () => {
    const observed = await openCase(stack, 'Policy');
    stack
      .relay()
      .treat(addressOf('Policy'), { rcpt: `550 ${refusesUs}` }, { rcpt: `554 ${refusesUs}` });
    await eventually(async () => JSON.stringify(await readiness()).includes('"mail":false'));
    expect(await readiness()).toMatchObject([
      200,
      { status: 'ok', mail: false, why: expect.stringContaining('5.7.1') },
    ]);
    await observed.mail('in-review');
    await observed.mail('directors/request.0', 'anna-weber');
    expect(await refusedOf(observed)).toEqual([]);
    await eventually(() => lines('relay-accepts').length > 0);
    expect([lines('relay-refuses').length, lines('relay-accepts').length]).toEqual([1, 1]);
    await eventually(async () => JSON.stringify(await readiness()).includes('"mail":true'));
  });

  test('a candidate for good: the recruiter is shown the message, the reason, and how to reach them', async () => {
    stack.relay().treat(addressOf('Nobody'), { rcpt: unknown });
    const observed = await openCase(stack, 'Nobody');
    await observed.until(
      (entry) => entry.kind === 'opened' && entry.task === 'system.undelivered/reach',
    );
    const mail = await observed.mail('system.undelivered/reach/request.0', 'emma-liu');
    const page = await open(linkIn(mail, 't'));
    expect(page.words).toContain('the mail server refused it: 550 5.1.1');
    expect(page.words).toContain('(in-review)');
    expect(lines('mail-refused')).toHaveLength(1);
    expect(worker.said()).not.toContain(addressOf('Nobody'));
  });

  test('all who were to be asked: nobody is silent, and the recruiter is to reach them', async () => {
    for (const person of ['anna.weber', 'he.jing'])
      stack.relay().treat(`${person}@example.com`, { rcpt: unknown });
    const observed = await openCase(stack, 'Unasked');
    const entries = await observed.until(
      (entry) => entry.kind === 'opened' && entry.task === 'directors/reach',
    );
    expect(entries.map(({ kind }) => kind)).toContain('unasked');
    expect(entries.filter(({ kind }) => kind === 'settled')).toEqual([]);
  });
});
