import { readReply } from '../../worker/mail/smtp-reply.ts';
import { statusIn } from '../../worker/mail/smtp-status.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';

// What a reply of a mail server is about, and whether it is for good: by its words, by RFC 3463, and by RFC 5321 where it says no more than its code.

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
  ['a size that is refused', data, '550 message too large', 'mail', true],
  ['a sender without a word of why', mail, '550', 'us', false],
  ['relaying that is denied', rcpt, '550 5.7.1', 'us', false],
  ['relaying that is denied, by code alone', rcpt, '554', 'us', false],
  ['an address of ours on a black list', rcpt, '554 5.7.0', 'us', false],
  ['a sender that is not authenticated', data, '550 5.7.26', 'us', false],
  ['a text that is refused by policy', data, '554 5.7.1', 'us', false],
  ['a text that is refused without a word of why', data, '554', 'us', false],
  ['a server that is set up wrongly', rcpt, '550 5.3.5', 'us', false],
  ['an unknown person', rcpt, '550 5.1.1', 'address', true],
  ['an unknown person, or an unknown sender', rcpt, '550', 'us', false],
  ['an address that cannot be', rcpt, '501 5.1.3', 'address', true],
  ['a name that is not allowed, or relaying', rcpt, '553', 'us', false],
  ['a domain that takes no mail', rcpt, '556 5.1.10', 'address', true],
  ['a mailbox that is closed', rcpt, '550 5.2.1', 'address', true],
  ['an account of ours that is disabled', rcpt, '550 5.7.13', 'us', false],
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
  expect(read(command, reply)).toEqual({ about, final });
});

const read = (command: string, response: string) =>
  readReply({ command, code: Number(response.slice(0, 3)), response });

test.each<[string, string]>([
  [rcpt, '550 5.1.0 <hr@example.com>: Sender address rejected: User unknown in virtual table'],
  [rcpt, '450 4.1.8 <hr@example.com>: Sender address rejected: Domain not found'],
  [rcpt, '554 5.7.1 <a@example.com>: Relay access denied'],
  [rcpt, '554 <a@example.com>: Recipient address rejected: Access denied'],
  [rcpt, '550 relay not permitted'],
  [rcpt, '550 Sender verify failed'],
  [rcpt, '550 authentication required'],
  [
    rcpt,
    '550-Verification failed for <hr@example.com>\n550-The mail server could not deliver mail to hr.\n550 Sender verify failed',
  ],
  [rcpt, '550 unable to verify; unknown user; not permitted to relay'],
  [rcpt, '550 Administrative prohibition'],
  [rcpt, '550 5.1.1 User unknown: authentication required to send from here'],
  [rcpt, '553 sorry, that domain is not in my list of allowed rcpthosts (#5.7.1)'],
  [rcpt, '553 sorry, your envelope sender is in my badmailfrom list (#5.7.1)'],
  [rcpt, '550 #5.7.1 Your access to submit messages to this e-mail system has been rejected.'],
  [rcpt, '550 #5.1.0 Address rejected.'],
  [rcpt, '513 Relaying denied'],
  [rcpt, '571 Delivery not authorized, message refused'],
  [rcpt, '521 5.2.1 AOL will not accept delivery of this message'],
  [rcpt, '551 auth error.'],
  [rcpt, '551 User not local; please try <b@example.com>'],
  [rcpt, '556 remote ip check error.'],
  [
    rcpt,
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
  ],
  [
    rcpt,
    '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail, go to https://support.google.com/a/answer/166852',
  ],
  [rcpt, '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)'],
  [rcpt, '550 5.4.3 Directory server failure'],
  [rcpt, '554 5.4.6 Hop count exceeded - possible mail loop'],
  [rcpt, '550 5.7.501 Service unavailable. Spam abuse detected from IP range.'],
  [rcpt, '550 5.7.13 Account disabled'],
  [rcpt, '550'],
  [rcpt, '550 5.1.0'],
  [rcpt, '550 5.5.0'],
  [rcpt, '553'],
  [rcpt, '550 Sender frequency limited'],
  [rcpt, '550 IP frequency limited [CN]'],
  [rcpt, '550 black ip.'],
  [rcpt, '550 RP:TRC 163 smtp2,D9GowAC,1 2 http://mail.163.com/help/help_spam_16.htm'],
  [rcpt, '553 Requested action not taken: Local user only,smtp7,EMCowL'],
  [rcpt, '553 "RCPT TO" mailbox unavailable: mail from must equal authorized user'],
  [rcpt, '550 发件人不存在'],
  [rcpt, '550 您的发信频率过高，邮箱暂时不存在'],
  [rcpt, '552 too many same size mails.'],
  [data, '550 5.4.5 Daily user sending quota exceeded.'],
  [data, '554 5.2.252 SendAsDenied; hr@example.com not allowed to send as boss@example.com'],
  [
    data,
    '554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message',
  ],
  [data, '554 5.2.0 STOREDRV.Submission.Exception'],
  [data, '550 5.7.60 SMTP; Client does not have permissions to send as this sender'],
  [data, '552 message rejected by anti-spam engine.'],
  [data, '554 DT:SPM 163 smtp8,DMCowA,please see http://mail.163.com/help/help_spam_16.htm'],
  [data, '550 Mail content denied. http://service.mail.qq.com/cgi-bin/help?subtype=1'],
  [data, '554 Reject by behaviour spam at Rcpt State'],
  [data, '550 5.6.0 邮件被拦截'],
])('%s %j may be about us, so it waits', (command, reply) => {
  expect(read(command, reply)).toEqual({ about: 'us', final: false });
});

