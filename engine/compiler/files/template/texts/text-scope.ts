import type { Environment } from '../../../../expression/check/environment.ts';
import type { Field, Shape } from '../../../../expression/check/value-type.ts';
import type { WrittenTemplate } from '../templates.ts';

/** What a text may name, by the first word of a path. */
export type TextScope = ReadonlyMap<string, Shape>;

/** A path as Liquid has understood it; an array is a path inside brackets. */
export type Segments = readonly (string | number | readonly unknown[])[];

/** The case, the values that a step gives, and what every mail knows. */
export function scopeOf(
  template: WrittenTemplate,
  environment: Environment | undefined,
): TextScope {
  const isSystem = template.class === 'system';
  const always: readonly (readonly [string, Shape])[] = [
    ['case', environment?.names.get('case') ?? anything],
    ['recipient', record({ name: text })],
    ['company', record({ name: text })],
    // Only what the system sends is about a task; and it goes to others than the candidate as well.
    ['links', record(isSystem ? { task: text, progress: maybe } : { progress: text })],
    ...(isSystem ? [['task', record({ title: text, deadline: moment })] as const] : []),
    ...(template.requires ?? []).map((name) => [name, anything] as const),
  ];
  return new Map(always);
}

export const anything: Shape = { cel: 'dyn', instant: false };

const field = (cel: string, instant = false, optional = false): Field => ({
  cel,
  instant,
  optional,
});
const text = field('string');
const maybe = field('string', false, true);
const moment = field('string', true);

const record = (fields: Readonly<Record<string, Field>>): Shape => ({
  cel: 'record',
  instant: false,
  fields: new Map(Object.entries(fields)),
});

/** Where a path leads: what is there, and which parts of the way may be missing; or the first part that does not exist. */
export type Followed =
  | { readonly shape: Shape; readonly optional: readonly string[] }
  | { readonly unknownAt: number; readonly known: readonly string[] };

/** Follows a path, whose first word has been looked up already. */
export function follow(start: Shape, segments: Segments): Followed {
  const optional: string[] = [];
  let shape = start;
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue;
    const next = step(shape, segment);
    if (!next) return { unknownAt: index, known: [...(shape.fields?.keys() ?? [])] };
    if (next.optional) optional.push(segments.slice(0, index + 1).join('.'));
    shape = next;
  }
  return { shape, optional };
}

const number = field('double');

function step(shape: Shape, segment: Segments[number]): Field | undefined {
  if (shape.cel === 'dyn') return { ...anything, optional: false };
  if (typeof segment !== 'string') return certain(shape.item ?? shape.value);
  if (shape.fields) return shape.fields.get(segment);
  if (shape.value) return { ...shape.value, optional: true };
  if (segment === 'size') return number;
  return segment === 'first' || segment === 'last' ? certain(shape.item) : undefined;
}

const certain = (item: Shape | undefined): Field | undefined =>
  item && { ...item, optional: false };
