import { isObject, type Facts, type Json, type JsonObject } from '../../engine/model/base.ts';
import type { Plan, ReadersOfFact } from '../../engine/model/plan.ts';
import { may } from './may.ts';
import type { Principal } from './principal.ts';

/** Of a case: what its plan says of who reads its facts; lost where it is `undefined`, so that nobody knows. */
export interface KnownReaders {
  readonly case: string;
  readonly plan: Pick<Plan, 'factReaders'> | undefined;
}

/** The facts of a case that somebody may have to see; groups of which nothing is left go as well. */
export const seenFacts = (
  principal: Principal,
  facts: Facts,
  { case: caseId, plan }: KnownReaders,
): Facts =>
  seenIn(facts, '', (fact) =>
    readersOver(fact, plan).every((readers) => may(principal, 'see', caseId, { fact, readers })),
  );

/** Whether somebody may see the whole of a fact, by its path below `case`. */
export const seesFact = (
  principal: Principal,
  fact: string,
  { case: caseId, plan }: KnownReaders,
): boolean =>
  [...readersOver(fact, plan), ...readersBelow(fact, plan)].every((readers) =>
    may(principal, 'see', caseId, { fact, readers }),
  );

type FactPlan = KnownReaders['plan'];

/** Of the fact, and of whatever it is a part of: all of them hold. */
const readersOver = (fact: string, plan: FactPlan): readonly ReadersOrAll[] => [
  ...(plan ? [undefined] : [[]]),
  ...marksOf(plan).flatMap(({ path, readers }) => (isIn(fact, path) ? [readers] : [])),
];

type ReadersOrAll = ReadersOfFact['readers'] | undefined;

const readersBelow = (fact: string, plan: FactPlan): readonly ReadersOrAll[] =>
  marksOf(plan).flatMap(({ path, readers }) => (isIn(path, fact) ? [readers] : []));

const marksOf = (plan: FactPlan) =>
  (plan?.factReaders ?? []).map(({ fact, readers }) => ({ path: fact.join('.'), readers }));

const isIn = (path: string, whole: string): boolean =>
  path === whole || path.startsWith(`${whole}.`);

type Sees = (path: string) => boolean;

const seenIn = (group: JsonObject, above: string, isSeen: Sees): JsonObject =>
  Object.fromEntries(
    Object.entries(group).flatMap(([name, value]): readonly (readonly [string, Json])[] => {
      const path = `${above}${name}`;
      if (!isObject(value)) return isSeen(path) ? seenValue(name, value, { path, isSeen }) : [];
      const below = seenIn(value, `${path}.`, isSeen);
      return Object.keys(below).length === 0 ? [] : [[name, below]];
    }),
  );

/** Entries of a list of which nothing is left go, and so does the list. */
function seenValue(
  name: string,
  value: Json,
  { path, isSeen }: { readonly path: string; readonly isSeen: Sees },
): readonly (readonly [string, Json])[] {
  if (!Array.isArray(value)) return [[name, value]];
  const entries = value.flatMap((one: Json): readonly Json[] => {
    if (!isObject(one)) return [one];
    const left = seenIn(one, `${path}.`, isSeen);
    return Object.keys(left).length === 0 && Object.keys(one).length > 0 ? [] : [left];
  });
  return entries.length === 0 && value.length > 0 ? [] : [[name, entries]];
}
