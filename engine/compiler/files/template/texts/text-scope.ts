import type { ExpressionEnvironment } from '../../../../expression/check/environment.ts';
import {
  momentType,
  type ValueField,
  type ValueType,
} from '../../../../expression/check/value-type.ts';
import type { WrittenTemplate } from '../template-schema.ts';

/** The types of what a text may name, by the first word of a path. */
export type TextScope = ReadonlyMap<string, ValueType>;

/** A path as Liquid parses it; an array is a path inside brackets. */
export type Segments = readonly (string | number | readonly unknown[])[];

/** The scope of a template, all of whose texts are given as they are written: the case, the values that a step gives, and what every mail knows. */
export function scopeOf(
  template: WrittenTemplate,
  written: readonly string[],
  environment: ExpressionEnvironment | undefined,
  links: CandidateLinks = {},
): TextScope {
  const isSystem = template.class === 'system';
  const always: readonly (readonly [string, ValueType])[] = [
    ['case', environment?.names.get('case') ?? anyType],
    ['recipient', recordType({ name: textType, isCandidate: fieldType('bool') })],
    [
      'company',
      recordType({
        name: labelType,
        color: textType,
        imprint: { ...labelType, optional: true },
        replyTo: optionalTextType,
      }),
    ],
    // Only templates of the system go to others than the candidate.
    ['links', linksType(isSystem, links)],
    // Only a template of the system is always about a task.
    ...(isSystem
      ? [['task', recordType({ title: labelType, deadline: momentField })] as const]
      : []),
    ...(template.requires ?? []).map((name) => [name, givenTypeIn(name, written)] as const),
  ];
  return new Map(always);
}

const linksType = (isSystem: boolean, { page = true, asks = false }: CandidateLinks): ValueType =>
  recordType({
    task: page || asks || isSystem ? textType : optionalTextType,
    progress: isSystem || !page ? optionalTextType : textType,
  });

/** The links that a text can have where it is sent: to a page of the candidate, and to the form with which it asks. */
export interface CandidateLinks {
  /** Whether candidates have one; default: true. */
  readonly page?: boolean;
  /** Whether whoever gets it is always asked by it; default: false. */
  readonly asks?: boolean;
}

/** What a step gives is a moment where some text of the template writes it as one. */
const givenTypeIn = (name: string, texts: readonly string[]): ValueType => {
  const isWritten = new RegExp(String.raw`\b${name}\s*\|[^{}]*\bwhen\b`);
  return texts.some((text) => isWritten.test(text)) ? givenMoment : givenType;
};

/** Taken on trust: the type of a path that nobody has described. */
export const anyType: ValueType = { cel: 'dyn', instant: false };

/** A value that a step gives: mostly a text, and nothing of it can be named. */
const givenType: ValueType = { cel: 'given', instant: false };

/** A value that a step gives, which some text writes as a moment. */
const givenMoment: ValueType = { cel: 'given moment', instant: false };

/** Differs from way to way, so that there is no form in which to show it. */
export const mixedType: ValueType = { cel: 'mixed', instant: false };

const fieldType = (cel: string, optional = false): ValueField => ({
  cel,
  instant: false,
  optional,
});
const textType = fieldType('string');
/** The same text in several languages, of which one is shown. */
const labelType = fieldType('label');
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

/** What Liquid tells inside a loop about its rounds. */
export const forloopType: ValueType = recordType({
  index: fieldType('double'),
  index0: fieldType('double'),
  rindex: fieldType('double'),
  rindex0: fieldType('double'),
  length: fieldType('double'),
  first: fieldType('bool'),
  last: fieldType('bool'),
  name: textType,
});

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
  if (typeof segment !== 'string') return entryOf(type, segment);
  if (type.fields) return type.fields.get(segment);
  if (type.value) return { ...type.value, optional: true };
  if (segment === 'size') return hasSize(type) ? numberType : undefined;
  return segment === 'first' || segment === 'last' ? entryOf(type, 0) : undefined;
}

/** A list of the facts has an entry, or counts as missing; any other entry than the ends may not be there. */
function entryOf({ item, value, nullable }: ValueType, index: unknown): ValueField | undefined {
  if (item) return { ...item, optional: nullable === true || (index !== 0 && index !== -1) };
  return value && { ...value, optional: true };
}

const hasSize = ({ cel, item, instant, day }: ValueType): boolean =>
  item !== undefined || (cel === 'string' && !instant && day !== true);
