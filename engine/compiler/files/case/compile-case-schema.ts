import { isObject, type JsonObject } from '../../../model/base.ts';
import { locales } from '../../../model/locale.ts';
import { compileFile, type CompilationResult } from '../../schema/compile-file.ts';
import { type PathDiagnostic, diagnosticAt, fileStart, type Source } from '../../source/source.ts';
import { checkFields } from './check-fields.ts';
import { schemaOfCaseFile } from './case-file-schema.ts';
import { factsSchema } from './facts-schema.ts';
import { isField, type FactLists, type FactField, type FactGroup } from './written-case.ts';

/**
 * Compiles `case.yaml` into the JSON Schema of the facts of a case, with at least a candidate who can be written to. Without the
 * lists of `directory.yaml`, any text is taken for a department or a region.
 */
export function compileCaseSchema(
  source: Source,
  lists: FactLists = { unknown: true },
): CompilationResult<JsonObject> {
  if (isJsonSchema(source.value))
    return { diagnostics: [...source.diagnostics, diagnosticAt(source, fileStart, oldForm)] };
  return compileFile<FactGroup, JsonObject>(source, {
    schema: schemaOfCaseFile(source.value),
    check: (written) => checkCase(written, lists),
    lower: (written) => factsSchema(written, lists),
  });
}

/** Whether the file is written as JSON Schema, as it was before there were types of fields. */
const isJsonSchema = (value: unknown): boolean =>
  isObject(value) && (typeof value['$schema'] === 'string' || value['type'] === 'object');

const oldForm = {
  code: 'old-form',
  message: 'the file is written as JSON Schema, which it is no longer',
  hint: 'write each field by its type: "name: { type: text }"; a field that may be missing has "optional: true", a mark is "offer-term: true", and "properties" and "required" go',
} as const;

function* checkCase(written: FactGroup, lists: FactLists): Generator<PathDiagnostic> {
  yield* checkFields(written, lists);
  yield* checkCandidate(written);
}

const needed = [
  ['name', 'text', 'name: { type: text }'],
  ['email', 'mail', 'email: { type: mail }'],
  ['locale', 'choice', 'locale: { type: choice, of: [en, zh-CN], default: en }'],
] as const;

function* checkCandidate({ candidate }: FactGroup): Generator<PathDiagnostic> {
  if (candidate === undefined || isField(candidate)) {
    yield missingField(['candidate'], '"candidate" must be a group of every case', needed[0][2]);
    return;
  }
  for (const [name, type, example] of needed) {
    const field = candidate[name];
    if (field === undefined || !isField(field) || field.type !== type || field.optional === true)
      yield missingField(
        ['candidate', name],
        `"candidate.${name}" must be a ${type} that every case has`,
        example,
      );
    else if (name === 'locale') yield* checkLocale(field);
  }
}

function* checkLocale({ of }: FactField): Generator<PathDiagnostic> {
  const odd = (Array.isArray(of) ? of : []).findIndex((one) => !isLocale(one));
  if (odd < 0) return;
  const message = `"candidate.locale" must be one of ${locales.join(', ')}`;
  yield missingField(['candidate', 'locale', 'of', odd], message, needed[2][2]);
}

const isLocale = (value: unknown): boolean => locales.some((locale) => locale === value);

const missingField = (
  path: PathDiagnostic['path'],
  message: string,
  example: string,
): PathDiagnostic => ({
  code: 'candidate-field',
  path,
  what: 'key',
  message,
  hint: `write "${example}" below "candidate:"`,
});
