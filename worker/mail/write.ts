import type { Message } from '../../engine/model/message.ts';
import { issueLink } from '../../store/links.ts';
import type { Addressee } from '../../engine/people/holders.ts';
import { findTask } from '../../store/tasks.ts';
import type { MailServices } from './services.ts';
import type { Mail } from './mail.ts';
import { mailTo } from './mail-to.ts';
import { zoneFor } from '../../engine/compiler/files/template/texts/reader-zone.ts';
import { pageUrl } from './page-url.ts';
import type { PinnedCase } from './pinned-case.ts';
import { variables } from '../../rendering/variables.ts';

/**
 * Writes the mail for one recipient of a message, in their language and with their
 * own links; comes back with a reason if the text cannot be filled.
 */
export async function writeMail(
  services: MailServices,
  pinnedCase: PinnedCase,
  message: Message,
  to: Addressee,
): Promise<Mail | { readonly reason: string }> {
  const { store, sender, renderer } = services;
  const { texts } = pinnedCase.pinned;
  const template = texts.templates[message.template];
  if (!template)
    return { reason: `there is no template "${message.template}" in the pinned texts` };
  const reader = {
    locale: message.locale ?? to.locale,
    zone: zoneFor(to, pinnedCase.pinned.plan.zone),
  };
  const task =
    message.task && (await findTask(store, pinnedCase.id, message.task.id, message.task.round));
  const company = texts.company ?? { name: sender.company };
  const values = variables(pinnedCase.facts, message, {
    person: to.person,
    name: to.name,
    company,
    title: task?.opened.title,
    links: await linksOf(services, pinnedCase, message, to.person),
  });
  const rendered = await renderer.render(template, reader, values);
  if ('reason' in rendered) return rendered;
  const key = { case: pinnedCase.id, message: message.id };
  const { name, replyTo } = company;
  return mailTo(to, rendered, { from: sender.from, company: name, replyTo, key });
}

/**
 * The links in a mail. They are new in every mail, since only the hashes of earlier ones are kept. Where a message asks the candidate
 * nothing, what they can answer stands on their page.
 */
async function linksOf(
  { store, sender }: MailServices,
  { id: caseId, pinned }: PinnedCase,
  { task }: Message,
  person: string,
): Promise<Readonly<Record<string, string>>> {
  const url = (path: string, token: string) => pageUrl(sender, `${path}/${token}`);
  const holder = { case: caseId, person };
  const progress =
    person === 'candidate' && pinned.plan.candidatePage !== 'none'
      ? url('c', await issueLink(store, { ...holder, purpose: 'progress' }))
      : undefined;
  const asked =
    task &&
    url(
      't',
      await issueLink(store, { ...holder, purpose: 'task', task: task.id, round: task.round }),
    );
  const answered = asked ?? progress;
  return {
    ...(answered !== undefined && { task: answered }),
    ...(progress !== undefined && { progress }),
  };
}
