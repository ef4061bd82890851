import { checkPart } from '../flow/check-part.ts';
import type { Parts } from '../flow/part-runs.ts';
import { partSchema } from '../flow/part-schema.ts';
import { isNameAt, readPart, type WrittenPart } from '../flow/written-part.ts';
import { type CompilationResult, isError } from '../schema/compile-file.ts';
import { violations } from '../schema/validate.ts';
import { locate, type Source } from '../source/source.ts';
import type { FilesByKind } from './group-files.ts';

/** Reads each part by itself, and then what stands in it by name. */
export function readParts(
  files: Pick<FilesByKind, 'parts' | 'flows' | 'house'>,
  collect: ResultCollector,
): Parts {
  const parts = new Map<string, WrittenPart>();
  for (const [id, source] of files.parts) {
    const part = collect(source.file, () => readPartFile(source, id));
    if (part) parts.set(id, part);
  }
  for (const part of parts.values())
    collect(part.source.file, () => ({
      diagnostics: [...checkPart(part, parts)].map((one) => locate(part.source, one)),
    }));
  return parts;
}

/** A part has a value even when it has errors, as a flow has. */
function readPartFile(source: Source, id: string): CompilationResult<WrittenPart> {
  const broken = violations(source, partSchema).filter(({ path }) => !isNameAt(path, source));
  const isWhole = !source.diagnostics.some(isError) && broken.length === 0;
  return {
    value: readPart(id, source, isWhole),
    diagnostics: [...source.diagnostics, ...broken.map((one) => locate(source, one))],
  };
}

/** Compiles a file, and keeps what is found in it. */
export type ResultCollector = <T>(
  file: string,
  compileIt: () => CompilationResult<T>,
) => T | undefined;
