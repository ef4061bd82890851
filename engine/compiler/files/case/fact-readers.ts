import type { ReadersOfFact } from '../../../model/plan.ts';
import type { ShownFact } from '../../../model/shown.ts';
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
  const [first, ...others] = readersBelow(field, []);
  return first === undefined
    ? {}
    : {
        readers: first.readers.filter((role) => others.every((one) => one.readers.includes(role))),
      };
}
