import { isObject } from '../../../model/base.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** A promise counts from one moment, not from two. */
export function* checkPromises({ places }: WrittenFlow): Generator<PathDiagnostic> {
  for (const { value, path } of places) {
    const isPromise = path[0] === 'promises' && path.length === 2;
    if (!isPromise || !isObject(value) || !('since' in value && 'after' in value)) continue;
    yield {
      code: 'two-anchors',
      path: [...path, 'after'],
      what: 'key',
      message: 'a promise counts either "since" a moment or "after" a step, not from both',
      hint: 'remove one of them; without either it counts from the start of the case',
    };
  }
}
