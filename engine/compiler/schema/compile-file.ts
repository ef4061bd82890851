import type { Diagnostic } from '../../model/diagnostic.ts';
import { type PathDiagnostic, locate, type Source } from '../source/source.ts';
import { validate } from './validate.ts';
import type { FileSchema } from './walk.ts';

/** What became of a file: with an error there is no value. */
export interface CompilationResult<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a file of one kind is compiled. `Written` is what its schema lets through. */
export interface FileCompiler<Written, T> {
  readonly schema: FileSchema;
  /** What the schema cannot say. */
  readonly check: (written: Written) => Iterable<PathDiagnostic>;
  readonly lower: (written: Written) => T;
}

/** Takes a file from its source to its value; goes on to the next stage only when the one before found no error. */
export function compileFile<Written, T>(
  source: Source,
  { schema, check, lower }: FileCompiler<Written, T>,
): CompilationResult<T> {
  const schemaDiagnostics = [...source.diagnostics, ...validate(source, schema)];
  if (source.value === undefined || schemaDiagnostics.some(isError))
    return { diagnostics: schemaDiagnostics };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema has found it so
  const written = source.value as Written;
  const found = Array.from(check(written), (diagnostic) => locate(source, diagnostic));
  const diagnostics = [...schemaDiagnostics, ...found];
  return diagnostics.some(isError) ? { diagnostics } : { value: lower(written), diagnostics };
}

export const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** The file must be called as what it defines. */
export function* checkFileName(
  key: string,
  written: string,
  expected: string,
): Generator<PathDiagnostic> {
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
export function* checkUniqueNames(
  names: readonly string[],
  pathOf: (index: number) => PathDiagnostic['path'],
): Generator<PathDiagnostic> {
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
