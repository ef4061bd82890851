/** What a refusal is about: us who send, the recipient's address, or the mail itself. */
export type RefusalSubject = 'us' | 'address' | 'mail';

/** A reply of the mail server that refuses something. */
export interface RelayReply {
  /** The command that it answers, as nodemailer names it: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN`, `EHLO`, `AUTH PLAIN`, ... */
  readonly command: string;
  /** The reply code of RFC 5321, such as 550. */
  readonly code: number;
  /** The enhanced status code of RFC 3463, such as `5.1.1`. */
  readonly status?: string;
}

export interface ReadReply {
  readonly about: RefusalSubject;
  /** Whether the same mail would be refused again, however long we wait. */
  readonly final: boolean;
}

/**
 * What a refusal is about, and whether for good: by the enhanced status code where it says so, else by the command and the reply code.
 * Only what plainly is about an address or a mail is for good. A server that refuses *us*, or by a policy, may do so for a minute, while
 * its settings are mended: that waits.
 */
export function readReply(reply: RelayReply): ReadReply {
  const about = aboutWhat(reply);
  return { about, final: reply.code >= 500 && about !== 'us' && !isFullMailbox(reply) };
}

function aboutWhat(reply: RelayReply): RefusalSubject {
  const { command, code } = reply;
  if (isAboutSession(code)) return 'us';
  // Greylisting is mostly told as a policy.
  if (command === 'RCPT TO' && code < 500) return 'address';
  const about = byStatus(reply) ?? byCommand(command, code);
  // Before a recipient is named nothing can be about an address but ours.
  if (command === 'MAIL FROM' && about === 'address') return 'us';
  return mailCommands.has(command) ? about : 'us';
}

/** The commands that name a recipient or carry a mail; all others open the session. */
const mailCommands: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

function byStatus({ status = '' }: RelayReply): RefusalSubject | undefined {
  const [, subject = '', detail = ''] = status.split('.');
  // "Other or undefined" of server, network or protocol says nothing; some servers say so of an unknown person.
  if (detail === '0' && ['3', '4', '5'].includes(subject)) return undefined;
  return statuses[`${subject}.${detail}`] ?? subjects[subject];
}

/** RFC 5321 and RFC 4954: the server is going away, does not understand us, wants a login or an encryption. */
const isAboutSession = (code: number): boolean =>
  code === 421 ||
  (code >= 500 && code <= 504 && code !== 501) ||
  (code >= 530 && code <= 538) ||
  code === 555;

/** RFC 3463, second number. Networks and routes (4) are those to the recipient's server. */
const subjects: Readonly<Record<string, RefusalSubject>> = {
  1: 'address',
  2: 'address',
  3: 'us',
  4: 'address',
  5: 'us',
  6: 'mail',
  7: 'us',
};

/** RFC 3463, 6531, 7293 and 7505: where the third number is about something else than the second. */
const statuses: Readonly<Record<string, RefusalSubject>> = {
  // The sender's address is wrong, or its domain takes no mail.
  '1.7': 'us',
  '1.8': 'us',
  '2.3': 'mail',
  '3.4': 'mail',
  // Letters of the address that the server does not take.
  '6.7': 'address',
  '6.9': 'address',
  // A list that we may not write to, an account that is closed, a mailbox or domain that has changed hands.
  '7.2': 'address',
  '7.13': 'address',
  '7.17': 'address',
  '7.18': 'address',
};

/** RFC 5321, where the reply says no more than its code. */
function byCommand(command: string, code: number): RefusalSubject {
  if (command === 'RCPT TO') return code === 554 ? 'us' : 'address';
  return code === 552 ? 'mail' : 'us';
}

/** RFC 3463 counts it among what may pass, whatever code stands before it; so does RFC 5321's 552 to a recipient. */
const isFullMailbox = ({ command, code, status }: RelayReply): boolean =>
  /^\d\.2\.2$/.test(status ?? '') ||
  (status === undefined && command === 'RCPT TO' && code === 552);