test.each<[string, string, boolean]>([
  [
    rcpt,
    '550 5.1.1 <a@relay.example>: Recipient address rejected: User unknown in relay recipient table',
    true,
  ],
  [rcpt, '550 5.1.1 <a@example.com>... User unknown', true],
  [rcpt, '553 5.3.0 <a@example.com>... No such user here', true],
  [rcpt, '550 Unrouteable address', true],
  [rcpt, '550 unknown user', true],
  [rcpt, '550 sorry, no mailbox here by that name (#5.1.1)', true],
  [rcpt, '550 No such user here (#5.7.1)', true],
  [rcpt, '550 #5.1.1 Bad destination mailbox address', true],
  [
    rcpt,
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. https://support.google.com/mail/?p=NoSuchUser - gsmtp",
    true,
  ],
  [rcpt, '550 5.2.1 The email account that you tried to reach is disabled.', true],
  [
    rcpt,
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    true,
  ],
  [rcpt, '550 5.5.0 Requested action not taken: mailbox unavailable', true],
  [rcpt, '550 User not found: a@163.com', true],
  [rcpt, "554 RCPT (a@example.com) dosn't exist: account dosn't exist", true],
  [rcpt, '553 "RCPT TO" mailbox unavailable', true],
  [rcpt, '559 Invalid rcptto [@sm070102]', true],
  [rcpt, '550 用户不存在', true],
  [
    data,
    '550 The recipient may contain a non-existent account, please check the recipient address.',
    true,
  ],
  [
    rcpt,
    "550 5.2.121 RecipLimitReached; recipient's per hour message receive limit from one source exceeded",
    false,
  ],
  [
    rcpt,
    '550-5.2.1 The user you are trying to contact is receiving mail too quickly.\n550 5.2.1 Please resend your message at a later time.',
    false,
  ],
  [
    rcpt,
    '550-5.2.1 The user you are trying to contact is receiving mail at a rate that\n550 5.2.1 prevents additional messages from being delivered.',
    false,
  ],
  [rcpt, '550 mailbox is full', false],
  [rcpt, '554 5.2.2 Over quota', false],
  [data, '550 5.2.0 Quota exceeded (mailbox for user is full)', false],
  [rcpt, '550 收件人空间不足', false],
  [rcpt, '550 User is temporarily unavailable', false],
])('%s %j is about the address; for good: %s', (command, reply, final) => {
  expect(read(command, reply)).toEqual({ about: 'address', final });
});

test.each([
  ['550 5.1.1 nobody', '5.1.1'],
  ['550-5.2.1 first\n550 5.2.1 second', '5.2.1'],
  ['550 #5.7.1 refused', '5.7.1'],
  ['553 not here (#5.7.1)', '5.7.1'],
  ['550 5.1.1.4 is an address on a list', undefined],
  ['550 nothing said of 5.1.1', undefined],
])('the status code in %j is %s', (reply, status) => {
  expect(statusIn(reply)).toBe(status);
});

test.each([
  ['hr@example.com', 'example.com'],
  ['HR <hr@example.com>', 'example.com'],
  ['"HR@Work" <hr@example.com>', 'example.com'],
])("the Message-ID of what %s sends ends in the sender's domain", (from, domain) => {
  const id = messageIdOf({ case: 'c', message: 'm', person: 'p' }, from);
  expect(id).toMatch(new RegExp(`^<[0-9a-f]{40}@${domain}>$`));
});
