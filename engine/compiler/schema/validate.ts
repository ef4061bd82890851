import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { AnnotatedSchema } from '../../steps/step.ts';
import { locate, type PathDiagnostic, type Source } from '../source/source.ts';
import { unmatchedAlternatives } from './explain-alternatives.ts';
import { keywordExplanations } from './explain-keyword.ts';
import { type SchemaViolation, withoutStrayed } from './strayed-block.ts';
import { type FileSchema, type SchemaPlace, walk } from './walk.ts';

/** Diagnostics of one file; more would only bury the first. */
const maxDiagnostics = 50;

/** Validates a file against its schema. */
export const validate = (source: Source, schema: FileSchema): readonly Diagnostic[] =>
  violations(source, schema).map((one) => locate(source, one));

/** What a file breaks of its schema; whoever reads definitions again finds most files as they were. */
export function violations(source: Source, schema: FileSchema): readonly PathDiagnostic[] {
  const { value } = source;
  if (value === undefined) return [];
  const ofSource = broken.get(source) ?? new WeakMap<FileSchema, readonly PathDiagnostic[]>();
  broken.set(source, ofSource);
  const found = ofSource.get(schema) ?? violationsOf(value, schema);
  ofSource.set(schema, found);
  return found;
}

const broken = new WeakMap<Source, WeakMap<FileSchema, readonly PathDiagnostic[]>>();

function violationsOf(value: unknown, schema: FileSchema): readonly PathDiagnostic[] {
  const all: SchemaViolation[] = [];
  for (const place of walk(schema, { value })) {
    all.push(...violationsAt(place).map((found) => ({ place, found })));
    if (all.length >= maxDiagnostics) break;
  }
  return withoutStrayed(all.slice(0, maxDiagnostics));
}

function violationsAt(place: SchemaPlace): readonly PathDiagnostic[] {
  if (place.unmatched) return [unmatchedAlternatives(place, place.unmatched)];
  const validator = validatorOf(place.schema);
  validator(place.value);
  return (validator.errors ?? [])
    .slice(0, maxDiagnostics)
    .flatMap((error: ErrorObject) => keywordExplanations[error.keyword]?.(place, error) ?? []);
}

// Most of these schemas look at a handful of values, so improving their code costs more than it saves, and so does code that words errors.
const ajv = new Ajv2020({
  allErrors: true,
  messages: false,
  strict: false,
  allowUnionTypes: true,
  validateSchema: false,
  meta: false,
  code: { optimize: false },
});
const validators = new WeakMap<AnnotatedSchema, ValidateFunction>();

function validatorOf(schema: AnnotatedSchema): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const asserted = shallow(schema);
  const key = JSON.stringify(asserted);
  const validator = equalValidators.get(key) ?? ajv.compile(asserted);
  equalValidators.set(key, validator);
  validators.set(schema, validator);
  return validator;
}

/** By what they assert: compiling takes most of the time of validating, and schemas are alike but for their words. */
const equalValidators = new Map<string, ValidateFunction>();

/** Those that look at values inside; each of these has a place of its own. */
const applicators = new Set(['items', 'properties', 'additionalProperties', 'oneOf', 'anyOf']);

/** The part of a schema that asserts something of the value itself. Of a keyword without an explanation nothing could be told. */
function shallow(schema: AnnotatedSchema): object {
  const own = Object.entries(schema).filter(
    ([keyword]) => Object.hasOwn(keywordExplanations, keyword) && !applicators.has(keyword),
  );
  const isClosed = schema.additionalProperties === false;
  const keys = isClosed ? Object.keys(schema.properties ?? {}) : [];
  return {
    ...Object.fromEntries(own),
    ...(isClosed && {
      properties: Object.fromEntries(keys.map((key) => [key, true])),
      additionalProperties: false,
    }),
  };
}
