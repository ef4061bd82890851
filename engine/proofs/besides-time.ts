import type { Plan } from '../plan.ts';
import { shapeOfPlan } from '../shape/of-plan.ts';
import { worldsOf } from '../shape/worlds.ts';
import { authority } from './authority.ts';
import type { ProofContext } from './context.ts';
import type { Finding } from './finding.ts';
import { oneTruth } from './one-truth.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { texts } from './texts.ts';

/** What is proved of a flow besides times: authority, one truth, and with what the proofs may know, people, texts and packs. */
export function besidesTime(
  plan: Omit<Plan, 'texts'>,
  context: ProofContext | undefined,
): readonly Finding[] {
  const shape = shapeOfPlan(plan);
  const found = [
    ...worldsOf(shape).flatMap((world) => [...authority(world), ...oneTruth(world)]),
    ...(context === undefined
      ? []
      : [people, texts, packs].flatMap((proof) => proof(shape, context))),
  ];
  return [...new Map(found.map((one) => [keyOf(one), one])).values()];
}

/** Several worlds may find the same. */
const keyOf = ({ code, at, values }: Finding): string => JSON.stringify([code, at, values]);
