import type { AcceptedOddity } from '../../engine/compiler/files/case/start-of-case.ts';
import {
  validateGivenFact,
  type OfferedFact,
} from '../../engine/compiler/files/case/validate-given-fact.ts';
import type { Facts, Instant, InvalidValue, Json } from '../../engine/model/base.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { setCaseKeys, type CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { personKeys } from '../../store/identity-key.ts';
import { caseKeys } from './case-keys.ts';
import type { Catalog } from './catalog.ts';

/** A fact that somebody gives to a case which has begun. */
export interface GivenToCase {
  readonly offered: OfferedFact;
  /** What is unusual about it and meant all the same. */
  readonly accept: readonly AcceptedOddity[];
}

interface FactDependencies {
  readonly catalog: Catalog;
  readonly now: () => Instant;
}

/** The fact as it is meant, and all facts with it; or what is wrong with it by `case.yaml` as it is now. */
export async function factFor(
  { catalog, now }: FactDependencies,
  { facts, createdAt: startedAt }: CaseRecord,
  { offered, accept }: GivenToCase,
): Promise<
  | { readonly name: string; readonly value: Json; readonly facts: Facts }
  | { readonly kind: 'invalid'; readonly errors: readonly InvalidValue[] }
  | { readonly kind: 'unsound'; readonly diagnostics: readonly Diagnostic[] }
> {
  const { caseSchema, directory, diagnostics } = await catalog.current();
  if (caseSchema === undefined)
    return { kind: 'unsound', diagnostics: diagnostics.filter(({ file }) => file === 'case.yaml') };
  const of = { facts, startedAt, now: now(), accept, directory };
  const found = validateGivenFact(caseSchema, offered, of);
  return 'errors' in found ? { kind: 'invalid', ...found } : found;
}

/** From now on the case is known by these facts to whoever looks for its twins. */
export async function knowBy(store: Store, id: string, facts: Facts): Promise<void> {
  await setCaseKeys(store, id, caseKeys(facts, await personKeys(store)));
}
