import { fieldMarks } from '../../../analysis/rules/marked-fields.ts';
import { isObject } from '../../../model/base.ts';
import { label } from '../../../steps/schema.ts';
import type { AnnotatedSchema } from '../../../steps/step.ts';
import { schemaDialect, sharedDefinitions } from '../../schema/shared-schemas.ts';
import { readerRoles } from '../../schema/reader-roles.ts';
import type { FileSchema } from '../../schema/walk.ts';
import { fieldTypeNames, fieldTypeOf, type FieldType } from './field-types.ts';

/**
 * The schema of `case.yaml` for what is written in it: of each field it knows the type, so that whatever is wrong is said of the
 * keys of that type. `schemaForEditors` is the same for every file.
 */
export const schemaOfCaseFile = (written: unknown): FileSchema => ({
  ...head,
  ...groupOf(written),
  title: 'a case',
  $defs: { label: sharedDefinitions.label },
});

/** The schema of `case.yaml` for editors: every field is one of the types, or a group. */
export const caseFileSchema = (): FileSchema => ({
  ...head,
  ...group({}),
  additionalProperties: { $ref: '#/$defs/entry' },
  $defs: {
    entry: {
      anyOf: [
        ...fieldTypeNames.map((name) => editorField(name)),
        { ...group({}), additionalProperties: { $ref: '#/$defs/entry' } },
      ],
    },
    label: sharedDefinitions.label,
  },
});

const head = {
  $schema: schemaDialect,
  title: 'a case',
  description: 'What a case carries: its fields, in groups.',
} as const;

const namePattern = '^[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*$';

const group = (properties: Readonly<Record<string, AnnotatedSchema>>): AnnotatedSchema => ({
  type: 'object',
  title: 'a group of fields',
  minProperties: 1,
  propertyNames: {
    pattern: namePattern,
    description: 'a name begins with a letter, and has letters and digits only: "lastInterviewAt"',
  },
  properties,
});

const groupOf = (written: unknown): AnnotatedSchema =>
  group(
    Object.fromEntries(
      Object.entries(isObject(written) ? written : {}).map(([name, entry]) => [
        name,
        entryOf(entry),
      ]),
    ),
  );

function entryOf(entry: unknown): AnnotatedSchema {
  if (!isObject(entry)) return { ...group({}), title: 'a field, such as { type: text }' };
  const { type } = entry;
  if (type === undefined || isEntryOfGroup(type)) return groupOf(entry);
  const fieldType = typeof type === 'string' ? fieldTypeOf(type) : undefined;
  if (!fieldType) return { type: 'object', title: 'a field', properties: { type: typeName } };
  return type === 'list' ? listField(fieldType, entry['of']) : field(fieldType);
}

/** A group may have a field of the name "type"; with nothing in it, it is a type that was not written. */
const isEntryOfGroup = (type: unknown): boolean => isObject(type) && Object.keys(type).length > 0;

const typeName: AnnotatedSchema = {
  type: 'string',
  enum: fieldTypeNames,
  description: 'What the field holds.',
};

const field = (
  { keys, required = [], missing = {} }: FieldType,
  more: Readonly<Record<string, AnnotatedSchema>> = {},
): AnnotatedSchema => ({
  type: 'object',
  title: 'a field',
  required: ['type', ...required],
  additionalProperties: false,
  missing,
  properties: { type: typeName, ...keys, ...more, ...shared },
});

/** The entries of a list are of one type: a word, or what a field or a group is written as. */
const listField = (fieldType: FieldType, of: unknown): AnnotatedSchema =>
  field(fieldType, {
    of: isObject(of)
      ? entryOf(of)
      : { type: 'string', title: 'a type, or a map of fields', enum: plainTypes },
  });

/** Types that need nothing beside their name. */
const plainTypes = fieldTypeNames.filter(
  (name) => (fieldTypeOf(name)?.required ?? []).length === 0,
);

const mark = (description: string): AnnotatedSchema => ({ type: 'boolean', description });

const markSchemas: Readonly<Record<(typeof fieldMarks)[number], AnnotatedSchema>> = {
  'offer-term': mark('A term of the offer: only messages of class intent or offer name it.'),
  assessment: mark('What was found of the candidate.'),
  sensitive: mark('What the law protects most.'),
};

const shared: Readonly<Record<string, AnnotatedSchema>> = {
  title: label('What people read beside it; default: its name.'),
  optional: mark('Whether it may be missing; default: false.'),
  default: { description: 'What holds when nothing is given.' },
  ...Object.fromEntries(fieldMarks.map((name) => [name, markSchemas[name]])),
  readers: readerRoles(
    'The roles whose holders read it; default: whoever reads the case. Everybody who is asked or told with it holds one.',
  ),
};

function editorField(name: string): AnnotatedSchema {
  const fieldType = fieldTypeOf(name);
  if (!fieldType) return {};
  const written =
    name === 'list'
      ? field(fieldType, {
          of: { anyOf: [{ type: 'string', enum: plainTypes }, { $ref: '#/$defs/entry' }] },
        })
      : field(fieldType);
  return {
    ...written,
    properties: {
      ...written.properties,
      type: { type: 'string', const: name, description: fieldType.summary },
    },
  };
}
