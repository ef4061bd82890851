import { isolated } from '../../engine/compiler/files/template/texts/direction.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import type { Label } from '../../engine/model/base.ts';
import { messageIdOf, type MailKey } from '../../platform/mailbox/message-id.ts';
import { underName } from '../../platform/settings/sender.ts';
import { localize } from '../../wording/localize.ts';
import type { Mail } from './mail.ts';
import type { RenderedMail } from '../../rendering/render.ts';
import type { Sender } from './services.ts';

interface MailOrigin extends Pick<Sender, 'from'> {
  /** In whose name it is written, where `from` has none. */
  readonly company: Label;
  readonly key: Omit<MailKey, 'person'>;
  readonly replyTo?: string | undefined;
}

/** Addresses to one person what was written for them; under the same key it is one mail, however often it is sent. */
export const mailTo = (
  to: Addressee,
  { locale, ...parts }: RenderedMail,
  { from, company, replyTo, key }: MailOrigin,
): Mail => ({
  ...parts,
  from: underName(from, nameIn(company, locale)),
  ...(replyTo !== undefined && { replyTo }),
  to: { name: isolated(to.name), address: to.email },
  messageId: messageIdOf({ ...key, person: to.person }, from),
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
});

const nameIn = (name: Label, locale: string): string =>
  localize(name, { locale: locale === 'zh-CN' ? 'zh-CN' : 'en' });
