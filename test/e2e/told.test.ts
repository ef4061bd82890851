import { runChild } from '../../platform/process/child.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { testServer } from '../temporal-server.ts';
import { fillIn, open } from './browser.ts';
import { describeStack, openStack, type E2eStack } from './stack.ts';
import { factsOf, linkIn, openCase, type ObservedCase } from './observed-case.ts';

describeStack('through real SMTP, HTTP, Temporal and PostgreSQL', () => {
  let stack: E2eStack;
  beforeAll(async () => {
    stack = await openStack();
    await stack.openRelay();
    await Promise.all([stack.server(), stack.worker()]);
  });
  afterAll(() => stack.close());

  test('the server says that it lives and is ready', async () => {
    expect(await open(`${stack.url}/livez`)).toMatchObject({ status: 200 });
    expect(await open(`${stack.url}/readyz`)).toEqual({
      status: 200,
      words:
        '{"status":"ok","database":true,"caseKeys":true,"temporal":true,"keys":true,"searchAttributes":true,"mail":true}',
    });
  });

  describe('a candidate is told', () => {
    let observed: ObservedCase;
    let anna: string;
    let jing: string;
    beforeAll(async () => {
      observed = await openCase(stack, 'Mira');
      anna = linkIn(await observed.mail('directors/request.0', 'anna-weber'), 't');
      jing = linkIn(await observed.mail('directors/request.0', 'he-jing'), 't');
    });

    test('the first mail leads the candidate to a page that shows where things stand', async () => {
      const own = linkIn(await observed.mail('in-review'), 'c');
      for (const page of [own, observed.progress]) {
        const { words } = await open(page);
        expect(words).toMatch(/Hello Mira .* Now Confirmation/);
      }
    });

    test('fetching a link decides nothing, whoever fetches it', async () => {
      const before = await observed.entries();
      for (const method of ['GET', 'HEAD', 'GET']) {
        const { status } = await fetch(anna, { method });
        expect(status).toBe(200);
      }
      const { words } = await open(anna);
      expect(words).toContain('Confirm the result');
      const kinds = (await observed.entries()).slice(before.length).map(({ kind }) => kind);
      expect(kinds).not.toContain('answered');
      expect(kinds).not.toContain('settled');
    });

    test('a reminder comes by itself', async () => {
      const mail = await observed.mail('directors/reminder.0.1', 'anna-weber');
      expect(mail.subject).toBe('Reminder: Confirm the result - Mira, Engineer');
    });

    test('the form decides', async () => {
      const page = await fillIn(anna, { outcome: 'approved', comment: 'Clear and kind' });
      expect(page.status).toBe(303);
      expect(page.words).toMatch(/Your answer is recorded .* Approved · Anna Weber \(you\)/);
    });

    test.each<[string, () => string, string]>([
      ['the same person again', () => anna, 'Your answer is recorded'],
      ['another person', () => jing, 'This has been decided'],
    ])('to %s the page says what was recorded', async (_who, link, title) => {
      const page = await fillIn(link(), { outcome: 'rejected' });
      expect(page.status).toBe(303);
      expect(page.words).toContain(title);
      expect(page.words).toMatch(/Approved · Anna Weber .* Clear and kind/);
      const answers = (await observed.entries()).filter(({ kind }) => kind === 'answered');
      expect(answers).toMatchObject([{ person: 'anna-weber', outcome: 'approved' }]);
    });

    test('the offer follows by mail, and the page shows that it was told', async () => {
      const mail = await observed.mail('answer.sent');
      expect(mail.subject).toBe('Our offer to you: Engineer');
      await observed.until((entry) => entry.kind === 'accepted' && entry.message === 'answer.sent');
      const { words } = await open(linkIn(await observed.mail('in-review'), 'c'));
      expect(words).toMatch(/Done Confirmation .* Our offer/);
    });

    test('the candidate accepts, and hears that this has arrived', async () => {
      const form = linkIn(await observed.mail('answer.sent'), 't');
      expect(await fillIn(form, { outcome: 'accepted' })).toMatchObject({ status: 303 });
      expect((await observed.mail('noted')).subject).toMatch('We are looking forward to you');
      await observed.until(({ kind }) => kind === 'ended');
      expect(await (await stack.api('GET', `/api/cases/${observed.id}`)).json()).toMatchObject({
        case: { status: 'ended', outcome: 'accepted' },
      });
      expect(await verifyJournal(stack.store, observed.id)).toBe('intact');
    });

    test('nothing was sent twice', () => {
      const texts = stack.relay().texts.map((text) => /^Message-ID: .*$/im.exec(text)?.[0]);
      expect(new Set(texts).size).toBe(texts.length);
    });
  });

  test('a link that was never made leads nowhere', async () => {
    for (const path of [`/t/${'x'.repeat(32)}`, `/c/${'x'.repeat(32)}`]) {
      const url = `${stack.url}${path}`;
      expect(await open(url)).toMatchObject({ status: 404 });
      expect(await fillIn(url, { outcome: 'approved' })).toMatchObject({ status: 404 });
    }
  });

  test('the candidate withdraws on their own page', async () => {
    const observed = await openCase(stack, 'Noor');
    const page = linkIn(await observed.mail('in-review'), 'c');
    const { status, words } = await fillIn(`${page}/withdraw`, { comment: 'another offer' });
    expect(status).toBe(303);
    expect(words).toContain('You have withdrawn your application.');
    expect((await observed.mail('on.withdrawn/withdrawn/noted')).subject).toBe(
      'Engineer: you have withdrawn',
    );
    await observed.until((entry) => entry.kind === 'ended' && entry.outcome === 'withdrew');
  });

  test('a decision by the Temporal CLI counts', async () => {
    const observed = await openCase(stack, 'Oleg');
    await observed.mail('directors/request.0', 'he-jing');
    const act = {
      task: 'directors',
      round: 1,
      person: 'he-jing',
      outcome: 'rejected',
      channel: 'signal',
    };
    const words = `workflow signal --name act --workflow-id ${workflowIdOf(observed.id)}`;
    const { address } = stack.temporal();
    const { code } = await runChild({
      command: testServer().cli,
      args: [...words.split(' '), '--address', address, '--input', JSON.stringify(act)],
      limitMs: 60_000,
    });
    expect(code).toBe(0);
    await observed.until((entry) => entry.kind === 'answered' && entry.channel === 'signal');
    const shown = await stack.api('GET', `/api/cases/${observed.id}`);
    const { tasks } = (await shown.json()) as { tasks: { seen?: string }[] };
    const answer = await stack.api('POST', `/api/cases/${observed.id}/decide`, {
      seen: tasks.at(-1)?.seen,
      task: 'directors',
      person: 'anna-weber',
      outcome: 'rejected',
      comment: 'not the skills that we look for',
    });
    expect(answer.status).toBe(200);
    expect((await observed.mail('directors.rejected/regret/told')).subject).toBe(
      'Engineer: our decision',
    );
  });

  test('without the key the API says nothing', async () => {
    const response = await fetch(`${stack.url}/api/cases`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: 'key-needed' });
  });

  test('what is wrong with a case is named by JSON pointers', async () => {
    const response = await stack.api('POST', '/api/cases', {
      flow: 'short',
      facts: { ...factsOf('Pia'), candidate: { name: 'Pia', email: 'no address' }, extra: 1 },
    });
    expect(response.status).toBe(422);
    const { errors } = (await response.json()) as { errors: { pointer: string }[] };
    expect(errors.map(({ pointer }) => pointer).toSorted((a, b) => a.localeCompare(b))).toEqual([
      '/facts/candidate/email',
      '/facts/extra',
    ]);
  });
});
