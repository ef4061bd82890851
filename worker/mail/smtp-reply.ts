import type { ReadReply } from './refusal.ts';
import { aboutByStatus, statusIn } from './smtp-status.ts';
import { aboutByWords } from './smtp-words.ts';

/** A reply of the mail server that refuses something. */
export interface RelayReply {
  /** The command that it answers, as nodemailer names it: `MAIL FROM`, `RCPT TO`, `DATA`, `CONN`, `EHLO`, `AUTH PLAIN`, ... */
  readonly command: string;
  /** The reply code of RFC 5321, such as 550. */
  readonly code: number;
  /** The whole reply, code and all, such as `550 5.1.1 <…>: Recipient address rejected: User unknown`. */
  readonly response: string;
}

/**
 * What a refusal is about, and whether for good: by the words of the reply, else by its enhanced status code, else by the command and the
 * reply code. Only what plainly is about an address or a mail is for good. A server that refuses *us*, or by a policy, may do so for a
 * minute, while its settings are mended: that waits, and so does whatever may be about us.
 */
export function readReply(reply: RelayReply): ReadReply {
  const { about, final } = mailCommands.has(reply.command) ? readMailReply(reply) : refusesUs;
  // Before a recipient is named nothing can be about an address but ours.
  if (about === 'us' || (about === 'address' && reply.command === 'MAIL FROM')) return refusesUs;
  return { about, final: final && reply.code >= 500 };
}

const refusesUs: ReadReply = { about: 'us', final: false };

/** The commands that name a recipient or carry a mail; all others open the session. */
const mailCommands: ReadonlySet<string> = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

function readMailReply({ command, code, response }: RelayReply): ReadReply {
  if (isAboutSession(code)) return refusesUs;
  const said = aboutByWords(response);
  if (said?.about === 'us') return said;
  // Greylisting is mostly told as a policy.
  if (command === 'RCPT TO' && code < 500) return { about: 'address', final: false };
  // "Try again later" says nothing new beside a code that says the same.
  return (
    (code < 500 ? undefined : said) ??
    aboutByStatus(statusIn(response)) ??
    aboutByCode(command, code)
  );
}

/** RFC 5321, 4954 and 7504: the server is going away, takes no mail, does not understand us, wants a login or an encryption. */
const isAboutSession = (code: number): boolean =>
  code === 421 ||
  code === 521 ||
  (code >= 500 && code <= 504 && code !== 501) ||
  (code >= 530 && code <= 538) ||
  code === 555;

/**
 * RFC 5321, where the reply says no more than its code. 550 and 553 are said of unknown people and of senders and relaying alike; a full
 * mailbox is what may pass.
 */
function aboutByCode(command: string, code: number): ReadReply {
  if (command === 'RCPT TO' && code === 501) return { about: 'address', final: true };
  if (command === 'RCPT TO' && code === 552) return { about: 'address', final: false };
  return code === 552 ? { about: 'mail', final: true } : refusesUs;
}
