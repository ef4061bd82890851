import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** A CommonJS file that was loaded: what it exports, and its script, of which the build keeps what V8 has made. */
export interface CompiledFile {
  readonly exports: unknown;
  readonly script: Script;
}

/**
 * Loads a CommonJS file with what V8 has made of it before, if that lies beside it. What another version of V8 has made, or one with other
 * flags, V8 refuses by itself, and compiles the file as it does any other.
 */
export function loadCompiled(path: string): CompiledFile {
  const code = compiledCodeOf(path);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`,
    { filename: path, ...(existsSync(code) && { cachedData: readFileSync(code) }) },
  );
  const loaded = { exports: {} };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it is the function above
  const evaluate = script.runInThisContext() as (...scope: readonly unknown[]) => void;
  evaluate(loaded.exports, createRequire(path), loaded, path, dirname(path));
  return { exports: loaded.exports, script };
}

/** Where the build keeps what V8 has made of a file. */
export const compiledCodeOf = (path: string): string => `${path}.code`;

/**
 * Has V8 improve code later. A check of one flow has ended before that pays, and improving took a third of its processor time; so V8 waits
 * for nine times as much work as otherwise. A check of hundreds of flows gets there all the same.
 */
export function improveCodeLater(): void {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major <= latestKnown) setFlagsFromString('--interrupt-budget=600000');
}

/** Of versions of Node; V8 of a later one does not know the flag, and would say so on standard error. */
const latestKnown = 20;
