import type { Library } from '../library.ts';
import type { Fault } from '../../source/source.ts';
import { isRecord } from '../../schema/walk.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Where a flow is run only its steps are: events, backstops and promises are those of the case's own flow. */
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
        message: `${listed(lost)} of "${value}" ${lost.length > 1 ? 'are' : 'is'} ignored here: only its steps are run`,
        hint: 'write what has to hold here into this flow too',
      };
  }
}

const listed = (keys: readonly string[]): string =>
  [keys.slice(0, -1).join(', '), keys.at(-1)].filter(Boolean).join(' and ');

const besideSteps = (flow: WrittenFlow | undefined): readonly string[] => {
  const written = flow?.source.value;
  return isRecord(written)
    ? ['on', 'backstops', 'promises', 'packs', 'assume'].filter((key) => key in written)
    : [];
};
