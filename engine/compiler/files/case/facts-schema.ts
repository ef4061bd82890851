import { fieldMarks } from '../../../analysis/rules/marked-fields.ts';
import { isObject, type JsonObject } from '../../../model/base.ts';
import { fieldTypeOf } from './field-types.ts';
import { isField, type FactLists, type FactField, type FactGroup } from './written-case.ts';

/** The JSON Schema of the facts that a written case lets through; the values of departments and regions are those of the lists. */
export const factsSchema = (written: FactGroup, lists: FactLists): JsonObject => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Case',
  ...groupSchema(written, lists),
});

/** The JSON Schema of the values of one field. */
export const fieldSchema = (field: FactField, lists: FactLists): JsonObject => ({
  ...fieldTypeOf(field.type)?.facts(field, lists),
  ...(field.type === 'list' && { items: entrySchema(field.of, lists) }),
  ...(typeof field.title === 'string' && { title: field.title }),
  ...(isObject(field.title) && { title: field.title['en'] ?? '' }),
  ...(field.default !== undefined && { default: field.default }),
  ...Object.fromEntries(
    fieldMarks.filter((mark) => field[mark] === true).map((mark) => [`x-${mark}`, true]),
  ),
});

const entrySchema = (of: FactField['of'], lists: FactLists): JsonObject => {
  if (typeof of === 'string') return fieldSchema({ type: of }, lists);
  if (of === undefined || isWords(of)) return {};
  return isField(of) ? fieldSchema(of, lists) : groupSchema(of, lists);
};

const isWords = (of: NonNullable<FactField['of']>): of is readonly string[] => Array.isArray(of);

const groupSchema = (group: FactGroup, lists: FactLists): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: Object.entries(group).flatMap(([name, entry]) => (isRequired(entry) ? [name] : [])),
  properties: Object.fromEntries(
    Object.entries(group).map(([name, entry]) => [
      name,
      isField(entry) ? fieldSchema(entry, lists) : groupSchema(entry, lists),
    ]),
  ),
});

/** A field must be given unless it is optional or has a default; a group when something in it must be. */
const isRequired = (entry: FactField | FactGroup): boolean =>
  isField(entry)
    ? entry.optional !== true && entry.default === undefined
    : Object.values(entry).some(isRequired);
