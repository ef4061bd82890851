import { readdir, readFile, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { isError } from '../../engine/compiler/compiled.ts';
import { parse } from '../../engine/compiler/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import type { Diagnostic } from '../../engine/diagnostic.ts';
import type { Scene } from '../../engine/rehearse/scene.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { settingOf, type Rehearsable } from './setting.ts';

export interface Folders {
  readonly definitions: string;
  readonly templates: string;
}

/** The scenes of one flow. */
export interface TestFile extends Rehearsable {
  /** As diagnostics name it: `flows/core-transparent.test.yaml`. */
  readonly file: string;
  readonly flow: string;
  readonly scenes: readonly Scene[];
}

/** Every test file that compiles, and what is wrong with the others. */
export interface Tests {
  readonly tests: readonly TestFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics speak of. */
  readonly files: ReadonlyMap<string, string>;
}

const ending = '.test.yaml';
const maxBytes = 256 * 1024;

/** Reads and compiles the test files of these flows, or of all. */
export async function readTests(folders: Folders, flows: readonly string[]): Promise<Tests> {
  const { files, problems } = await readDefinitions(folders.definitions, folders.templates);
  const definitions = await compileAll(files);
  const names = await testFiles(folders.definitions);
  const wanted = names.filter((name) => flows.length === 0 || flows.includes(flowOf(name)));
  const texts = new Map(files);
  const tests: TestFile[] = [];
  const diagnostics: Diagnostic[] = problems.filter(isError);
  for (const name of wanted) {
    const file = `flows/${name}`;
    const text = await textOf(join(folders.definitions, file));
    texts.set(file, text);
    const compiled = compileTest({ file, text, flow: flowOf(name) }, definitions);
    diagnostics.push(...compiled.diagnostics);
    if (compiled.test !== undefined) tests.push(compiled.test);
  }
  return { tests, diagnostics: [...new Set(diagnostics)], files: texts };
}

/** The flow that a test file rehearses; also of its path. */
export const flowOf = (path: string): string => basename(path).replace(/(?:\.test)?\.yaml$/, '');

async function testFiles(definitions: string): Promise<readonly string[]> {
  const folder = join(definitions, 'flows');
  if (!existsSync(folder)) return [];
  return (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
}

async function textOf(path: string): Promise<string> {
  const { size } = await stat(path);
  // One byte more than allowed: parsing then says so, without all of it being read.
  return size > maxBytes ? ' '.repeat(maxBytes + 1) : await readFile(path, 'utf8');
}

interface Written {
  readonly file: string;
  readonly flow: string;
  readonly text: string;
}

function compileTest(
  { file, flow, text }: Written,
  definitions: CompiledDefinitions,
): { readonly test?: TestFile; readonly diagnostics: readonly Diagnostic[] } {
  const found = settingOf(flow, definitions);
  if ('diagnostics' in found)
    return { diagnostics: [...found.diagnostics, untestable(file, flow)] };
  const { value, diagnostics } = compileScenes(parse(text, file), flow, found.context);
  return value === undefined
    ? { diagnostics }
    : { diagnostics, test: { ...found, file, flow, scenes: value } };
}

const untestable = (file: string, flow: string): Diagnostic => ({
  code: 'untestable-flow',
  severity: 'error',
  file,
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
  message: `the flow "${flow}" has errors, so it cannot be rehearsed`,
  hint: 'mend what "tidings check" finds',
});
