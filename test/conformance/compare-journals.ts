import type { Entry } from '../../engine/model/journal.ts';
import { canonicalJson } from '../../store/canonical.ts';

const instants = new Set(['at', 'acceptedAt', 'deadline', 'expectedBy', 'due', 'by']);

/** All that an entry says but when. */
export const withoutInstants = (entry: Entry): object =>
  JSON.parse(JSON.stringify(entry, (key, value: unknown) => (instants.has(key) ? null : value)));

/** Entry by entry what two journals say otherwise, whenever they say it. */
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
