import type { NodemailerError } from 'nodemailer';

/** The result of submitting a mail to the relay. Reasons never contain an address. */
export type SmtpResult =
  | { readonly kind: 'accepted'; readonly response: string }
  /** Certainly not accepted; may be tried again. */
  | { readonly kind: 'temporary'; readonly reason: string }
  /** Certainly not accepted, and never will be. */
  | { readonly kind: 'permanent'; readonly reason: string }
  /** The connection broke after the text had begun to leave. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The result that an error of nodemailer stands for. The relay's reply decides; without
 * one, it is unknown whether a text that has begun to leave has arrived.
 */
export function resultOfError(error: unknown, begun: boolean): SmtpResult {
  const { code, responseCode, response }: Partial<NodemailerError> = isErrorLike(error)
    ? error
    : {};
  const reply = responseCode === undefined ? undefined : `${responseCode}${enhanced(response)}`;
  if (isAboutMail(code) && isFinal(responseCode))
    return {
      kind: 'permanent',
      reason: reply ? `the mail server refused it: ${reply}` : unusable(code),
    };
  if (reply) return { kind: 'temporary', reason: `the mail server cannot take it now: ${reply}` };
  return begun
    ? { kind: 'unknown', reason: 'the connection broke after the text had begun to leave' }
    : { kind: 'temporary', reason: `the mail server cannot be reached: ${code ?? 'no answer'}` };
}

/** Everything else, such as a refused login, is about our own settings and must not make anybody's message fail. */
const isAboutMail = (code?: string): boolean => code === 'EENVELOPE' || code === 'EMESSAGE';

const unusable = (code?: string): string =>
  code === 'EMESSAGE'
    ? 'the mail is larger than the mail server takes'
    : 'the mail address cannot be used';

/** Without a reply, nodemailer itself has rejected the address or the size. Codes 503 and 530 to 538 are about the session or the login. */
const isFinal = (reply = 550): boolean =>
  reply >= 500 && reply < 600 && reply !== 503 && !(reply >= 530 && reply <= 538);

/** The enhanced status code of RFC 3463, which says more than the reply code and contains nothing personal. */
const enhanced = (response = ''): string => {
  const [, status] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return status ? ` ${status}` : '';
};

const isErrorLike = (error: unknown): error is NodemailerError =>
  typeof error === 'object' && error !== null && 'message' in error;
