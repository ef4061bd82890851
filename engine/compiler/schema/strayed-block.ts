import { isObject } from '../../model/base.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { subject } from './explain-keyword.ts';
import type { SchemaPlace } from './walk.ts';

/** What a place breaks of its schema. */
export interface SchemaViolation {
  readonly place: SchemaPlace;
  readonly found: PathDiagnostic;
}

/**
 * Tells of a key without value, behind which come entries or keys that are none of those beside it, the indentation alone: what is meant for
 * its value would otherwise be told entry by entry, and key by key.
 */
export function withoutStrayed(all: readonly SchemaViolation[]): readonly PathDiagnostic[] {
  const emptied = all.flatMap((one) => strayedFrom(one) ?? []);
  const strayed = emptied.flatMap(({ paths }) => paths);
  return all.flatMap(({ found }) => {
    const own = emptied.find((one) => one.found === found);
    if (own) return [{ ...found, hint: own.hint }];
    return strayed.some((path) => isBelow(found.path, path)) ? [] : [found];
  });
}

interface EmptiedKey {
  readonly found: PathDiagnostic;
  readonly hint: string;
  readonly paths: readonly ValuePath[];
}

function strayedFrom({ place, found }: SchemaViolation): EmptiedKey | undefined {
  const { value, path, parent } = place;
  const key = path.at(-1);
  if (value !== null || !parent || typeof key !== 'string') return undefined;
  const keys = takes(place, 'object') ? strayedKeys(parent, key) : [];
  const paths = keys.length > 0 || !takes(place, 'array') ? keys : strayedEntries(parent, key);
  if (paths.length === 0) return undefined;
  const belongs = paths.length > 1 ? 'they belong' : 'it belongs';
  const hint = `indent ${named(paths)} below by more than ${subject(path)}, under which ${belongs}`;
  return { found, hint, paths };
}

/** Keys by their names, entries by their number. */
function named(paths: readonly ValuePath[]): string {
  if (paths.every((path) => typeof path.at(-1) === 'string')) return paths.map(subject).join(', ');
  return paths.length > 1 ? `the ${paths.length} entries` : 'the entry';
}

/** Whether a list or a map could stand there. */
const takes = ({ schema, unmatched }: SchemaPlace, type: string): boolean =>
  unmatched === undefined
    ? [schema.type].flat().includes(type)
    : unmatched.all.some((one) => [one.type].flat().includes(type));

/** The keys right behind one that its map does not know. */
function strayedKeys({ schema, value, path }: SchemaPlace, key: string): readonly ValuePath[] {
  const behind = isObject(value) ? Object.keys(value).slice(keyIndex(value, key) + 1) : [];
  const known = behind.findIndex((one) => Object.hasOwn(schema.properties ?? {}, one));
  if (schema.additionalProperties !== false) return [];
  return behind.slice(0, known < 0 ? undefined : known).map((one) => [...path, one]);
}

const keyIndex = (map: object, key: string): number => Object.keys(map).indexOf(key);

/** The entries right behind one whose last key has no value that are no such entries as that. */
function strayedEntries(entry: SchemaPlace, key: string): readonly ValuePath[] {
  const { value, path, parent, schema } = entry;
  const [first = ''] = schema.required ?? [];
  const index = path.at(-1);
  if (!isObject(value) || !Object.hasOwn(value, first)) return [];
  if (Object.keys(value).at(-1) !== key || typeof index !== 'number') return [];
  const behind = Array.isArray(parent?.value) ? parent.value.slice(index + 1) : [];
  const next = behind.findIndex((one) => isObject(one) && Object.hasOwn(one, first));
  const count = next < 0 ? behind.length : next;
  return Array.from({ length: count }, (_none, at) => [...path.slice(0, -1), index + 1 + at]);
}

const isBelow = (path: ValuePath, above: ValuePath): boolean =>
  above.every((part, at) => path[at] === part);
