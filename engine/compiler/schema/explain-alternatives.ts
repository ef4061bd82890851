import { nearest } from '../../expression/check/nearest.ts';
import { isObject } from '../../model/base.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import type { PathDiagnostic } from '../source/source.ts';
import { describeSchema, subject, wrongType } from './explain-keyword.ts';
import type { SchemaPlace } from './walk.ts';

/** Reports a value that fits none, or more than one, of the alternatives of a schema. */
export function unmatchedAlternatives(
  place: SchemaPlace,
  { all, fitting }: NonNullable<SchemaPlace['unmatched']>,
): PathDiagnostic {
  const maps = all.filter(({ required, type }) => type === 'object' && required !== undefined);
  if (isObject(place.value) && maps.length === all.length)
    return fitting.length > 1
      ? severalKinds(place, fitting)
      : unknownKind(place, place.value, maps);
  return wrongType(place, place.schema.title ?? all.map(describeSchema).join(' or '));
}

/** The noun in the title of a schema: `step` in `a step`. */
const nounOf = ({ title = 'step' }: AnnotatedSchema): string => title.replace(/^an? /, '');

const keyOf = ({ required = [] }: AnnotatedSchema): string => required[0] ?? '';

function severalKinds(
  { path, schema }: SchemaPlace,
  fitting: readonly AnnotatedSchema[],
): PathDiagnostic {
  const keys = fitting.map((branch) => `"${keyOf(branch)}"`);
  return {
    code: 'several-kinds',
    path: [...path, keyOf(fitting[1] ?? {})],
    what: 'key',
    message: `one ${nounOf(schema)} cannot be ${keys.join(' and ')}`,
    hint: 'begin the second on a line of its own with "- "',
  };
}

function unknownKind(
  { path, schema }: SchemaPlace,
  value: object,
  branches: readonly AnnotatedSchema[],
): PathDiagnostic {
  const kinds = branches.map(keyOf);
  const written = Object.keys(value);
  const guess = written
    .map((key) => ({ key, meant: nearest(key, kinds) }))
    .find(({ meant }) => meant !== undefined);
  const key = guess?.key ?? written[0];
  return {
    code: 'unknown-kind',
    path: key === undefined ? path : [...path, key],
    what: 'key',
    message: guess
      ? `"${guess.key}" is not a kind of ${nounOf(schema)}`
      : `${subject(path)} has no key that is a kind of ${nounOf(schema)}`,
    hint: guess
      ? `did you mean "${guess.meant}"?`
      : `${schema.title ?? 'it'} begins with one of ${kinds.join(', ')}`,
  };
}
