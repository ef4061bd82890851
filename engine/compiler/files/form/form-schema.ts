import type { Label } from '../../../model/base.ts';
import type { FormField } from '../../../model/definitions.ts';
import { label } from '../../../steps/schema.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { id, idPattern, schemaDialect, sharedDefinitions } from '../../schema/shared-schemas.ts';
import { readerRoles } from '../../schema/reader-roles.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `forms/<id>.yaml` as its schema lets it through. */
export interface WrittenForm {
  readonly form: string;
  readonly title: Label;
  readonly intro?: Label;
  readonly fields: readonly WrittenField[];
  readonly choices?: Readonly<Record<string, Label>>;
}

export interface WrittenField {
  readonly name: string;
  readonly type: FormField['type'];
  readonly label: Label;
  readonly help?: Label;
  readonly required?: boolean;
  readonly 'offer-term'?: boolean;
  readonly readers?: readonly string[];
  readonly options?: readonly { readonly value: string; readonly label?: Label }[];
  readonly maxLength?: number;
  readonly accept?: readonly string[];
  readonly maxSize?: string;
  readonly from?: string;
  readonly count?: number;
  readonly calendar?: string;
}

const option: AnnotatedSchema = {
  type: 'object',
  title: 'an option',
  required: ['value'],
  additionalProperties: false,
  properties: {
    value: {
      type: 'string',
      title: 'a short word',
      pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$',
      examples: ['vegetarian'],
      description: 'What is stored; the same in every language.',
    },
    label: label('What people read; default: the value.'),
  },
};

const field: AnnotatedSchema = {
  type: 'object',
  title: 'a field',
  required: ['name', 'type', 'label'],
  additionalProperties: false,
  properties: {
    name: {
      type: 'string',
      title: 'a name',
      pattern: '^[a-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$',
      examples: ['startDate'],
      description: 'Under which the answer is stored, and read by expressions.',
    },
    type: {
      type: 'string',
      enum: ['text', 'paragraph', 'choice', 'choices', 'working-day', 'upload'],
      description: 'What is asked for; `choices` lets people take several.',
    },
    label: label('The question.'),
    help: label('A sentence below it.'),
    required: { type: 'boolean', description: 'Whether it must be answered; default: true.' },
    'offer-term': {
      type: 'boolean',
      description:
        'Whether the answer is a term of the offer, which stands in messages of class intent or offer and nowhere else; default: false.',
    },
    readers: readerRoles(
      'The roles whose holders read the answer; default: whoever reads the case. Everybody who is asked or told with it holds one.',
    ),
    options: {
      type: 'array',
      items: option,
      minItems: 1,
      maxItems: 50,
      description: 'Of `choice` and `choices`.',
    },
    maxLength: {
      type: 'integer',
      minimum: 1,
      maximum: 10_000,
      description: 'Of `text` (default 200) and `paragraph` (default 2000).',
    },
    accept: {
      type: 'array',
      items: { type: 'string', enum: ['pdf', 'png', 'jpeg', 'heic'] },
      minItems: 1,
      description:
        'Kinds of file that `upload` takes; `heic` is what many phones make of a photo, and not everybody can open it.',
    },
    maxSize: { type: 'string', examples: ['5 MB'], description: 'Of `upload`; default: 5 MB.' },
    from: {
      ...sharedDefinitions.duration,
      description: 'Of `working-day`: how far away the first day is; default: 1 business day.',
    },
    count: {
      type: 'integer',
      minimum: 1,
      maximum: 60,
      description: 'Of `working-day`: how many days to choose from; default: 5.',
    },
    calendar: {
      type: 'string',
      refersTo: 'calendar',
      description: 'Of `working-day`: whose working days; may be left out if there is only one.',
    },
  },
};

/** JSON Schema of `forms/<id>.yaml`. */
export const formSchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a form',
  description: 'What a person is asked to fill in.',
  type: 'object',
  required: ['form', 'title', 'fields'],
  additionalProperties: false,
  properties: {
    form: id('Id of the form: the name of its file.'),
    title: label('Heading of the page.'),
    intro: label('A few words before the first question.'),
    fields: { type: 'array', items: field, maxItems: 50, description: 'Questions, in order.' },
    choices: {
      type: 'object',
      minProperties: 1,
      propertyNames: { pattern: idPattern },
      additionalProperties: { $ref: '#/$defs/label' },
      description: 'Buttons by outcome, such as `accepted`; default: one that sends the form.',
    },
  },
  $defs: sharedDefinitions,
};
