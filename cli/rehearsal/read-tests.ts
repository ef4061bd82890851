import { readdir, readFile, stat } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { isError } from '../../engine/compiler/schema/compile-file.ts';
import { parse } from '../../engine/compiler/source/parse.ts';
import { compileScenes } from '../../engine/compiler/scenes/compile-scenes.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import type { Scene } from '../../engine/simulation/scene.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { rehearsableFlow, type RehearsableFlow } from './rehearsable-flow.ts';
import { isObject } from '../../engine/model/base.ts';
import type { DefinitionFolders } from '../command/definition-folders.ts';

/** The scenes of one flow. */
export interface TestFile extends RehearsableFlow {
  /** As diagnostics name it: `flows/core-transparent.test.yaml`. */
  readonly file: string;
  readonly flow: string;
  readonly scenes: readonly Scene[];
}

/** Every test file that compiles, and what is wrong with the others. */
export interface TestFiles {
  readonly tests: readonly TestFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** The texts that diagnostics speak of. */
  readonly files: ReadonlyMap<string, string>;
}

const ending = '.test.yaml';
const maxBytes = 256 * 1024;

/** Which test files to read: those beside these flows, and those at these paths; without either, all beside flows. */
export interface WantedTests {
  readonly flows: readonly string[];
  readonly paths?: readonly string[];
}

/** Reads and compiles test files. */
export async function readTests(
  folders: DefinitionFolders,
  wanted: WantedTests,
): Promise<TestFiles> {
  const { files, unread } = await readDefinitions(folders.definitions, folders.templates);
  const definitions = await compileAll(files, unread);
  const texts = new Map(files);
  const tests: TestFile[] = [];
  const diagnostics: Diagnostic[] = [...unread.values()].filter(isError);
  for (const source of await testSources(folders, wanted)) {
    texts.set(source.file, source.text);
    const compiled = compileTest(source, definitions);
    diagnostics.push(...compiled.diagnostics);
    if (compiled.test !== undefined) tests.push(compiled.test);
  }
  return { tests, diagnostics: [...new Set(diagnostics)], files: texts };
}

async function testSources(
  { definitions }: DefinitionFolders,
  { flows, paths = [] }: WantedTests,
): Promise<readonly TestSource[]> {
  const all = flows.length + paths.length === 0;
  const names = (await testFiles(definitions)).filter(
    (name) => all || flows.includes(flowOf(name)),
  );
  return Promise.all([
    ...names.map(async (name) => {
      const file = `flows/${name}`;
      return { file, flow: flowOf(name), text: await textOf(join(definitions, file)) };
    }),
    ...paths.map(async (file) => {
      const text = await textOf(file);
      return { file, flow: namedFlow(text) ?? flowOf(file), text };
    }),
  ]);
}

/** The flow that a test file names itself, which one that does not lie beside its flow must do. */
function namedFlow(text: string): string | undefined {
  const { value } = parse(text, '');
  const named = isObject(value) ? value['rehearse'] : undefined;
  return typeof named === 'string' ? named : undefined;
}

/** The flow that a test file rehearses, by the name or path of the file. */
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

interface TestSource {
  readonly file: string;
  readonly flow: string;
  readonly text: string;
}

function compileTest(
  { file, flow, text }: TestSource,
  definitions: CompiledDefinitions,
): { readonly test?: TestFile; readonly diagnostics: readonly Diagnostic[] } {
  const found = rehearsableFlow(flow, definitions);
  if ('diagnostics' in found)
    return { diagnostics: [...found.diagnostics, untestableFlow(file, flow)] };
  const { value, diagnostics } = compileScenes(parse(text, file), flow, found.context);
  return value === undefined
    ? { diagnostics }
    : { diagnostics, test: { ...found, file, flow, scenes: value } };
}

const untestableFlow = (file: string, flow: string): Diagnostic => ({
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
