import { readReply } from '../../worker/mail/smtp-reply.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';

// What a reply of a mail server is about, and whether it is for good: RFC 3463, and RFC 5321 where the reply says no more than its code.

const [mail, rcpt, data] = ['MAIL FROM', 'RCPT TO', 'DATA'];

test.each<[string, string, string, ReturnType<typeof readReply>['about'], boolean]>([
  ['no greeting', 'CONN', '554 5.3.2', 'us', false],
  ['a service that is going away', 'CONN', '421 4.3.2', 'us', false],
  ['a login that is refused', 'AUTH PLAIN', '535 5.7.8', 'us', false],
  ['an encryption that is demanded', mail, '530 5.7.0', 'us', false],
  ['a command that is not understood', rcpt, '503 5.5.1', 'us', false],
  ['a sender that is refused by policy', mail, '553 5.7.1', 'us', false],
  ['a sender that does not exist', mail, '550 5.1.0', 'us', false],
  ["a sender's domain that does not exist", rcpt, '550 5.1.8', 'us', false],
  ['a sender without a word of why', mail, '550', 'us', false],
  ['relaying that is denied', rcpt, '550 5.7.1', 'us', false],
  ['relaying that is denied, by code alone', rcpt, '554', 'us', false],
  ['an address of ours on a black list', rcpt, '554 5.7.0', 'us', false],
  ['a sender that is not authenticated', data, '550 5.7.26', 'us', false],
  ['a text that is refused by policy', data, '554 5.7.1', 'us', false],
  ['a text that is refused without a word of why', data, '554', 'us', false],
  ['a server that is set up wrongly', rcpt, '550 5.3.5', 'us', false],
  ['an unknown person', rcpt, '550 5.1.1', 'address', true],
  ['an unknown person, by code alone', rcpt, '550', 'address', true],
  ['an unknown person, as some large servers say it', rcpt, '550 5.5.0', 'address', true],
  ['an address that cannot be', rcpt, '501 5.1.3', 'address', true],
  ['a name that is not allowed', rcpt, '553', 'address', true],
  ['a domain that takes no mail', rcpt, '556 5.1.10', 'address', true],
  ['a mailbox that is closed', rcpt, '550 5.2.1', 'address', true],
  ['an account that is disabled', rcpt, '550 5.7.13', 'address', true],
  ['a mailbox that belongs to somebody else now', rcpt, '550 5.7.17', 'address', true],
  ['no way to the domain', rcpt, '550 5.4.4', 'address', true],
  ['letters that the server does not take', rcpt, '553 5.6.7', 'address', true],
  ['a full mailbox', rcpt, '552 5.2.2', 'address', false],
  ['a full mailbox, by code alone', rcpt, '552', 'address', false],
  ['a greylisted message', rcpt, '450 4.2.0', 'address', false],
  ['a greylisted message, told as a policy', rcpt, '451 4.7.1', 'address', false],
  ['a mail too large', data, '552 5.3.4', 'mail', true],
  ['a mail too large, told before it is sent', mail, '552 5.3.4', 'mail', true],
  ['a mail too large, by code alone', data, '552', 'mail', true],
  ['a form of text that the server cannot carry', data, '554 5.6.1', 'mail', true],
  ['a text to be tried again', data, '451 4.6.0', 'mail', false],
])('%s', (_title, command, reply, about, final) => {
  const [code, status] = reply.split(' ');
  expect(
    readReply({ command, code: Number(code), ...(status !== undefined && { status }) }),
  ).toEqual({ about, final });
});

test.each([
  ['hr@example.com', 'example.com'],
  ['HR <hr@example.com>', 'example.com'],
  ['"HR@Work" <hr@example.com>', 'example.com'],
])("the Message-ID of what %s sends ends in the sender's domain", (from, domain) => {
  const id = messageIdOf({ case: 'c', message: 'm', person: 'p' }, from);
  expect(id).toMatch(new RegExp(`^<[0-9a-f]{40}@${domain}>$`));
});
