import type { Instant } from '../../engine/model/base.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import { candidateOf } from '../../engine/people/holders.ts';
import type { FlowMessage, StepMessage } from '../../engine/steps/step-message.ts';
import { sendersOf } from '../../engine/steps/senders-of.ts';
import { deadline } from '../../engine/time/deadline.ts';
import { zoneFor } from '../../engine/compiler/files/template/texts/reader-zone.ts';
import { unwrappedText } from '../../rendering/plain-text.ts';
import { createRenderer, type RenderedMail } from '../../rendering/render.ts';
import { variables, type MessageToWrite } from '../../rendering/variables.ts';
import { valueSaid, type SaidFrom } from './said-in-message.ts';

/** Writes a message to the candidate as it would leave now. Nothing comes back where that cannot be told. */
export type WriteLetter = (
  template: string,
  from: LetterSource,
) => Promise<WrittenLetter | undefined>;

export type WrittenLetter = Pick<RenderedMail, 'locale' | 'subject' | 'text'>;

interface LetterSource extends SaidFrom {
  readonly texts: Texts;
  readonly now: Instant;
}

/** Letters in the name of this company, where the texts of a case name none. Their links are the candidate's alone, and are left out. */
export function createLetters(company: string): WriteLetter {
  const renderer = createRenderer();
  return async (id, from) => {
    const { plan, facts, texts } = from;
    const template = texts.templates[id];
    const [[, sent] = []] = sendersOf(id, plan);
    const to = candidateOf(facts);
    if (template === undefined || sent === undefined || to === undefined) return undefined;
    const values = variables(facts, messageOf(sent, from), {
      person: to.person,
      name: to.name,
      company: texts.company ?? { name: company },
      title: sent.asks?.title,
      links: { task: noLink, ...(plan.candidatePage !== 'none' && { progress: noLink }) },
    });
    const locale = sent.message.locale ?? to.locale;
    const reader = { locale, zone: zoneFor(to, plan.zone) };
    const rendered = await renderer.render(template, reader, values);
    if ('reason' in rendered) return undefined;
    const { subject, html } = rendered;
    return { locale: rendered.locale, subject, text: unwrappedText(html) };
  };
}

const noLink = '[…]';

/** With its moments, counted from now. */
const messageOf = ({ message, asks }: StepMessage, from: LetterSource): MessageToWrite => ({
  with: valuesOf(message, from),
  ...(asks && { task: { deadline: deadline(from.now, asks.within, from.plan.calendars) } }),
});

const valuesOf = (message: FlowMessage, from: LetterSource): MessageToWrite['with'] =>
  Object.fromEntries(
    Object.entries(message.with).map(([name, value]) => [
      name,
      'after' in value
        ? { at: deadline(from.now, value.after, from.plan.calendars) }
        : valueSaid(value, from),
    ]),
  );
