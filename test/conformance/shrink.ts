import fc from 'fast-check';
import { compare } from './compare.ts';
import { perform } from './real.ts';
import { draws, type Ready, rehearseScenes } from './scenes.ts';
import type { Disagreement } from './season.ts';
import type { Theatre } from './theatre.ts';

/** The smallest scene, found within so many seconds, in which the two still disagree. */
export async function shrink(
  theatre: Theatre,
  { drawn }: Pick<Ready, 'drawn'>,
  seconds: number,
): Promise<Disagreement<Ready> | undefined> {
  let smallest: Disagreement<Ready> | undefined;
  const agrees = async (tried: Ready['drawn']) => {
    const { directory, pieces } = await rehearseScenes([tried]);
    const [piece] = pieces;
    if (piece === undefined) return true;
    const { disagreements: found } = compare(
      piece,
      await perform(theatre, piece, directory),
      directory,
    );
    if (found.length > 0) smallest = { piece, found };
    return found.length === 0;
  };
  await fc.check(fc.asyncProperty(draws, agrees), {
    examples: [[drawn]],
    numRuns: 1,
    interruptAfterTimeLimit: seconds * 1000,
  });
  return smallest;
}
