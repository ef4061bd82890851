import { isolated } from '../../engine/compiler/files/template/texts/direction.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import { messageIdOf, type MailKey } from '../../platform/mailbox/message-id.ts';
import type { Mail } from './mail.ts';
import type { RenderedMail } from './render.ts';
import type { Sender } from './services.ts';

interface MailOrigin extends Pick<Sender, 'from'> {
  readonly key: Omit<MailKey, 'person'>;
  readonly replyTo?: string | undefined;
}

/** Addresses to one person what was written for them; under the same key it is one mail, however often it is sent. */
export const mailTo = (
  to: Addressee,
  { locale, ...parts }: RenderedMail,
  { from, replyTo, key }: MailOrigin,
): Mail => ({
  ...parts,
  from,
  ...(replyTo !== undefined && { replyTo }),
  to: { name: isolated(to.name), address: to.email },
  messageId: messageIdOf({ ...key, person: to.person }, from),
  headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
});
