import { isLoopback, withoutBrackets } from '../process/loopback.ts';
import type { SettingsReader } from './settings-reader.ts';

export interface MailSettings {
  /** With the password, and nodemailer's options as query. */
  readonly smtpUrl: string;
  /** `HR team <hr@example.com>`, or an address alone, to which every mail writes the name of its company. */
  readonly from: string;
}

/** Reads the mail server and the sender, and reports what contradicts itself or would be refused by the server. */
export function mailSettings(read: SettingsReader): MailSettings {
  const smtpUrl =
    read.secretUrl('TIDINGS_SMTP_URL', ['smtp:', 'smtps:']) ?? 'smtp://127.0.0.1:1025';
  const from = read.sender('TIDINGS_MAIL_FROM', senderHere);
  const url = new URL(smtpUrl);
  if (url.hostname === '')
    read.report('TIDINGS_SMTP_URL names no host; write it like smtp://user:password@host');
  const contradiction = contradictionIn(url);
  if (contradiction !== undefined) read.report(`TIDINGS_SMTP_URL ${contradiction}`);
  const host = withoutBrackets(url.hostname);
  if (host === '' || isLoopback(host)) return { smtpUrl, from };
  if (url.password !== '' && !alwaysEncrypts(url))
    read.report(
      `TIDINGS_SMTP_URL would send its password to "${host}" unencrypted where the server offers no TLS; use smtps://, or add ?requireTLS=true`,
    );
  if (/@localhost>?$/.test(from))
    read.report(
      `TIDINGS_MAIL_FROM ${read.has('TIDINGS_MAIL_FROM') ? `is "${from}"` : 'is missing'}, and TIDINGS_SMTP_URL leads to "${host}", which takes no mail from an address at localhost; set the sender, for example HR team <hr@example.com>`,
    );
  return { smtpUrl, from };
}

const senderHere = 'tidings@localhost';

/** Whether nothing is said to the mail server but over TLS. */
export const alwaysEncrypts = ({ protocol, searchParams }: URL): boolean =>
  protocol === 'smtps:' || searchParams.get('requireTLS') === 'true';

function contradictionIn({ protocol, searchParams }: URL): string | undefined {
  const isOn = (name: string): boolean => searchParams.get(name) === 'true';
  if (isOn('requireTLS') && (isOn('ignoreTLS') || isOn('opportunisticTLS')))
    return 'both requires TLS and does without; leave out one of the two';
  if (protocol === 'smtps:' && (searchParams.get('secure') === 'false' || isOn('ignoreTLS')))
    return 'begins with smtps:// and does without TLS; use smtp://, or leave out the option';
  return undefined;
}
