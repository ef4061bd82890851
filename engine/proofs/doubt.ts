import type { World } from '../shape/worlds.ts';
import type { Shown } from './example.ts';
import type { Doubt } from './finding.ts';

/** Why a finding may be a false alarm; nothing when its course is one that certainly can be. */
export function doubtOf(shown: Shown | undefined, { doubtful }: World): { readonly maybe?: Doubt } {
  if (shown === undefined) return { maybe: 'reach' };
  if (shown.lost?.beside) return { maybe: 'beside' };
  const chosen = shown.example.rows.some(
    ({ step, happens }) => happens.what === 'chosen' && doubtful.has(step),
  );
  return chosen ? { maybe: 'condition' } : {};
}
