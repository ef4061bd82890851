import type { StepOrigins } from '../../engine/compiler/flow/lower/lower-flow.ts';
import { coverageOf, type Coverage, type UnreachedPart } from '../../engine/simulation/coverage.ts';
import { rehearseScene, type SceneResult } from '../../engine/simulation/run-scene.ts';
import { kindOf } from '../../engine/steps/index.ts';
import { readTests, type TestFile, type TestFiles, type WantedTests } from './read-tests.ts';
import type { DefinitionFolders } from '../command/definition-folders.ts';

/** The test files and scenes to run. */
export interface TestSelection extends WantedTests {
  /** Only scenes with this in their title. */
  readonly filter?: string;
}

/** A test file whose scenes have run. */
export interface Suite extends TestFile {
  readonly results: readonly SceneResult[];
  /** Over all scenes of the file; missing when some were left out. */
  readonly coverage?: Coverage;
  readonly unreached: readonly UnreachedLine[];
}

/** A part of the flow that no scene has reached, and where it is written. */
export interface UnreachedLine {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface TestRun extends TestFiles {
  readonly suites: readonly Suite[];
}

/** Runs every scene that is wanted. */
export async function runTests(
  folders: DefinitionFolders,
  wanted: TestSelection,
): Promise<TestRun> {
  const read = await readTests(folders, wanted);
  return { ...read, suites: read.tests.map((test) => rehearseAll(test, wanted.filter)) };
}

function rehearseAll(test: TestFile, filter: string | undefined): Suite {
  const word = filter?.toLowerCase();
  const scenes = test.scenes.filter(
    ({ title }) => word === undefined || title.toLowerCase().includes(word),
  );
  const results = scenes.map((scene) => rehearseScene(scene, test.setting));
  if (scenes.length < test.scenes.length) return { ...test, results, unreached: [] };
  const coverage = coverageOf(
    test.setting.plan,
    results.map(({ rehearsal }) => rehearsal),
  );
  const unreached = coverage.unreached
    .filter((one) => !isImplied(one, coverage.unreached))
    .map((one) => lineOf(one, test))
    .toSorted((x, y) => x.file.localeCompare(y.file) || x.line - y.line);
  return { ...test, results, coverage, unreached };
}

/** An outcome that never came implies that its path was never taken. */
const isImplied = ({ what, step, name }: UnreachedPart, all: readonly UnreachedPart[]): boolean =>
  what === 'path' &&
  all.some((one) => one.what === 'outcome' && one.step === step && one.name === name);

function lineOf(one: UnreachedPart, { origins }: TestFile): UnreachedLine {
  const { what, step, name } = one;
  const words = {
    path: `${step === undefined ? '' : `${step.id}: `}the path "${name}"`,
    step: `${step?.id ?? ''} is never ${name === 'run' ? 'carried out' : name}`,
    outcome: `${step?.id ?? ''}: the outcome "${name}"`,
  };
  return { ...placeOf(one, origins), what: words[what] };
}

/** Handlers and backstops are found by their first step; the steps that every plan has by itself are written nowhere. */
function placeOf(one: UnreachedPart, origins: StepOrigins): Pick<UnreachedLine, 'file' | 'line'> {
  const step = one.step ?? (one.what === 'path' ? one.steps[0] : undefined);
  const origin = step && origins.get(step);
  if (step === undefined || origin === undefined) return { file: 'built-in', line: 1 };
  const { source, path } = origin;
  const under = kindOf(step).outcomes?.under;
  const below = under === undefined || one.name === 'silent' ? [] : [under];
  return { file: source.file, line: source.at([...path, ...below, one.name], 'key').line };
}
