import type { Person, RoleHolders } from '../../../model/definitions.ts';
import { locales } from '../../../model/locale.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { id, idPattern, schemaDialect, text } from '../../schema/shared-schemas.ts';
import type { FileSchema } from '../../schema/walk.ts';

/** `directory.yaml` as its schema lets it through. */
export interface WrittenDirectory {
  readonly department: string;
  readonly departments?: readonly string[];
  readonly regions?: readonly string[];
  readonly people: readonly (Omit<Person, 'active'> & { readonly active?: boolean })[];
  readonly roles: Readonly<Record<string, WrittenHolders>>;
}

export type WrittenHolders = string | readonly string[] | RoleHolders;

const person: AnnotatedSchema = {
  type: 'object',
  title: 'a person',
  required: ['id', 'name', 'email', 'locale', 'zone'],
  additionalProperties: false,
  properties: {
    id: id('By which roles, flows and other people name them.'),
    name: text('As others read it.'),
    email: {
      type: 'string',
      title: 'a mail address',
      examples: ['li.na@example.com'],
      description: 'Where the system writes to them.',
    },
    locale: { type: 'string', enum: locales, description: 'Language of their mails and pages.' },
    zone: {
      type: 'string',
      examples: ['Asia/Shanghai'],
      description: 'IANA time zone in which they read times.',
    },
    department: { type: 'string', description: 'One of `departments`.' },
    region: { type: 'string', description: 'One of `regions`.' },
    manager: id('The id of another person.'),
    active: { type: 'boolean', description: 'Whether they are asked for anything; default: true.' },
  },
  missing: {
    zone: 'add "zone: Asia/Shanghai", or where they are',
    locale: 'add "locale: en" or "locale: zh-CN"',
  },
};

const names: AnnotatedSchema = {
  type: 'array',
  title: 'a list of people',
  items: { type: 'string', description: 'The id of a person.' },
  minItems: 1,
};

const holders: AnnotatedSchema = {
  title: 'a person, a list of people, or a map of both by department',
  anyOf: [
    { type: 'string', title: 'a person' },
    names,
    {
      type: 'object',
      title: 'the holders of a role',
      required: ['otherwise'],
      additionalProperties: false,
      properties: {
        departments: {
          type: 'object',
          additionalProperties: names,
          description: 'People by department.',
        },
        otherwise: { ...names, description: 'People for every other department.' },
      },
      missing: { otherwise: 'add "otherwise:" with those who stand in for every other department' },
    },
  ],
};

const list = (one: string, description: string, example: string): AnnotatedSchema => ({
  type: 'array',
  title: 'a list of names',
  minItems: 1,
  maxItems: 2000,
  items: { ...text('As cases write it.'), title: one, examples: [example] },
  description,
});

/** JSON Schema of `directory.yaml`. */
export const directorySchema: FileSchema = {
  $schema: schemaDialect,
  title: 'a directory',
  description: 'People and the roles they hold.',
  type: 'object',
  required: ['department', 'people', 'roles'],
  additionalProperties: false,
  properties: {
    department: {
      type: 'string',
      title: 'a path into the case',
      pattern: '^[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*$',
      examples: ['position.department'],
      description: 'Where a case says which department it belongs to.',
    },
    departments: list(
      'a department',
      'The departments of the house, as cases name them.',
      'engineering',
    ),
    regions: list('a region', 'The regions in which it hires.', 'europe'),
    people: { type: 'array', items: person, minItems: 1, description: 'Everybody who acts.' },
    roles: {
      type: 'object',
      propertyNames: { pattern: idPattern },
      additionalProperties: holders,
      description: 'Who holds which role.',
    },
  },
};
