import type { GuardCase } from '../cases/split-cases.ts';
import { authority } from './authority.ts';
import type { DatedProofContext } from '../finding/context.ts';
import type { Finding } from '../finding/finding.ts';
import { oneTruth } from './one-truth.ts';
import { packs } from './packs.ts';
import { people } from './people.ts';
import { texts } from './texts.ts';
import type { FlowBehaviour } from '../../behaviour/behaviour.ts';

/** What is proved of a flow besides times: authority, one truth, and with what the proofs may know, people, texts and packs. */
export const staticRules = (
  behaviour: FlowBehaviour,
  guardCases: readonly GuardCase[],
  context: DatedProofContext | undefined,
): readonly Finding[] => [
  ...guardCases.flatMap((guardCase) => [...authority(guardCase), ...oneTruth(guardCase)]),
  ...(context === undefined
    ? []
    : [people, texts, packs].flatMap((proof) => proof(behaviour, context))),
];
