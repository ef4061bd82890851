import type { Library } from '../library.ts';
import type { Fault } from '../../source/source.ts';
import { named, type WrittenFlow } from '../written-flow.ts';

/** No flow runs itself, directly or through others: each is inlined where it is run. */
export function* recursion(flow: WrittenFlow, library: Library): Generator<Fault> {
  for (const { schema, value, path } of flow.places) {
    if (schema.refersTo !== 'flow' || typeof value !== 'string') continue;
    const way = wayTo(flow.id, [value], library);
    if (way)
      yield {
        code: 'recursive-run',
        path,
        what: 'value',
        message: `this runs "${flow.id}" inside itself: ${[flow.id, ...way].join(' > ')}`,
        hint: 'a flow is inlined where it is run; let time or a task come back to people instead',
      };
  }
}

/** How `target` is reached from the last flow of `way`. */
function wayTo(
  target: string,
  way: readonly string[],
  library: Library,
  seen = new Set<string>(),
): readonly string[] | undefined {
  const last = way.at(-1) ?? '';
  if (last === target) return way;
  const flow = library.flows.get(last);
  if (!flow || seen.has(last)) return undefined;
  seen.add(last);
  for (const next of named(flow, 'flow')) {
    const found = wayTo(target, [...way, next], library, seen);
    if (found) return found;
  }
  return undefined;
}
