import type { Origins } from '../../engine/compiler/flow/lower/lower.ts';
import { coverageOf, type Coverage, type Unreached } from '../../engine/simulation/coverage.ts';
import { play, type Played } from '../../engine/simulation/run-scene.ts';
import { kindOf } from '../../engine/steps/index.ts';
import {
  readTests,
  type Folders,
  type TestFile,
  type Tests,
  type WantedTests,
} from './read-tests.ts';

/** What has been asked for. */
export interface Wanted extends WantedTests {
  /** Only scenes with this in their title. */
  readonly filter?: string;
}

export interface Suite extends TestFile {
  readonly played: readonly Played[];
  /** Over all scenes of the file; missing when some were left out. */
  readonly coverage?: Coverage;
  readonly unreached: readonly UnreachedLine[];
}

/** What no scene has reached, and where it is written. */
export interface UnreachedLine {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

export interface TestRun extends Tests {
  readonly suites: readonly Suite[];
}

/** Plays every scene that is wanted. */
export async function runTests(folders: Folders, wanted: Wanted): Promise<TestRun> {
  const read = await readTests(folders, wanted);
  return { ...read, suites: read.tests.map((test) => playAll(test, wanted.filter)) };
}

function playAll(test: TestFile, filter: string | undefined): Suite {
  const word = filter?.toLowerCase();
  const scenes = test.scenes.filter(
    ({ title }) => word === undefined || title.toLowerCase().includes(word),
  );
  const played = scenes.map((scene) => play(scene, test.setting));
  if (scenes.length < test.scenes.length) return { ...test, played, unreached: [] };
  const coverage = coverageOf(
    test.setting.plan,
    played.map(({ rehearsal }) => rehearsal),
  );
  const unreached = coverage.unreached
    .filter((one) => !isSaid(one, coverage.unreached))
    .map((one) => lineOf(one, test))
    .toSorted((x, y) => x.file.localeCompare(y.file) || x.line - y.line);
  return { ...test, played, coverage, unreached };
}

/** An outcome that never came says already that its path was never gone. */
const isSaid = ({ what, step, name }: Unreached, all: readonly Unreached[]): boolean =>
  what === 'path' &&
  all.some((one) => one.what === 'outcome' && one.step === step && one.name === name);

function lineOf(one: Unreached, { origins }: TestFile): UnreachedLine {
  const { what, step, name } = one;
  const words = {
    path: `${step === undefined ? '' : `${step.id}: `}the path "${name}"`,
    step: `${step?.id ?? ''} is never ${name === 'run' ? 'carried out' : name}`,
    outcome: `${step?.id ?? ''}: the outcome "${name}"`,
  };
  return { ...placeOf(one, origins), what: words[what] };
}

/** Handlers and backstops are found by their first step; what every plan has by itself is written nowhere. */
function placeOf(one: Unreached, origins: Origins): Pick<UnreachedLine, 'file' | 'line'> {
  const step = one.step ?? (one.what === 'path' ? one.steps[0] : undefined);
  const origin = step && origins.get(step);
  if (step === undefined || origin === undefined) return { file: 'built-in', line: 1 };
  const { source, path } = origin;
  const under = kindOf(step).outcomes?.under;
  const below = under === undefined || one.name === 'silent' ? [] : [under];
  return { file: source.file, line: source.at([...path, ...below, one.name], 'key').line };
}
