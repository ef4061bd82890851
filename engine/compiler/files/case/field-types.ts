import type { JsonObject } from '../../../model/base.ts';
import { idPattern, text } from '../../schema/shared-schemas.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import type { FactLists, FactField } from './written-case.ts';

/** What a type of field may say beside its type, and the JSON Schema of the facts that it lets through. */
export interface FieldType {
  readonly summary: string;
  readonly keys: Readonly<Record<string, AnnotatedSchema>>;
  readonly required?: readonly string[];
  readonly missing?: Readonly<Record<string, string>>;
  readonly facts: (field: FactField, lists: FactLists) => JsonObject;
}

const count = (description: string): AnnotatedSchema => ({
  type: 'integer',
  minimum: 1,
  maximum: 20_000,
  description,
});

const bound: AnnotatedSchema = {
  type: 'string',
  title: 'a moment seen from the start',
  pattern: String.raw`^(now|[+-]? ?\d{1,9} ?(minutes?|hours?|days?|weeks?|[mhdw]))$`,
  examples: ['now', '-30 days'],
};

/** Letters of a text that says nothing of its own. */
const usualLength = 1000;

const oneOf = (values: readonly string[] | undefined): JsonObject => ({
  type: 'string',
  ...(values ? { enum: values } : { minLength: 1, maxLength: 60 }),
});

/** By name: every type of field that `case.yaml` may give. */
const fieldTypes: Readonly<Record<string, FieldType>> = {
  text: {
    summary: 'letters in one or more lines',
    keys: { 'at-most': count('How many letters it may have; default: 1000.') },
    facts: (field) => ({
      type: 'string',
      minLength: 1,
      maxLength: field['at-most'] ?? usualLength,
    }),
  },
  number: {
    summary: 'a number',
    keys: {
      'at-least': { type: 'number', description: 'The least that it may be.' },
      'at-most': { type: 'number', description: 'The most that it may be.' },
    },
    facts: (field) => ({
      type: 'number',
      ...(field['at-least'] !== undefined && { minimum: field['at-least'] }),
      ...(field['at-most'] !== undefined && { maximum: field['at-most'] }),
    }),
  },
  money: {
    summary: 'an amount, its currency and, for pay, the time that it is for',
    keys: {},
    facts: () => ({
      type: 'object',
      'x-money': true,
      required: ['amount', 'currency'],
      additionalProperties: false,
      properties: {
        amount: { type: 'number', minimum: 0, maximum: 1e12 },
        currency: { type: 'string', format: 'currency' },
        per: { type: 'string', enum: ['hour', 'day', 'week', 'month', 'year'] },
      },
    }),
  },
  date: {
    summary: 'a day, such as 2026-09-30',
    keys: {},
    facts: () => ({ type: 'string', format: 'date' }),
  },
  moment: {
    summary: 'a date and time with its offset, such as 2026-09-30T18:00:00+08:00',
    keys: {
      'not-before': {
        ...bound,
        description: 'A start with an earlier one has to say that it is meant.',
      },
      'not-after': { ...bound, description: 'A start with a later one is refused.' },
    },
    facts: (field) => ({
      type: 'string',
      format: 'date-time',
      ...(field['not-before'] !== undefined && { 'x-not-before': field['not-before'] }),
      ...(field['not-after'] !== undefined && { 'x-not-after': field['not-after'] }),
    }),
  },
  'yes-no': { summary: 'true or false', keys: {}, facts: () => ({ type: 'boolean' }) },
  choice: {
    summary: 'one of some words',
    keys: {
      of: {
        type: 'array',
        title: 'a list of words',
        minItems: 1,
        maxItems: 500,
        items: text('A word that may be given.'),
        description: 'The words of which one is given.',
      },
    },
    required: ['of'],
    missing: { of: 'add "of: [first, second]"' },
    facts: (field) => oneOf(wordsOf(field)),
  },
  list: {
    summary: 'several of the same',
    keys: { 'at-most': count('How many entries it may have; default: 100.') },
    required: ['of'],
    missing: { of: 'add "of: text", or a map of the fields that each entry has' },
    // What its entries are is added by whoever reads the type that they have.
    facts: (field) => ({ type: 'array', maxItems: field['at-most'] ?? 100 }),
  },
  mail: {
    summary: 'a mail address',
    keys: {},
    facts: () => ({ type: 'string', format: 'email', maxLength: 254 }),
  },
  zone: {
    summary: 'an IANA time zone, such as Asia/Shanghai',
    keys: {},
    facts: () => ({ type: 'string', format: 'zone', maxLength: 60 }),
  },
  department: {
    summary: 'one of the departments of directory.yaml',
    keys: {},
    facts: (_field, { departments }) => oneOf(departments),
  },
  region: {
    summary: 'one of the regions of directory.yaml',
    keys: {},
    facts: (_field, { regions }) => oneOf(regions),
  },
  decision: {
    summary: 'what somebody has decided elsewhere: the outcome, by whom and when',
    keys: {
      by: {
        type: 'string',
        title: 'a role',
        pattern: idPattern,
        examples: ['hr-director'],
        description: 'The role whose holder has decided.',
      },
      outcomes: {
        type: 'array',
        title: 'a list of words',
        minItems: 1,
        items: text('An outcome.'),
        description: 'What may have been decided; default: approved, rejected.',
      },
    },
    required: ['by'],
    missing: { by: 'add "by:" with the role whose holder has decided' },
    facts: (field) => ({
      type: 'object',
      required: ['outcome', 'by', 'at'],
      additionalProperties: false,
      'x-decided-by': field.by ?? '',
      properties: {
        outcome: oneOf(field.outcomes ?? ['approved', 'rejected']),
        by: { type: 'string', minLength: 1, maxLength: 100 },
        at: { type: 'string', format: 'date-time', 'x-not-after': 'now' },
      },
    }),
  },
};

const wordsOf = ({ of }: FactField): readonly string[] =>
  Array.isArray(of) ? of.filter((one) => typeof one === 'string') : [];

export const fieldTypeNames: readonly string[] = Object.keys(fieldTypes);

/** The type of this name, if there is one. */
export const fieldTypeOf = (name: unknown): FieldType | undefined =>
  typeof name === 'string' && Object.hasOwn(fieldTypes, name) ? fieldTypes[name] : undefined;
