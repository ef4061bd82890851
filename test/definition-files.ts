import { stringify } from 'yaml';

// Files of definitions as tests write them, by path.

export type WrittenDefinitions = Readonly<Record<string, string>>;

interface TemplateOptions {
  readonly class: string;
  /** The text of the body in both languages. */
  readonly text?: string;
  /** Another text of the Chinese body. */
  readonly zh?: string;
  /** Values that a step has to give. */
  readonly requires?: readonly string[];
  /** Outcomes of which it says that it tells. */
  readonly reports?: readonly string[];
}

/** A template in English and Chinese, with its id as the subject. */
export const templateFiles = (
  id: string,
  { class: messageClass, text = 'Hello', zh = text, requires, reports }: TemplateOptions,
): WrittenDefinitions => ({
  [`templates/${id}/template.yaml`]: stringify({
    template: id,
    class: messageClass,
    subject: { en: id, 'zh-CN': id },
    ...(requires !== undefined && { requires }),
    ...(reports !== undefined && { reports }),
  }),
  [`templates/${id}/en.mjml`]: mjml(text),
  [`templates/${id}/zh-CN.mjml`]: mjml(zh),
});

/** A whole mail with one paragraph. */
const mjml = (text: string): string =>
  `<mjml><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>\n`;

/** An offer that states what an answer of the shipped form "first-day" can be. */
export const equippedOffer = templateFiles('equipped-offer', {
  class: 'offer',
  requires: ['expires', 'device'],
  text: '{{ device }}, until {{ expires | when }}',
});

/** A form with one field, on which the candidate accepts or declines. */
export const answerForm = (id: string): WrittenDefinitions => ({
  [`forms/${id}.yaml`]: stringify({
    form: id,
    title: 'Your answer',
    fields: [{ name: 'note', type: 'text', label: 'Note' }],
    choices: { accepted: 'Accept', declined: 'Decline' },
  }),
});

/** A flow in the hours of the calendar `office`: its steps, and further keys of the file. */
export const flowText = (id: string, steps: string, more = ''): string =>
  `flow: ${id}\ntitle: Test\ncalendar: office\nsteps:\n${steps.replace(/^\n/, '')}\n${more}`;

/** A part with these steps. */
export const partText = (id: string, steps: string): string =>
  `part: ${id}\nsteps:\n${steps.replace(/^\n/, '')}\n`;
