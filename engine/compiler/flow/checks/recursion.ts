import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { referencedIds, type WrittenFlow } from '../written-flow.ts';

/** No flow runs itself, directly or through others: each is inlined where it is run. */
export function* checkRecursion(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  for (const { schema, value, path } of flow.places) {
    if (schema.refersTo !== 'flow' || typeof value !== 'string') continue;
    const cycle = pathTo(flow.id, [value], library);
    if (cycle)
      yield {
        code: 'recursive-run',
        path,
        what: 'value',
        message: `this runs "${flow.id}" inside itself: ${[flow.id, ...cycle].join(' > ')}`,
        hint: 'a flow is inlined where it is run; let time or a task come back to people instead',
      };
  }
}

/** The path of flows by which `target` is reached from the last flow of `path`. */
function pathTo(
  target: string,
  path: readonly string[],
  library: Library,
  seen = new Set<string>(),
): readonly string[] | undefined {
  const last = path.at(-1) ?? '';
  if (last === target) return path;
  const flow = library.flows.get(last);
  if (!flow || seen.has(last)) return undefined;
  seen.add(last);
  for (const next of referencedIds(flow, 'flow')) {
    const found = pathTo(target, [...path, next], library, seen);
    if (found) return found;
  }
  return undefined;
}
