import type { NodemailerError } from 'nodemailer';

/** What came of handing a mail to the relay. Reasons never hold an address. */
export type Handover =
  | { readonly kind: 'accepted'; readonly response: string }
  /** Certainly not taken; may be tried again. */
  | { readonly kind: 'temporary'; readonly reason: string }
  /** Certainly not taken, and never will be. */
  | { readonly kind: 'permanent'; readonly reason: string }
  /** The connection broke after the text had begun to leave. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** A reply of the relay decides; without one, only what has not begun to leave is certain. */
export function handoverOf(error: unknown, begun: boolean): Handover {
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

/** Everything else, a refused login say, is about our own settings and must not cost anybody a message. */
const isAboutMail = (code?: string): boolean => code === 'EENVELOPE' || code === 'EMESSAGE';

const unusable = (code?: string): string =>
  code === 'EMESSAGE'
    ? 'the mail is larger than the mail server takes'
    : 'the mail address cannot be used';

/** No reply means that nodemailer itself found the address or the size impossible. 503 and 530 to 538 blame the session or the login. */
const isFinal = (reply = 550): boolean =>
  reply >= 500 && reply < 600 && reply !== 503 && !(reply >= 530 && reply <= 538);

/** The enhanced status code of RFC 3463, which says more than the reply code and holds nothing personal. */
const enhanced = (response = ''): string => {
  const [, status] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return status ? ` ${status}` : '';
};

const isErrorLike = (error: unknown): error is NodemailerError =>
  typeof error === 'object' && error !== null && 'message' in error;
