import { overlaps } from '../../../analysis/rules/marked-fields.ts';
import type { Plan, ReadersOfFact } from '../../../model/plan.ts';
import { readersOfAll } from '../../../model/readers.ts';
import type { Readers, ShownFact } from '../../../model/shown.ts';
import { isEntry, isField, type FactField, type FactGroup } from './written-case.ts';

/** The facts that only some read, also those in the entries of lists. */
export const factReaders = (
  group: FactGroup,
  above: readonly string[] = [],
): readonly ReadersOfFact[] =>
  Object.entries(group).flatMap(([name, entry]) => readersBelow(entry, [...above, name]));

function readersBelow(
  entry: FactField | FactGroup,
  fact: readonly string[],
): readonly ReadersOfFact[] {
  if (!isField(entry)) return factReaders(entry, fact);
  const { readers, of } = entry;
  return [
    ...(readers === undefined ? [] : [{ fact, readers }]),
    ...(isEntry(of) ? readersBelow(of, fact) : []),
  ];
}

/** Whoever reads the whole of a field reads all that is in it. */
export function readersOfWhole(field: FactField): Pick<ShownFact, 'readers'> {
  const readers = readersOfAll(readersBelow(field, []).map((one) => one.readers));
  return readers === undefined ? {} : { readers };
}

/** The facts that only some read and that a path such as `case.position` names, contains or is a part of. */
export const readersAt = (
  path: string,
  { factReaders: marked = [] }: Pick<Plan, 'factReaders'>,
): readonly { readonly value: string; readonly readers: Readers }[] =>
  marked
    .map(({ fact, readers }) => ({ value: ['case', ...fact].join('.'), readers }))
    .filter(({ value }) => overlaps(path, value));
