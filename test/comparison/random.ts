import { parse, stringify } from 'yaml';
import { choicesOf } from '../conformance/choices.ts';
import { libraryFiles } from '../conformance/library.ts';
import { writePromises } from '../conformance/random-promise.ts';
import { type Draws, type RandomScene, sceneOf } from '../conformance/random-scene.ts';
import { sampled } from '../conformance/corpus.ts';
import { answeringFlow } from '../soundness/answering-flow.ts';
import { checkAndPlay, checkOtherwise, type Files, laidOut, type Place } from './place.ts';
import { scenesFor } from './random-tests.ts';
import { spoiled } from './spoiled.ts';
import { tasksIn } from './tasks.ts';

export interface Amounts {
  readonly seed: number;
  readonly flows: number;
  /** One of so many flows is rehearsed by itself. */
  readonly rehearseEvery: number;
}

/** Random flows, many in each folder, with random scenes beside them; some of them alone; and some with a line that is spoiled. The same for the same seed. */
export function randomPlaces({ seed, flows, rehearseEvery }: Amounts): readonly Place[] {
  const all = sampled(seed, flows).map((drawn, index) => written(drawn, index));
  const alone = all.filter((_one, index) => index % rehearseEvery === 0);
  return [
    ...batches(all).map(played),
    ...alone.map(rehearsed),
    ...batches(all.slice(0, Math.ceil(flows / 10))).map(spoiledFlows),
    ...alone.slice(0, Math.ceil(flows / 20)).map(spoiledLibrary),
  ];
}

interface Written extends RandomScene {
  readonly file: string;
  readonly drawn: Draws;
  readonly tests: string;
}

/** Most random flows leave the candidate without an answer, and promise nothing: two of three are mended, so that more is proved. */
function written(drawn: Draws, index: number): Written {
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
    tasksIn(flow).flatMap(({ id, kind }) => (telling === (kind === 'tell') ? [id] : []));
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

const batches = (all: readonly Written[]): readonly (readonly Written[])[] =>
  Array.from({ length: Math.ceil(all.length / batchSize) }, (_none, index) =>
    all.slice(index * batchSize, (index + 1) * batchSize),
  );

const filesOf = (all: readonly Written[]): Files =>
  Object.assign({}, ...all.map(({ files }) => files)) as Files;

const testOf = ({ id, tests }: Written) => [`flows/${id}.test.yaml`, tests] as const;

const played = (all: readonly Written[], turn: number): Place => ({
  name: `random-${turn + 1}`,
  files: laidOut({ ...libraryFiles, ...filesOf(all), ...Object.fromEntries(all.map(testOf)) }),
  commands: [
    ...checkAndPlay,
    ['test', '--format', testFormat(turn)],
    ...(turn % 4 === 0 ? [checkOtherwise(turn / 4)] : []),
  ],
});

const testFormat = (turn: number): string => ['text', 'json', 'junit'][turn % 3] ?? 'text';

const facts = 'facts.json';

/** The clock of the calendars stands in 2040, so every other flow looks for its starts there itself. */
function rehearsed(one: Written, turn: number): Place {
  const { id, files, start } = one;
  const rehearse = ['rehearse', id, '--case', facts];
  const from = turn % 4 === 0 ? [] : ['--start', new Date(start).toISOString()];
  const svg = turn % 2 === 0 ? ['--svg', 'written.svg'] : [];
  return {
    name: `rehearsed-${id}`,
    files: { ...laidOut({ ...libraryFiles, ...files }), [facts]: JSON.stringify(one.facts) },
    commands: [[...rehearse, ...from, ...svg]],
  };
}

/** Each flow with a line spoiled: what the compiler finds, and what the proofs find in those that still compile. */
const spoiledFlows = (all: readonly Written[], turn: number): Place => {
  const files = all.map(({ file, files: its, drawn, ...one }) => {
    const choices = choicesOf(drawn[0].toReversed());
    return {
      ...its,
      [file]: spoiled(its[file] ?? '', choices),
      [`flows/${one.id}.test.yaml`]: spoiled(one.tests, choices),
    };
  });
  return {
    name: `spoiled-${turn + 1}`,
    files: laidOut(Object.assign({ ...libraryFiles }, ...files) as Files),
    commands: [...checkAndPlay, checkOtherwise(turn), ['test']],
  };
};

/** A flow by itself, with a line spoiled in a file that it leans on. */
function spoiledLibrary({ id, files, drawn }: Written, turn: number): Place {
  const choices = choicesOf(drawn[2].toReversed());
  const paths = Object.keys(libraryFiles);
  const path = paths[choices.below(paths.length)] ?? 'case.yaml';
  const broken = { ...libraryFiles, ...files, [path]: spoiled(libraryFiles[path] ?? '', choices) };
  return {
    name: `spoiled-library-${id}`,
    files: laidOut(broken),
    commands: [['check'], checkOtherwise(turn)],
  };
}
