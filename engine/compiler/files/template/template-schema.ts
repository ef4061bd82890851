import type { Template, TemplateReader } from '../../../model/definitions.ts';
import { locales } from '../../../model/locale.ts';
import { messageClasses } from '../../../model/message.ts';
import { schemaDialect, id, text } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `template.yaml` as its schema lets it through. */
export interface WrittenTemplate {
  readonly template: string;
  readonly class: Template['class'];
  /** By locale, of texts in MJML. */
  readonly subject?: Readonly<Record<string, string>>;
  readonly requires?: readonly string[];
  readonly for?: TemplateReader;
  readonly reports?: readonly string[];
}

/** JSON Schema of `templates/<id>/template.yaml`. */
export const templateSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a template',
  description: 'A mail; its text stands beside this file, in one .md for each language.',
  type: 'object',
  required: ['template', 'class'],
  additionalProperties: false,
  properties: {
    template: id('Id of the template: the name of its folder.'),
    class: {
      type: 'string',
      enum: [...messageClasses, 'system'],
      description: 'What the message says: `offer` is binding, `status` has no decision in it.',
    },
    subject: {
      type: 'object',
      title: 'a subject in each language',
      additionalProperties: false,
      properties: Object.fromEntries(
        locales.map((locale) => [locale, text(`The subject in ${locale}, with Liquid.`)]),
      ),
      description: 'Subject of the mail, for each text in MJML; others have it at their head.',
    },
    requires: {
      type: 'array',
      items: {
        type: 'string',
        title: 'a name',
        pattern: '^[a-z][A-Za-z0-9_]*$',
        examples: ['expires'],
      },
      description: 'Values that a step must give under "with:".',
    },
    for: {
      type: 'string',
      enum: ['candidate', 'house'],
      description:
        'For whom it is written: `candidate`, or `house` for everybody else. Default: whoever is told.',
    },
    reports: {
      type: 'array',
      items: {
        type: 'string',
        title: 'an outcome',
        pattern: '^[a-z][a-z0-9-]*$',
        examples: ['unreachable'],
      },
      description:
        'Outcomes of tasks that it tells of; also `silent`, where the candidate has not answered, and `withdrawn`. Nobody gets it before one of them.',
    },
    note: { type: 'string', description: 'For those who read the template.' },
  },
};
