import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Instant } from '../../engine/model/base.ts';
import { minuteMs } from '../../engine/time/units.ts';
import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { Store } from '../../store/database.ts';
import { anchorsMailed, unmailedAnchors } from '../../store/mailed-anchors.ts';
import { anchorLine } from './anchor-file.ts';

/** Where anchors go by mail, and what signs them. */
export interface AnchorMailSettings {
  /** The address alone. */
  readonly mail: string;
  readonly key: string;
  /** Mail server and sender of all mails. */
  readonly smtpUrl: string;
  readonly from: string;
  readonly company: string;
}

export interface AnchorMailParts {
  readonly store: Store;
  readonly settings: AnchorMailSettings;
  readonly now: () => Instant;
}

/**
 * Sends the anchors that have not left yet, all in one mail. Throws where the mail server does not take it; of a mail of unknown delivery
 * outcome too,
 * since one that arrives twice does no harm.
 */
export async function mailAnchors({ store, settings, now }: AnchorMailParts): Promise<void> {
  const anchors = (await unmailedAnchors(store)).slice(0, mostInOneMail);
  if (anchors.length === 0) return;
  const lines = anchors.map((anchor) => anchorLine(anchor, settings.key));
  await send(settings.smtpUrl, mailOf(settings, lines, anchors.at(-1)?.number ?? 0));
  await anchorsMailed(store, anchors, now());
}

/** Of an installation that has its address set after years, the others follow within hours. */
const mostInOneMail = 400;

/** Once a day, so no connection is kept. */
async function send(url: string, mail: SendMailOptions): Promise<void> {
  const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: minuteMs };
  const transport = createTransport({ url, ...timeouts });
  try {
    await transport.sendMail({ ...mail, xMailer: false });
  } finally {
    transport.close();
  }
}

const mailOf = (
  { mail, from, company }: AnchorMailSettings,
  lines: readonly string[],
  number: number,
): SendMailOptions => ({
  from,
  to: mail,
  subject: `${company}: anchor ${number} / 锚点 ${number}`,
  text: `${introduction}\n\n${lines.join('')}`,
  messageId: messageIdOf({ case: '', message: `anchor ${number}`, person: mail }, from),
  headers: { 'Auto-Submitted': 'auto-generated' },
});

/** Nobody knows which language whoever keeps them reads. */
const introduction = `Each line says in what state all records of Tidings were at one moment, and is signed. Keep this mail where nobody can change it who administers the database. To compare: put the lines of all these mails into a file, name it by TIDINGS_ANCHOR_FILE, and run "tidings verify".

以下每行记载 Tidings 全部记录在某一时刻的状态，并带有签名。请把此邮件保存在数据库管理员无法改动的地方。如需核对：将这些邮件中的各行放入一个文件，以 TIDINGS_ANCHOR_FILE 指定，并运行 "tidings verify"。`;
