import { validateFacts } from '../../engine/compiler/files/case/validate-facts.ts';
import { isObject, type Facts, type Json, type JsonObject } from '../../engine/model/base.ts';
import { refused } from './command-error.ts';

/** Facts with the defaults of `case.yaml`, out of JSON that holds them alone or under `facts`; throws a `CommandError` when they break it. */
export function factsIn(given: unknown, caseSchema: JsonObject): Facts {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was parsed as JSON
  const written = (isObject(given) && isObject(given['facts']) ? given['facts'] : given) as Json;
  const { facts, errors } = validateFacts(caseSchema, written);
  if (errors.length === 0) return facts;
  const list = errors.map(({ pointer, message }) => `${pointer || 'the file'} ${message}`);
  throw refused(`the facts break case.yaml: ${list.join('; ')}`);
}
