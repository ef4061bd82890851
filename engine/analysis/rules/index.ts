import type { World } from '../cases/split-cases.ts';
import { authority } from './authority.ts';
import type { DatedContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { oneTruth } from './one-truth.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { texts } from './texts.ts';
import type { FlowShape } from '../../behaviour/behaviour.ts';

/** What is proved of a flow besides times: authority, one truth, and with what the proofs may know, people, texts and packs. */
export const besidesTime = (
  shape: FlowShape,
  worlds: readonly World[],
  context: DatedContext | undefined,
): readonly Finding[] => [
  ...worlds.flatMap((world) => [...authority(world), ...oneTruth(world)]),
  ...(context === undefined
    ? []
    : [people, texts, packs].flatMap((proof) => proof(shape, context))),
];
