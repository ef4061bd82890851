import { createMailer } from '../../worker/mail/smtp.ts';
import type { Mail } from '../../worker/mail/mail.ts';
import { type RelayBehaviour, startRelay } from './relay.ts';

const mail: Mail = {
  from: 'HR <hr@example.com>',
  to: { name: '张三', address: 'zhang.san@example.com' },
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  messageId: '<abc@example.com>',
  headers: { 'Auto-Submitted': 'auto-generated' },
};

const refusedByAddress: RelayBehaviour = { rcpt: '550 5.1.1 <zhang.san@example.com> unknown' };

test.each<[string, RelayBehaviour, object, string[]]>([
  [
    'a taken mail is accepted, and the text leaves after the moment of no return',
    {},
    { kind: 'accepted', response: '250 OK: message queued' },
    ['rcpt', 'transmit', 'text'],
  ],
  [
    'an unknown address is refused for good, without its address in the reason',
    refusedByAddress,
    { kind: 'permanent', about: 'address', reason: 'the mail server refused it: 550 5.1.1' },
    ['rcpt'],
  ],
  [
    'a full mailbox may be tried again',
    { rcpt: '450 4.2.2 mailbox full' },
    {
      kind: 'temporary',
      about: 'address',
      reason: 'the mail server cannot take it now: 450 4.2.2',
    },
    ['rcpt'],
  ],
  [
    'a demand for a login is ours to solve',
    { rcpt: '530 5.7.0 authenticate first' },
    { kind: 'temporary', about: 'us', reason: 'the mail server refuses us: 530 5.7.0' },
    ['rcpt'],
  ],
  [
    'a sender that is refused is ours to mend',
    { from: '553 5.7.1 not from you' },
    { kind: 'temporary', about: 'us', reason: 'the mail server refuses us: 553 5.7.1' },
    [],
  ],
  [
    'a text that is too large is refused for good',
    { end: '552 5.3.4 too large' },
    {
      kind: 'permanent',
      about: 'mail',
      reason: 'the mail server refused the mail itself: 552 5.3.4',
    },
    ['rcpt', 'transmit', 'text'],
  ],
  [
    'a text put off was certainly not taken',
    { end: '451 4.3.0 try later' },
    { kind: 'temporary', about: 'us', reason: 'the mail server refuses us: 451 4.3.0' },
    ['rcpt', 'transmit', 'text'],
  ],
  [
    'nobody knows of a text whose end was not answered',
    { hangUp: 'after-text' },
    { kind: 'unknown', reason: 'the connection broke after the text had begun to leave' },
    ['rcpt', 'transmit', 'text'],
  ],
])('%s', async (_title, behaviour, outcome, events) => {
  const relay = await startRelay(behaviour);
  const mailer = createMailer({ url: relay.url });
  const came = await mailer.send(mail, async () => void relay.events.push('transmit'));
  mailer.close();
  await relay.close();
  expect(came).toEqual(outcome);
  expect(relay.events).toEqual(events);
});

test('a greylisting relay takes the second attempt', async () => {
  const relay = await startRelay({ rcpt: '450 4.2.0 greylisted' });
  const mailer = createMailer({ url: relay.url });
  const kinds = [];
  for (let attempt = 0; attempt < 2; attempt++)
    kinds.push((await mailer.send(mail, async () => undefined)).kind);
  mailer.close();
  await relay.close();
  expect(kinds).toEqual(['temporary', 'accepted']);
});

test('a relay that is down may be tried again', async () => {
  const relay = await startRelay();
  await relay.close();
  const mailer = createMailer({ url: relay.url });
  const came = await mailer.send(mail, async () => undefined);
  mailer.close();
  expect(came).toEqual({
    kind: 'temporary',
    about: 'us',
    reason: 'the mail server cannot be reached: ESOCKET',
  });
});

test('a relay that never answers is given up, and nobody knows', async () => {
  const relay = await startRelay({ mute: true });
  const mailer = createMailer({ url: relay.url, timeoutMs: 500 });
  const came = await mailer.send(mail, async () => undefined);
  mailer.close();
  await relay.close();
  expect(came.kind).toBe('unknown');
});

test('a connection lost before the text is no loss, and the mark is awaited', async () => {
  const relay = await startRelay({ hangUp: 'before-text' });
  const mailer = createMailer({ url: relay.url });
  const came = await mailer.send(mail, async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    relay.events.push('marked');
  });
  mailer.close();
  await relay.close();
  expect(came.kind).toBe('temporary');
  expect(relay.events).toEqual(['rcpt', 'marked']);
});

test('when the moment of no return cannot be stored, nothing leaves', async () => {
  const relay = await startRelay();
  const mailer = createMailer({ url: relay.url });
  const sending = mailer.send(mail, async () => Promise.reject(new Error('store is down')));
  await expect(sending).rejects.toThrow('store is down');
  mailer.close();
  await relay.close();
  expect(relay.mails).toEqual([]);
});

test('a pool sends many mails, each once', async () => {
  const relay = await startRelay();
  const mailer = createMailer({ url: relay.url });
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      mailer.send({ ...mail, messageId: `<m${n}@example.com>` }, async () => undefined),
    ),
  );
  mailer.close();
  await relay.close();
  const ids = relay.mails.map(({ source }) => /^Message-ID: <(m\d+)@/m.exec(source)?.[1]);
  expect(new Set(ids).size).toBe(40);
});

test('headers arrive as given', async () => {
  const relay = await startRelay();
  const mailer = createMailer({ url: relay.url });
  await mailer.send(mail, async () => undefined);
  mailer.close();
  await relay.close();
  const { to, source } = relay.mails[0]!;
  expect(to).toEqual(['zhang.san@example.com']);
  expect(source).toMatch(/^Message-ID: <abc@example.com>\r?$/m);
  expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(source).not.toMatch(/^X-Mailer/m);
});
