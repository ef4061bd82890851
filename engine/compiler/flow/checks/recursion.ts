import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { cycleFrom } from '../part-runs.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** No part runs itself, directly or through others: each is inlined where it is run. */
export function* checkRecursion(flow: WrittenFlow, { parts }: Library): Generator<PathDiagnostic> {
  for (const { schema, value, path } of flow.places) {
    if (schema.refersTo !== 'part' || typeof value !== 'string') continue;
    const cycle = cycleFrom(flow, value, parts);
    if (cycle)
      yield {
        code: 'recursive-run',
        path,
        what: 'value',
        message: `this runs "${flow.id}" inside itself: ${[flow.id, ...cycle].join(' > ')}`,
        hint: 'a part is inlined where it is run; let time or a task come back to people instead',
      };
  }
}
