import { isObject } from '../../../model/base.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** A key that only says more of another one stands beside it. */
export function* checkNeededKeys({ places }: WrittenFlow): Generator<PathDiagnostic> {
  for (const { schema, parent, path } of places) {
    const { needsKey } = schema;
    if (needsKey === undefined || !isObject(parent?.value) || needsKey in parent.value) continue;
    const key = String(path.at(-1));
    yield {
      code: 'unknown-key',
      path,
      what: 'key',
      message: `"${key}" means nothing without "${needsKey}"`,
      hint: `add "${needsKey}", or remove "${key}"`,
    };
  }
}
