import type { Entry } from '../../engine/model/journal.ts';
import { canonicalJson } from '../../store/canonical.ts';

const instants = new Set(['at', 'acceptedAt', 'deadline', 'expectedBy', 'due', 'by']);

/** An entry without its instants. */
export const withoutInstants = (entry: Entry): object =>
  JSON.parse(JSON.stringify(entry, (key, value: unknown) => (instants.has(key) ? null : value)));

/** The entries in which two journals differ, whatever their instants. */
export function journalDifferences(
  expected: readonly Entry[],
  found: readonly Entry[],
): readonly string[] {
  const length = Math.max(expected.length, found.length);
  return Array.from({ length }, (_none, index) => index).flatMap((index) => {
    const [one, other] = [textOf(expected[index]), textOf(found[index])];
    return one === other ? [] : [`${index + 1}: expected ${one}, found ${other}`];
  });
}

const textOf = (entry: Entry | undefined): string =>
  entry === undefined ? 'nothing' : canonicalJson(withoutInstants(entry));
