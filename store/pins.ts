import { sql } from 'kysely';
import type { Texts } from '../engine/model/definitions.ts';
import type { Plan } from '../engine/model/plan.ts';
import { readersInForms } from '../engine/model/readers.ts';
import type { Readers } from '../engine/model/shown.ts';
import { canonicalJson, hashOf } from './canonical.ts';
import type { Store } from './database.ts';
import { StoreError } from './store-error.ts';

/** A plan with the hash of its texts filled in, and its own hash. */
export interface PinnedPlan {
  readonly plan: Plan;
  readonly hash: string;
}

/** Stores a plan and its texts under their hashes; equal ones are stored once. Throws `texts-mismatch`. */
export async function pin(
  store: Store,
  given: {
    readonly plan: Omit<Plan, 'texts'> & { readonly texts?: string };
    readonly texts: Texts;
  },
): Promise<PinnedPlan> {
  const texts = hashOf(given.texts);
  // The compiler leaves the hash empty, since it cannot compute it.
  if ((given.plan.texts ?? '') !== '' && given.plan.texts !== texts) {
    throw new StoreError(
      'texts-mismatch',
      `flow "${given.plan.flow}" was compiled with other texts than those given; compile it again`,
    );
  }
  const { plan, hash } = pinnedPlanOf(given);
  await store.db
    .insertInto('pinned_texts')
    .values({ hash: texts, texts: canonicalJson(given.texts) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await store.db
    .insertInto('pinned_plans')
    .values({ hash, plan: canonicalJson(plan), ...readersIn(plan, given.texts) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { plan, hash };
}

const readersIn = (
  { factReaders = [], readers: finders }: Plan,
  { forms }: Texts,
): { readonly value_readers?: string; readonly readers?: string } => {
  const all = [...factReaders.map(({ readers }) => readers), ...readersInForms(forms)];
  return {
    ...(all.length > 0 && { value_readers: canonicalJson(all) }),
    ...(finders && { readers: canonicalJson(finders) }),
  };
};

/** The readers of every value of any case that only some read. */
export async function valueReaders({ db }: Pick<Store, 'db'>): Promise<readonly Readers[]> {
  const rows = await db
    .selectFrom('pinned_plans')
    .select('value_readers')
    .where('value_readers', 'is not', null)
    .execute();
  return rows.flatMap(({ value_readers: readers }) => readers ?? []);
}

/** A plan whose cases only some find. */
export interface PlanWithReaders {
  readonly hash: string;
  readonly flow: string;
  readonly readers: Readers;
}

export async function plansWithReaders({
  db,
}: Pick<Store, 'db'>): Promise<readonly PlanWithReaders[]> {
  const { rows } = await sql<PlanWithReaders>`select hash, plan->>'flow' as flow, readers
    from pinned_plans where readers is not null`.execute(db);
  return rows;
}

/** The plan with the hash of its texts, and its own hash. */
export function pinnedPlanOf({
  plan: given,
  texts,
}: {
  readonly plan: Omit<Plan, 'texts'>;
  readonly texts: Texts;
}): PinnedPlan {
  const hash = textsHashes.get(texts) ?? hashOf(texts);
  textsHashes.set(texts, hash);
  const plan: Plan = { ...given, texts: hash };
  return { plan, hash: hashOf(plan) };
}

/** Flows with the same words share them, and they are most of what is hashed. */
const textsHashes = new WeakMap<Texts, string>();

/** The hash under which a plan is pinned, with these texts. */
export const planHashOf = (given: Parameters<typeof pinnedPlanOf>[0]): string =>
  pinnedPlanOf(given).hash;

export async function planOf(store: Store, hash: string): Promise<Plan | undefined> {
  const row = await store.db
    .selectFrom('pinned_plans')
    .select('plan')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.plan;
}

export async function textsOf(store: Store, hash: string): Promise<Texts | undefined> {
  const row = await store.db
    .selectFrom('pinned_texts')
    .select('texts')
    .where('hash', '=', hash)
    .executeTakeFirst();
  return row?.texts;
}
