import type { Diagnostic } from '../../model/diagnostic.ts';
import { type PathDiagnostic, locate, type Source } from '../source/source.ts';
import { idPattern } from './shared-schemas.ts';
import { validate } from './validate.ts';
import type { FileSchema } from './walk.ts';

/** A compiled file: without a value when it has an error. */
export interface CompilationResult<T> {
  readonly value?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** The stages of one kind of file. `Written` is the type of a value that its schema lets through. */
export interface FileCompiler<Written, T> {
  readonly schema: FileSchema;
  /** Reports what the schema cannot say. */
  readonly check: (written: Written) => Iterable<PathDiagnostic>;
  readonly lower: (written: Written) => T;
}

/** Validates, checks and lowers a file; each stage only when the one before has found no error. */
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

/** Reports a file that is not called like the thing that it defines. */
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
    hint: new RegExp(idPattern).test(expected)
      ? `write "${key}: ${expected}", or rename the file`
      : 'rename the file: its name may have small letters, digits and single hyphens',
  };
}

/** Reports names that an earlier entry has already. */
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
