import type { FlowShape } from '../shape/of-plan.ts';
import type { Shape } from '../shape/shape.ts';
import { emitsOf, exitsOf, termsOf } from '../shape/terms.ts';
import type { World } from '../shape/worlds.ts';
import type { Claim } from './claim.ts';
import type { Shown } from './example.ts';
import type { Doubt } from './finding.ts';

/** Why a finding may be a false alarm; nothing when its course is one that certainly can be. */
export function doubtOf(
  shown: Shown | undefined,
  claim: Claim,
  { shape, doubtful }: World,
): { readonly maybe?: Doubt } {
  if (shown?.begun === undefined) return { maybe: 'reach' };
  if (shown.lost?.beside || shown.cut || asideOf(shape).some((aside) => comesBetween(aside, claim)))
    return { maybe: 'beside' };
  const chosen = shown.example.rows.some(
    ({ step, happens }) => happens.what === 'chosen' && doubtful.has(step),
  );
  return chosen ? { maybe: 'condition' } : {};
}

/** Whether what runs aside may end the case, or say a word before the next one of the line. */
const comesBetween = (aside: Shape, { quest }: Claim): boolean =>
  exitsOf(aside).length > 0 ||
  (quest.words &&
    (emitsOf(aside).some(quest.told) ||
      [...termsOf(aside)].some((term) => term.term === 'race' && quest.asked(term))));

/** All that the fold does not follow along the line; those who are reminded get words beside it as well. */
const asideOf = ({ main, backstops }: FlowShape): readonly Shape[] => [
  ...backstops.map(({ shape }) => shape),
  ...[...termsOf(main)].flatMap((term): readonly Shape[] => {
    if (term.term === 'beside') return [term.shape];
    if (term.term === 'emit' && !term.holds) return [term.undelivered];
    return term.term === 'race' && term.reminds ? [{ ...term, answers: [], silent }] : [];
  }),
];

const silent = { shape: { term: 'pass' } } as const;
