import { messageIdOf } from '../../platform/mailbox/message-id.ts';
import type { Renderer } from '../../rendering/render.ts';
import type { Mailer } from '../../worker/mail/smtp.ts';
import { factsOf, type Yardstick } from '../yardstick.ts';
import type { HandActivities } from './contract.ts';

export interface HandServices {
  readonly mailer: Mailer;
  readonly renderer: Renderer;
  readonly yardstick: Yardstick;
}

const hour = 3_600_000;
const from = 'Tidings <tidings@example.com>';

/** Renders and sends with the same parts as Tidings; keeps no journal and looks everything up in memory. */
export function createHandActivities({
  mailer,
  renderer,
  yardstick,
}: HandServices): HandActivities {
  const people = new Map(yardstick.directory.people.map((person) => [person.id, person]));
  return {
    async send({ id, template: name, to }) {
      const facts = factsOf(id);
      const template = yardstick.texts.templates[name];
      if (!template) throw new Error(`there is no template "${name}"`);
      const person = people.get(to) ?? candidateOf(id);
      const rendered = await renderer.render(
        template,
        { locale: 'en', zone: 'UTC' },
        {
          case: facts,
          recipient: { name: person.name },
          company: { name: 'Bench' },
          links: { task: 'https://example.com/t', progress: 'https://example.com/c' },
          task: { title: 'Approve the offer', deadline: fromNow(hour) },
          expected: fromNow(hour),
          expires: fromNow(72 * hour),
        },
      );
      if ('reason' in rendered) throw new Error(rendered.reason);
      const { locale, ...parts } = rendered;
      const handover = await mailer.send(
        {
          ...parts,
          from,
          to: { name: person.name, address: person.email },
          messageId: messageIdOf({ case: id, message: name, person: to }, from),
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale },
        },
        () => Promise.resolve(),
      );
      if (handover.kind !== 'accepted') throw new Error('the mail was not taken');
    },
  };
}

const fromNow = (ms: number) => ({ at: Date.now() + ms });

const candidateOf = (id: string) => ({
  name: `Candidate ${id}`,
  email: `${id}@example.com`,
});
