import type { Texts } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { type CaseRecord, findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { planOf, textsOf } from '../../store/pins.ts';
import { StoreError } from '../../store/store-error.ts';
import { createLruCache } from '../../rendering/lru-cache.ts';

/** A case with the plan and the texts that it was started with. */
export interface PinnedCase extends CaseRecord {
  readonly pinned: { readonly plan: Plan; readonly texts: Texts };
}

/** Reads cases with their pinned plan and texts, which never change and are therefore cached. */
export function createCaseReader(store: Store): (id: string) => Promise<PinnedCase> {
  const cached = createLruCache<PinnedCase['pinned']>(50);
  return async (id) => {
    const found = await findCase(store, id);
    if (!found)
      throw new StoreError('unknown-case', `there is no case "${id}"; was the store replaced?`);
    return { ...found, pinned: await cached(found.plan, () => pinsOf(store, found.plan)) };
  };
}

async function pinsOf(store: Store, hash: string): Promise<PinnedCase['pinned']> {
  const plan = await planOf(store, hash);
  const texts = plan && (await textsOf(store, plan.texts));
  if (!texts)
    throw new StoreError('unknown-case', `plan "${hash}" is not in the store; was it replaced?`);
  return { plan, texts };
}
