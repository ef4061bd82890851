import { setTimeout as pause } from 'node:timers/promises';
import { compare } from './compare.ts';
import type { Mutant } from './mutants.ts';
import { type MutatedCopy, mutatedCopy } from './mutated-copy.ts';
import { performQuickly } from './quick.ts';
import { quickScenes } from './quick-scenes.ts';
import { perform } from './real.ts';
import { type Ready, rehearseScenes, type Repertoire, sampled } from './scenes.ts';
import { openTheatre, type Theatre } from './theatre.ts';
import { piecesOf } from './written-scenes.ts';

/** What has noticed a fault. */
export interface Caught {
  readonly title: string;
  /** The first scene that did; none when the fault lived. */
  readonly by?: Noticed;
  /** Whether the unit tests noticed it; not asked where they do not run that part. */
  readonly tests?: boolean;
}

export interface Noticed {
  readonly scenes: 'random' | 'real time';
  /** The first words of what differed. */
  readonly compared: string;
  /** How many scenes had been played by then. */
  readonly after: number;
  /** The difference itself. */
  readonly difference: string;
}

export interface Place {
  readonly cli: string;
  /** Makes the bundle of the workflows without a fault. */
  readonly bundle: () => Promise<string>;
  readonly seed: number;
}

export const amounts = { random: 120, realTime: Object.keys(quickScenes).length };

/** Plays scenes with a fault in one of the two hosts until one of them differs, and runs the unit tests of that part. */
export async function playMutant(place: Place, mutant: Mutant): Promise<Caught> {
  const { title, part } = mutant;
  const copy = await mutatedCopy(mutant);
  try {
    const by = await noticed(place, mutant, copy);
    const tests = unitTests[part];
    return {
      title,
      ...(by !== undefined && { by }),
      ...(tests !== undefined && { tests: await copy.fails(tests) }),
    };
  } finally {
    await copy.remove();
  }
}

async function noticed(
  place: Place,
  mutant: Mutant,
  copy: MutatedCopy,
): Promise<Noticed | undefined> {
  const random = await rehearseScenes(sampled(place.seed, amounts.random));
  const theatre = await theatreOf(place, mutant, copy, random);
  const comparing = mutant.part === 'rehearsal' ? copy.compare : compare;
  try {
    return (
      (await firstDiffering(random, { theatre, comparing, scenes: 'random' })) ??
      (await firstDiffering(await piecesOf(quickScenes), {
        theatre,
        comparing,
        scenes: 'real time',
      }))
    );
  } finally {
    await theatre.close();
  }
}

/** A fault in the interpreter is only in that of the running host: what both have they never differ in. */
const theatreOf = async (
  { cli, bundle }: Place,
  { part }: Mutant,
  { startWorker, bundle: mutated }: MutatedCopy,
  { directory }: Repertoire,
): Promise<Theatre> =>
  part === 'rehearsal'
    ? openTheatre({ cli, directory, bundle: await bundle() })
    : openTheatre({ cli, directory, bundle: mutated, startWorker });

/** What would notice a fault that both hosts share. */
const unitTests: Readonly<Record<Mutant['part'], readonly string[] | undefined>> = {
  interpreter: [
    'test/engine/language',
    'test/engine/rehearse',
    'test/engine/seating',
    'test/engine/time/deadline',
  ],
  'running host': undefined,
  rehearsal: ['test/engine/rehearse'],
};

interface Playing extends Pick<Noticed, 'scenes'> {
  readonly theatre: Theatre;
  readonly comparing: MutatedCopy['compare'];
}

const lanes = 20;
/** A case that a fault keeps from ending. */
const longestMs = 90_000;

/** Leaves the others alone as soon as one differs. */
async function firstDiffering(
  { pieces, directory }: Repertoire,
  { theatre, comparing, scenes }: Playing,
): Promise<Noticed | undefined> {
  const queue = [...pieces];
  let played = 0;
  const play = async (piece: Ready): Promise<string | undefined> => {
    const performing = scenes === 'random' ? perform : performQuickly;
    const real = performing(theatre, piece, directory).catch(() => undefined);
    const performance = await Promise.race([real, pause(longestMs, undefined, { ref: false })]);
    if (performance === undefined) return 'outcome: none';
    const [stranger] = theatre.relay.strangers;
    return stranger === undefined
      ? comparing(piece, performance, directory).disagreements[0]
      : `mails: nobody expects ${stranger}`;
  };
  return await new Promise((resolve, reject) => {
    const lane = async () => {
      for (let piece = queue.shift(); piece; piece = queue.shift()) {
        const difference = await play(piece);
        played += 1;
        if (difference === undefined) continue;
        queue.length = 0;
        const [compared = ''] = difference.split(':');
        resolve({
          scenes,
          compared,
          after: played,
          difference: `${piece.scene.id}, ${difference}`,
        });
      }
    };
    Promise.all(Array.from({ length: lanes }, lane)).then(() => resolve(undefined), reject);
  });
}
