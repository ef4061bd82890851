import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Schema } from '../../steps/step.ts';
import { labelDefinition } from './label-schema.ts';
import { type Fault, placed, type Source } from '../source/source.ts';
import { validate } from './validate.ts';
import type { FileSchema } from './walk.ts';

/** What became of a file: with an error there is no value. */
export interface Compiled<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a file of one kind is compiled. `Written` is what its schema lets through. */
export interface Recipe<Written, T> {
  readonly schema: FileSchema;
  /** What the schema cannot say. */
  readonly faults: (written: Written) => Iterable<Fault>;
  readonly lower: (written: Written) => T;
}

/** Takes a file from its source to its value; goes on to the next stage only when the one before found no error. */
export function compileFile<Written, T>(
  source: Source,
  { schema, faults, lower }: Recipe<Written, T>,
): Compiled<T> {
  const shape = [...source.diagnostics, ...validate(source, schema)];
  if (source.value === undefined || shape.some(isError)) return { diagnostics: shape };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
  const written = source.value as Written;
  const found = Array.from(faults(written), (fault) => placed(source, fault));
  const diagnostics = [...shape, ...found];
  return diagnostics.some(isError) ? { diagnostics } : { value: lower(written), diagnostics };
}

export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** The file must be called as what it defines. */
export function* misnamed(key: string, written: string, expected: string): Generator<Fault> {
  if (written === expected) return;
  yield {
    code: 'wrong-name',
    path: [key],
    what: 'value',
    message: `"${written}" stands where "${expected}" is expected, the name of its file`,
    hint: `write "${key}: ${expected}", or rename the file`,
  };
}

/** Entries that have the name of an earlier one. */
export function* duplicates(
  names: readonly string[],
  pathOf: (index: number) => Fault['path'],
): Generator<Fault> {
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) === index) continue;
    yield {
      code: 'duplicate-name',
      path: pathOf(index),
      what: 'value',
      message: `"${name}" is already taken`,
      hint: 'give each entry a name of its own',
    };
  }
}

/** Parts that the schemas of several files share. */
export const parts: Readonly<Record<'label' | 'duration', Schema>> = {
  label: labelDefinition,
  duration: {
    type: 'string',
    title: 'a duration',
    examples: ['24h', '2 business days'],
    duration: {},
  },
};

export const draft = 'https://json-schema.org/draft/2020-12/schema';

/** What a file, a person or a role may be called. */
export const id = (description: string): Schema => ({
  type: 'string',
  title: 'an id',
  pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  examples: ['offer-answer'],
  description,
});

/** A text that is not empty. */
export const text = (description: string): Schema => ({
  type: 'string',
  title: 'some text',
  pattern: '\\S',
  description,
});
