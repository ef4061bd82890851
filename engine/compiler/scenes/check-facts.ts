import { isObject, type InvalidValue, type JsonObject, type Json } from '../../model/base.ts';
import { hasLikelyYear } from '../../time/likely-year.ts';
import { validateFacts } from '../files/case/validate-facts.ts';
import type { PathDiagnostic, ValuePath } from '../source/source.ts';
import { parseInstant } from './moments.ts';
import type { WrittenTestFile } from './written-scenes.ts';

/** Reports facts that break `case.yaml` where they are written: in the scene, or once for the file. */
export function* checkFacts(
  { case: common = {}, start, scenes }: WrittenTestFile,
  schema: JsonObject,
): Generator<PathDiagnostic> {
  const seen = new Set<string>();
  for (const [index, scene] of scenes.entries())
    for (const { pointer, message, blamed } of wrongIn(common, { start, ...scene }, schema)) {
      const keys = keysOf(pointer);
      const own = ['scenes', index];
      const inFile = blamed === 'start' && scene.start ? [...own, 'start'] : ['case', ...keys];
      const path = reaches(scene.case, keys) ? [...own, 'case', ...keys] : inFile;
      const key = JSON.stringify([path, message]);
      if (seen.has(key)) continue;
      seen.add(key);
      yield wrongFacts(path, pointer, message);
    }
}

/** What is wrong with a scene, and what of it is to blame where the value is that of the whole file. */
function wrongIn(
  common: JsonObject,
  { case: own = {}, start }: { readonly case?: JsonObject; readonly start?: string | undefined },
  schema: JsonObject,
): readonly (InvalidValue & { readonly blamed: 'case' | 'start' })[] {
  const facts = mergeFacts(common, own);
  const { errors } = validateFacts(schema, facts);
  return errors.length > 0
    ? errors.map((one) => ({ ...one, blamed: 'case' }))
    : againstStart(facts, schema, start).map((one) => ({ ...one, blamed: 'start' }));
}

/** As a start is held to it; that it comes late is what a scene may be about. */
function againstStart(
  facts: JsonObject,
  schema: JsonObject,
  start: string | undefined,
): readonly InvalidValue[] {
  const now = parseInstant(start ?? '');
  return now === undefined || !hasLikelyYear(start ?? '')
    ? []
    : validateFacts(schema, facts, { now, accept: ['late-start'] }).errors;
}

/** Merges two maps key by key; where both have a value, that of `above` holds. Lists are replaced as a whole. */
export function mergeFacts(below: JsonObject, above: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key];
    merged[key] = isObject(under) && isObject(value) ? mergeFacts(under, value) : value;
  }
  return merged;
}

const wrongFacts = (path: ValuePath, pointer: string, message: string): PathDiagnostic => ({
  code: 'wrong-facts',
  path,
  what: 'value',
  message: `"case${pointer.replaceAll('/', '.')}" ${message}`,
  hint: 'case.yaml says what a case carries',
});

const keysOf = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));

/** Whether the facts hold the map in which a value stands, or should stand. */
function reaches(facts: Json | undefined, keys: readonly string[]): boolean {
  const [first, ...rest] = keys;
  if (first === undefined) return facts !== undefined;
  if (!isObject(facts) || !Object.hasOwn(facts, first)) return false;
  return rest.length === 0 || reaches(facts[first], rest) || rest.length === 1;
}
