import type { Entry } from '../../engine/model/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { type FetchedPage, fillIn, open } from './browser.ts';
import { eventually } from '../eventually.ts';
import type { Program } from './program.ts';
import { describeStack, openStack, type E2eStack } from './stack.ts';
import {
  addressOf,
  caseOf,
  startOf,
  linkIn,
  openCase,
  type ObservedCase,
} from './observed-case.ts';
import { pendingWork } from './pending-work.ts';

// Every process is killed by SIGKILL, which leaves it no time for anything.

const approve = (link: string): Promise<FetchedPage> => fillIn(link, { outcome: 'approved' });

async function accept(observed: ObservedCase): Promise<void> {
  await fillIn(linkIn(await observed.mail('answer.sent'), 't'), { outcome: 'accepted' });
  await observed.until((entry) => entry.kind === 'ended' && entry.outcome === 'accepted');
}

const listing = (stack: E2eStack): Promise<number> =>
  stack.api('GET', '/api/cases').then(
    ({ status }) => status,
    () => 0,
  );

const isDelivery = ({ kind }: Entry): boolean => kind === 'accepted' || kind === 'undelivered';

describeStack('whoever is killed', () => {
  let stack: E2eStack;
  let server: Program;
  let worker: Program;
  beforeAll(async () => {
    stack = await openStack();
    await stack.openRelay();
    [server, worker] = await Promise.all([stack.server(), stack.worker()]);
  });
  afterAll(() => stack.close());

  /** A case whose candidate has been told that an answer is coming, and whose approver has a link. */
  async function asked(
    name: string,
  ): Promise<{ readonly observed: ObservedCase; readonly link: string }> {
    const observed = await openCase(stack, name);
    const link = linkIn(await observed.mail('directors/request.0', 'anna-weber'), 't');
    await observed.mail('in-review');
    return { observed, link };
  }

  /** The record once the candidate has accepted: who decided, what became of the offer, how often it left. */
  async function onRecord(observed: ObservedCase): Promise<object> {
    await accept(observed);
    const entries = await observed.entries();
    expect(await verifyJournal(stack.store, observed.id)).toBe('intact');
    return {
      decided: entries.flatMap((entry) =>
        entry.kind === 'answered' && entry.task === 'directors' ? [entry.person] : [],
      ),
      offer: entries.flatMap((entry) =>
        'message' in entry && entry.message === 'answer.sent' ? [entry.kind] : [],
      ),
      left: observed.transmitted('answer.sent'),
    };
  }

  const once = { decided: ['anna-weber'], offer: ['sent', 'accepted'], left: 1 };

  describe('the worker, at once for four cases', () => {
    type Case = Awaited<ReturnType<typeof asked>>;
    let before: Case;
    let between: Case;
    let acknowledged: Case;
    let mailing: Case;
    let withoutWorker: FetchedPage;
    beforeAll(async () => {
      [before, between, acknowledged, mailing] = await Promise.all([
        asked('Before'),
        asked('Between'),
        asked('Acknowledged'),
        asked('Mailing'),
      ]);
      stack.relay().treat(addressOf('Between'), { held: new Promise(() => undefined) });
      stack.relay().treat(addressOf('Mailing'), { mute: true });
      await approve(between.link);
      await approve(mailing.link);
      await eventually(() => mailing.observed.transmitted('answer.sent') === 1);
      await approve(acknowledged.link);
      await worker.kill();
      withoutWorker = await approve(before.link);
      worker = await stack.worker();
    });

    test('who decides while no worker runs is told to try again, and that counts once', async () => {
      expect(withoutWorker.status).toBe(503);
      expect(withoutWorker.words).toContain('Your answer is not recorded yet');
      await eventually(async () => (await approve(before.link)).status === 303);
      expect(await onRecord(before.observed)).toEqual(once);
    });

    test('between decision and mail: the offer leaves later, once', async () => {
      expect(await onRecord(between.observed)).toEqual(once);
    });

    test('as soon as the decision is acknowledged: it stands, and the offer leaves at most once', async () => {
      const { observed } = acknowledged;
      const entries = await observed.until(
        (entry) => isDelivery(entry) && 'message' in entry && entry.message === 'answer.sent',
      );
      expect(entries.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
      expect(observed.transmitted('answer.sent')).toBeLessThanOrEqual(1);
      expect(await verifyJournal(stack.store, observed.id)).toBe('intact');
    });

    test('while the offer is being handed over: a person finds out, it never leaves twice', async () => {
      const { observed } = mailing;
      const unknown = await observed.until(({ kind }) => kind === 'undelivered');
      expect(unknown.find(({ kind }) => kind === 'undelivered')).toMatchObject({
        message: 'answer.sent',
        fate: 'unknown',
      });
      const todo = await observed.mail('system.unknown/confirm/request.0', 'emma-liu');
      await fillIn(linkIn(todo, 't'), { outcome: 'arrived' });
      expect(await onRecord(observed)).toEqual({ ...once, offer: ['sent', 'undelivered'] });
    });
  });

  test('the worker behind a mail that was accepted, and the next behind an answer: all read the case alike', async () => {
    stack.relay().treat(addressOf('Twice'), { rcpt: '451 4.7.1 come back later' });
    const observed = await openCase(stack, 'Twice', 'patient');
    const askedOf = async (person: string) =>
      linkIn(await observed.mail('directors/request.0', person), 't');
    const links = [await askedOf('anna-weber'), await askedOf('he-jing')];
    await observed.mail('in-review');
    await eventually(async () => {
      const { task, tries } = await pendingWork(stack, observed);
      return !task && tries.length === 0;
    });
    for (const link of links) {
      await worker.kill();
      worker = await stack.worker();
      await eventually(async () => (await approve(link)).status === 303);
    }
    const entries = await observed.until(({ kind }) => kind === 'ended');
    expect(await verifyJournal(stack.store, observed.id)).toBe('intact');
    const count = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).length;
    expect({
      answered: count('answered'),
      sent: count('sent'),
      accepted: count('accepted'),
    }).toEqual({ answered: 2, sent: 3, accepted: 3 });
  });

  test('Temporal, and the server after it has accepted a case: all cases go on', async () => {
    const { observed, link } = await asked('Waiting');
    await eventually(async () => {
      const { task, tries } = await pendingWork(stack, observed);
      return !task && tries.length === 0;
    });
    await stack.killTemporal();
    const response = await stack.api('POST', '/api/cases', startOf('Accepted'));
    await server.kill();
    expect(response.status).toBe(201);
    const { case: id } = (await response.json()) as { case: string };
    await stack.startTemporal();
    server = await stack.server();
    expect((await caseOf(stack, id).mail('in-review')).subject).toMatch('what happens');
    await observed.mail('directors/reminder.0.1', 'anna-weber');
    await eventually(async () => (await approve(link)).status === 303);
    expect(await onRecord(observed)).toEqual(once);
  });

  // PostgreSQL tells each session that it ends: one that is in a transaction then, has to hear that as well.
  test('PostgreSQL, three times under load: nobody dies, pages say that it is away, and all goes on', async () => {
    const { observed, link } = await asked('Database');
    const listed: number[] = [];
    const enough = new AbortController();
    const asking = async () => {
      while (!enough.signal.aborted) listed.push(await listing(stack));
    };
    const load = Array.from({ length: 4 }, asking);
    const told: FetchedPage[] = [];
    try {
      for (const how of ['fast', 'immediate', 'kill'] as const) {
        const opening = [1, 2, 3, 4].map((index) =>
          openCase(stack, `Load-${how}-${index}`).catch(() => undefined),
        );
        const before = listed.length;
        await eventually(() => listed.length > before + 8);
        await stack.postgres.shutDown(how);
        told.push(await open(link));
        // It is asked at most once a second.
        await eventually(async () => (await fetch(`${stack.url}/readyz`)).status === 503);
        await stack.postgres.startAgain();
        await eventually(async () => (await fetch(`${stack.url}/readyz`)).status === 200);
        await Promise.all(opening);
      }
    } finally {
      enough.abort();
    }
    await Promise.all(load);
    expect([server.ended(), worker.ended()]).toEqual([undefined, undefined]);
    expect(told.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(told[0]?.words).toContain('Not available just now');
    expect(new Set(listed)).toEqual(new Set([200, 503]));
    await eventually(async () => (await approve(link)).status === 303);
    expect(await onRecord(observed)).toEqual(once);
  });
});
