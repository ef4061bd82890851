import { isObject, type JsonObject, type Json } from '../../model/base.ts';

/** A mark that `case.yaml` may set on a field: `offer-term: true`; in its JSON Schema, `x-offer-term`. */
export type FieldMark = (typeof fieldMarks)[number];

/** A term of the offer; an assessment of the candidate; data that the law protects most. */
export const fieldMarks = ['offer-term', 'assessment', 'sensitive'] as const;

/** Paths of the fields that have one of these marks, without the numbers of list entries: `case.position.salaryRange`. */
export const markedFields = (schema: JsonObject, wanted: readonly FieldMark[]): readonly string[] =>
  fieldsIn(schema, 'case', wanted);

/** Whether a text that names one path shows some of the field at the other. */
export const overlaps = (path: string, marked: string): boolean =>
  path === marked || path.startsWith(`${marked}.`) || marked.startsWith(`${path}.`);

function fieldsIn(
  schema: Json | undefined,
  path: string,
  wanted: readonly FieldMark[],
): readonly string[] {
  if (!isObject(schema)) return [];
  if (wanted.some((mark) => schema[`x-${mark}`] === true)) return [path];
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  return [
    ...Object.entries(properties).flatMap(([name, inner]) =>
      fieldsIn(inner, `${path}.${name}`, wanted),
    ),
    ...fieldsIn(schema['items'], path, wanted),
  ];
}
