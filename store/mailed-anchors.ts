import type { Instant } from '../engine/model/base.ts';
import type { Anchor } from './anchors.ts';
import type { Store } from './database.ts';

/** The anchors that no mail server has accepted yet, in order. */
export const unmailedAnchors = ({ db }: Pick<Store, 'db'>): Promise<readonly Anchor[]> =>
  db
    .selectFrom('anchors')
    .leftJoin('mailed_anchors as mailed', 'mailed.number', 'anchors.number')
    .selectAll('anchors')
    .where('mailed.number', 'is', null)
    .orderBy('anchors.number')
    .execute();

/** The mail server has accepted these. */
export async function anchorsMailed(
  { db }: Pick<Store, 'db'>,
  anchors: readonly Anchor[],
  at: Instant,
): Promise<void> {
  await db
    .insertInto('mailed_anchors')
    .values(anchors.map(({ number }) => ({ number, at })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
