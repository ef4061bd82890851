import type { JsonObject } from '../../model/base.ts';
import { compileCaseSchema } from '../files/case/compile-case-schema.ts';
import { factListsOf } from '../files/case/written-case.ts';
import type { CompilationResult } from '../schema/compile-file.ts';
import type { Source } from '../source/source.ts';

interface ReadCase {
  readonly directory: Source | undefined;
  readonly result: CompilationResult<JsonObject>;
}

const known = new WeakMap<Source, ReadCase>();

/** Compiles `case.yaml` with the lists of the directory, once for the same two files: validators of facts are made for what comes of it. */
export function readCase(
  written: Source,
  directory: Source | undefined,
): CompilationResult<JsonObject> {
  const before = known.get(written);
  if (before && before.directory === directory) return before.result;
  const result = compileCaseSchema(written, factListsOf(directory?.value));
  known.set(written, { directory, result });
  return result;
}
