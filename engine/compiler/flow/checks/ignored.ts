import { isObject } from '../../../model/base.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Warns where a flow is run that has more than steps: events, backstops and promises hold only in the case's own flow. */
export function* checkIgnored(
  { places }: WrittenFlow,
  { flows }: Library,
): Generator<PathDiagnostic> {
  for (const { schema, value, path } of places) {
    if (schema.refersTo !== 'flow' || typeof value !== 'string') continue;
    const ignoredKeys = keysBesideSteps(flows.get(value)).map((key) => `"${key}"`);
    if (ignoredKeys.length > 0)
      yield {
        code: 'ignored-by-run',
        severity: 'warning',
        path,
        what: 'value',
        message: `${joinWithAnd(ignoredKeys)} of "${value}" ${ignoredKeys.length > 1 ? 'are' : 'is'} ignored here: only its steps are run`,
        hint: 'write what has to hold here into this flow too',
      };
  }
}

const joinWithAnd = (keys: readonly string[]): string =>
  [keys.slice(0, -1).join(', '), keys.at(-1)].filter(Boolean).join(' and ');

const keysBesideSteps = (flow: WrittenFlow | undefined): readonly string[] => {
  const written = flow?.source.value;
  return isObject(written)
    ? ['on', 'backstops', 'promises', 'packs', 'assume'].filter((key) => key in written)
    : [];
};
