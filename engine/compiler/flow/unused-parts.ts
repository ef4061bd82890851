import type { Diagnostic } from '../../model/diagnostic.ts';
import { locate } from '../source/source.ts';
import type { Library } from './library.ts';
import { closureOf } from './dependencies.ts';
import { referencedIds, type WrittenFlow } from './written-flow.ts';
import type { WrittenPart } from './written-part.ts';

/** Warns of parts that nobody runs, and says of those that take nothing what is wrong in them: with no flow it would not be found. */
export const checkUnusedParts = (
  library: Library,
  checkFlow: (flow: WrittenFlow) => readonly Diagnostic[],
  isWanted: (file: string) => boolean,
): readonly Diagnostic[] =>
  unusedParts(library)
    .filter(({ source }) => isWanted(source.file))
    .flatMap((part) => [
      unusedPart(part),
      ...(Object.keys(part.takes).length === 0 ? closureOf(part, library).flatMap(checkFlow) : []),
    ]);

/** The parts that neither a flow nor the house nor another part runs; none while one of these may run more than can be seen. */
function unusedParts({ flows, parts, houseFlow }: Library): readonly WrittenPart[] {
  const all = [...flows.values(), ...parts.values(), ...(houseFlow ? [houseFlow] : [])];
  if (all.some(({ isWhole }) => !isWhole)) return [];
  const run = new Set(all.flatMap((one) => referencedIds(one, 'part')));
  return [...parts.values()].filter(({ id }) => !run.has(id));
}

/** Warns of a part that nobody runs. */
const unusedPart = ({ id, source }: WrittenPart): Diagnostic =>
  locate(source, {
    code: 'unused-part',
    severity: 'warning',
    path: ['part'],
    what: 'value',
    message: `nobody runs the part "${id}"`,
    hint: `write "run: ${id}" in a flow, or remove the file`,
  });
