import type { ExpressionEnvironment } from '../../../../expression/check/environment.ts';
import {
  momentType,
  type ValueField,
  type ValueType,
} from '../../../../expression/check/value-type.ts';
import type { WrittenTemplate } from '../compile-template.ts';

/** The types of what a text may name, by the first word of a path. */
export type TextScope = ReadonlyMap<string, ValueType>;

/** A path as Liquid parses it; an array is a path inside brackets. */
export type Segments = readonly (string | number | readonly unknown[])[];

/** The scope of a template: the case, the values that a step gives, and what every mail knows. */
export function scopeOf(
  template: WrittenTemplate,
  environment: ExpressionEnvironment | undefined,
): TextScope {
  const isSystem = template.class === 'system';
  const always: readonly (readonly [string, ValueType])[] = [
    ['case', environment?.names.get('case') ?? anyType],
    ['recipient', recordType({ name: textType, isCandidate: fieldType('bool') })],
    ['company', recordType({ name: textType })],
    // Only a template of the system is about a task, and only those go to others than the candidate.
    [
      'links',
      recordType(
        isSystem ? { task: textType, progress: optionalTextType } : { progress: textType },
      ),
    ],
    ...(isSystem
      ? [['task', recordType({ title: textType, deadline: momentField })] as const]
      : []),
    ...(template.requires ?? []).map((name) => [name, anyType] as const),
  ];
  return new Map(always);
}

export const anyType: ValueType = { cel: 'dyn', instant: false };

const fieldType = (cel: string, optional = false): ValueField => ({
  cel,
  instant: false,
  optional,
});
const textType = fieldType('string');
const optionalTextType = fieldType('string', true);
const momentField: ValueField = { ...momentType, optional: false };

const recordType = (fields: Readonly<Record<string, ValueField>>): ValueType => ({
  cel: 'record',
  instant: false,
  fields: new Map(Object.entries(fields)),
});

/** The type at the end of a path, with the parts of the path that may be missing; or the first part that does not exist. */
export type PathResolution =
  | { readonly type: ValueType; readonly optional: readonly string[] }
  | { readonly unknownAt: number; readonly known: readonly string[] };

/** Follows a path, whose first word has been looked up already. */
export function resolvePath(start: ValueType, segments: Segments): PathResolution {
  const optional: string[] = [];
  let type = start;
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue;
    const next = typeOfSegment(type, segment);
    if (!next) return { unknownAt: index, known: [...(type.fields?.keys() ?? [])] };
    if (next.optional) optional.push(segments.slice(0, index + 1).join('.'));
    type = next;
  }
  return { type, optional };
}

const numberType = fieldType('double');

function typeOfSegment(type: ValueType, segment: Segments[number]): ValueField | undefined {
  if (type.cel === 'dyn') return { ...anyType, optional: false };
  if (typeof segment !== 'string') return requiredField(type.item ?? type.value);
  if (type.fields) return type.fields.get(segment);
  if (type.value) return { ...type.value, optional: true };
  if (segment === 'size') return numberType;
  return segment === 'first' || segment === 'last' ? requiredField(type.item) : undefined;
}

const requiredField = (item: ValueType | undefined): ValueField | undefined =>
  item && { ...item, optional: false };
