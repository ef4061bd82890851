import type { Addressee } from '../../engine/people/holders.ts';
import { isOfTask, type Message } from '../../engine/model/message.ts';
import { zoneFor } from '../../engine/compiler/files/template/texts/reader-zone.ts';
import type { DeliveryKey } from '../../store/messages.ts';
import { isTextKept, keepText } from '../../store/undelivered-texts.ts';
import type { PinnedCase } from './pinned-case.ts';
import type { MailServices } from './services.ts';
import { unwrappedText } from '../../rendering/plain-text.ts';
import { variables } from '../../rendering/variables.ts';

/**
 * Keeps what a mail says that has not reached its recipient, so that whoever gets the task of reaching them knows what to tell. Its links
 * are theirs alone and are left out. What a task asks for by itself stands on the task.
 */
export async function keepUndelivered(
  { store, renderer, sender }: MailServices,
  { id, facts, pinned }: PinnedCase,
  message: Message,
  to: Addressee,
): Promise<void> {
  const template = pinned.texts.templates[message.template];
  if (template === undefined || isOfTask(message)) return;
  const key: DeliveryKey = { case: id, message: message.id, person: to.person };
  // A relay that is down is tried again and again, and to make a text costs more than the rest of a try.
  if (await isTextKept(store, key)) return;
  const reader = { locale: message.locale ?? to.locale, zone: zoneFor(to, pinned.plan.zone) };
  const values = variables(facts, message, {
    person: to.person,
    name: to.name,
    company: pinned.texts.company ?? { name: sender.company },
    title: undefined,
    links: { progress: noLink, task: noLink },
  });
  const rendered = await renderer.render(template, reader, values);
  if ('reason' in rendered) return;
  const { locale, subject, html } = rendered;
  await keepText(store, key, { locale, subject, text: unwrappedText(html) });
}

const noLink = '[…]';
