import type { Library } from '../library.ts';
import type { Fault } from '../source.ts';
import { isRecord } from '../walk.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Where a flow is run only its steps are: events and backstops are those of the case's own flow. */
export function* ignored({ places }: WrittenFlow, { flows }: Library): Generator<Fault> {
  for (const { schema, value, path } of places) {
    if (schema.refersTo !== 'flow' || typeof value !== 'string') continue;
    const lost = besideSteps(flows.get(value)).map((key) => `"${key}"`);
    if (lost.length > 0)
      yield {
        code: 'ignored-by-run',
        severity: 'warning',
        path,
        what: 'value',
        message: `${lost.join(' and ')} of "${value}" ${lost.length > 1 ? 'are' : 'is'} ignored here: only its steps are run`,
        hint: 'write what has to hold here into this flow too',
      };
  }
}

const besideSteps = (flow: WrittenFlow | undefined): readonly string[] => {
  const written = flow?.source.value;
  return isRecord(written) ? ['on', 'backstops'].filter((key) => key in written) : [];
};
