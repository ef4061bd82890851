import type { NodemailerError } from 'nodemailer';
import type { RefusalSubject } from './refusal.ts';
import { readReply } from './smtp-reply.ts';
import { statusIn } from './smtp-status.ts';

/** The result of submitting a mail to the relay. Reasons never contain an address. */
export type SmtpResult =
  | { readonly kind: 'accepted'; readonly response: string }
  /** Certainly not accepted; may be tried again. */
  | { readonly kind: 'temporary'; readonly about: RefusalSubject; readonly reason: string }
  /** Certainly not accepted, and never will be. */
  | { readonly kind: 'permanent'; readonly about: RefusalSubject; readonly reason: string }
  /** The connection broke after the text had begun to leave. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The result that an error of nodemailer stands for. The relay's reply decides; without
 * one, it is unknown whether a text that has begun to leave has arrived.
 */
export function resultOfError(error: unknown, begun: boolean): SmtpResult {
  const { code, command, responseCode, response }: Partial<NodemailerError> = isErrorLike(error)
    ? error
    : {};
  if (responseCode !== undefined) return resultOfReply(command ?? 'CONN', responseCode, response);
  const unusable = code === undefined ? undefined : ownRefusals[code];
  if (unusable) return { kind: 'permanent', ...unusable };
  return begun
    ? { kind: 'unknown', reason: 'the connection broke after the text had begun to leave' }
    : {
        kind: 'temporary',
        about: 'us',
        reason: `the mail server cannot be reached: ${code ?? 'no answer'}`,
      };
}

function resultOfReply(command: string, code: number, response = ''): SmtpResult {
  const status = statusIn(response);
  const { about, final } = readReply({ command, code, response });
  const reply = status === undefined ? `${code}` : `${code} ${status}`;
  return final
    ? { kind: 'permanent', about, reason: `${forGood[about]}: ${reply}` }
    : { kind: 'temporary', about, reason: `${forNow[about]}: ${reply}` };
}

/** nodemailer refuses by itself what no mail server would take. */
const ownRefusals: Readonly<
  Record<string, { readonly about: RefusalSubject; readonly reason: string } | undefined>
> = {
  EENVELOPE: { about: 'address', reason: 'the mail address cannot be used' },
  EMESSAGE: { about: 'mail', reason: 'the mail is larger than the mail server takes' },
};

const forGood: Readonly<Record<RefusalSubject, string>> = {
  us: 'the mail server refuses us',
  address: 'the mail server refused it',
  mail: 'the mail server refused the mail itself',
};

const forNow: Readonly<Record<RefusalSubject, string>> = {
  ...forGood,
  address: 'the mail server cannot take it now',
  mail: 'the mail server cannot take it now',
};

const isErrorLike = (error: unknown): error is NodemailerError =>
  typeof error === 'object' && error !== null && 'message' in error;
