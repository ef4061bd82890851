import { parse, stringify } from 'yaml';
import { choicesOf } from '../conformance/choices.ts';
import { libraryFiles } from '../conformance/library.ts';
import { writePromises } from '../conformance/random-promise.ts';
import { type Draws, type RandomScene, sceneOf } from '../conformance/random-scene.ts';
import { sampled } from '../conformance/corpus.ts';
import { answeringFlow } from '../soundness/answering-flow.ts';
import {
  checkAndRehearse,
  checkInOtherFormat,
  type InputFiles,
  inWorkTree,
  type ComparisonInput,
} from './comparison-input.ts';
import { scenesFor } from './random-tests.ts';
import { withMutatedLine } from './mutated-line.ts';
import { answeredStepsIn } from './answered-steps.ts';

export interface Amounts {
  readonly seed: number;
  readonly flows: number;
  /** One of so many flows is rehearsed by itself. */
  readonly rehearseEvery: number;
}

/**
 * Random flows, many in each folder, with random scenes beside them; some of them alone; and some with a mutated line. The same for the
 * same seed.
 */
export function randomInputs({ seed, flows, rehearseEvery }: Amounts): readonly ComparisonInput[] {
  const all = sampled(seed, flows).map((drawn, index) => randomFlow(drawn, index));
  const alone = all.filter((_one, index) => index % rehearseEvery === 0);
  return [
    ...batches(all).map(batchInput),
    ...alone.map(rehearsalInput),
    ...batches(all.slice(0, Math.ceil(flows / 10))).map(mutatedFlowsInput),
    ...alone.slice(0, Math.ceil(flows / 20)).map(mutatedLibraryInput),
  ];
}

interface RandomFlow extends RandomScene {
  readonly file: string;
  readonly drawn: Draws;
  readonly tests: string;
}

/** Most random flows leave the candidate without an answer, and promise nothing: two of three get answers and promises, so that more is proved. */
function randomFlow(drawn: Draws, index: number): RandomFlow {
  const id = `flow-${index + 1}`;
  const scene = sceneOf(drawn, id);
  const file = `flows/${id}.yaml`;
  const raw = parse(scene.files[file] ?? '') as object;
  const flow = index % 3 === 0 ? raw : promising(answeringFlow(raw), drawn, index % 3 === 2);
  const files = { ...scene.files, [file]: stringify(flow) };
  return { ...scene, files, file, drawn, tests: scenesFor(flow, scene, choicesOf(drawn[2])) };
}

function promising(flow: object, drawn: Draws, long: boolean): object {
  const ids = (telling: boolean) =>
    answeredStepsIn(flow).flatMap(({ id, kind }) => (telling === (kind === 'tell') ? [id] : []));
  const numbers = drawn[1].toReversed();
  const known = { tellSteps: ids(true), tasks: ids(false) };
  const made = { ...writePromises(choicesOf(numbers), known), ...flow };
  if (!long) return made;
  const easy = [
    { tell: 'candidate', about: 'answer', within: '60 days' },
    { silence: 'candidate', atMost: '40 business days' },
  ];
  return { ...made, promises: easy };
}

const batchSize = 100;

const batches = (all: readonly RandomFlow[]): readonly (readonly RandomFlow[])[] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_none, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );

const filesOf = (all: readonly RandomFlow[]): InputFiles =>
  Object.assign({}, ...all.map(({ files }) => files)) as InputFiles;

const testOf = ({ id, tests }: RandomFlow) => [`flows/${id}.test.yaml`, tests] as const;

const batchInput = (all: readonly RandomFlow[], turn: number): ComparisonInput => ({
  name: `random-${turn + 1}`,
  files: inWorkTree({ ...libraryFiles, ...filesOf(all), ...Object.fromEntries(all.map(testOf)) }),
  commands: [
    ...checkAndRehearse,
    ['test', '--format', testFormat(turn)],
    ...(turn % 4 === 0 ? [checkInOtherFormat(turn / 4)] : []),
  ],
});

const testFormat = (turn: number): string => ['text', 'json', 'junit'][turn % 3] ?? 'text';

const facts = 'facts.json';

/** The calendars are those of 2040, so three of four flows start at the moment of their scene. */
function rehearsalInput(one: RandomFlow, turn: number): ComparisonInput {
  const { id, files, start } = one;
  const rehearse = ['rehearse', id, '--case', facts];
  const from = turn % 4 === 0 ? [] : ['--start', new Date(start).toISOString()];
  const svg = turn % 2 === 0 ? ['--svg', 'written.svg'] : [];
  return {
    name: `rehearsed-${id}`,
    files: { ...inWorkTree({ ...libraryFiles, ...files }), [facts]: JSON.stringify(one.facts) },
    commands: [[...rehearse, ...from, ...svg]],
  };
}

/** Each flow with a mutated line: the compiler finds errors, and the proofs run on those that still compile. */
const mutatedFlowsInput = (all: readonly RandomFlow[], turn: number): ComparisonInput => {
  const files = all.map(({ file, files: ownFiles, drawn, ...one }) => {
    const choices = choicesOf(drawn[0].toReversed());
    return {
      ...ownFiles,
      [file]: withMutatedLine(ownFiles[file] ?? '', choices),
      [`flows/${one.id}.test.yaml`]: withMutatedLine(one.tests, choices),
    };
  });
  return {
    name: `spoiled-${turn + 1}`,
    files: inWorkTree(Object.assign({ ...libraryFiles }, ...files) as InputFiles),
    commands: [...checkAndRehearse, checkInOtherFormat(turn), ['test']],
  };
};

/** A flow by itself, with a mutated line in a file that it needs. */
function mutatedLibraryInput({ id, files, drawn }: RandomFlow, turn: number): ComparisonInput {
  const choices = choicesOf(drawn[2].toReversed());
  const paths = Object.keys(libraryFiles);
  const path = paths[choices.below(paths.length)] ?? 'case.yaml';
  const broken = {
    ...libraryFiles,
    ...files,
    [path]: withMutatedLine(libraryFiles[path] ?? '', choices),
  };
  return {
    name: `spoiled-library-${id}`,
    files: inWorkTree(broken),
    commands: [['check'], checkInOtherFormat(turn)],
  };
}
