import { isObject } from '../../../model/base.ts';
import { parseDuration } from '../../../time/duration.ts';
import { isNeverShorter } from '../../../time/never-shorter.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** A word at the start that an answer is coming names no time that is shorter than the one that is promised, and proved. */
export function* checkToldTerms(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  const promised = promisedAnswer(flow);
  const [first] = flow.steps;
  if (promised === undefined || first?.place.path.join('/') !== 'steps/0') return;
  for (const [name, told] of termsOf(first, library))
    if (isShorter(told, promised))
      yield {
        code: 'told-too-early',
        severity: 'warning',
        path: [...first.place.path, 'with', name],
        what: 'value',
        message: `the candidate is told "${told}" here, and promised an answer within ${promised}`,
        hint: `write "${promised}", or promise what is told`,
      };
}

/** The time within which an answer is promised from the start on. */
function promisedAnswer({ places }: WrittenFlow): string | undefined {
  const found = places.find(
    ({ path: [key, ...entry], value }) =>
      key === 'promises' &&
      entry.length === 1 &&
      isObject(value) &&
      value['about'] === 'answer' &&
      !('since' in value || 'after' in value),
  );
  const within = isObject(found?.value) ? found.value['within'] : undefined;
  return typeof within === 'string' ? within : undefined;
}

/** What a status tells, by the names of its template. */
function termsOf(
  { kind, fields: { template, with: given } }: WrittenStep,
  { templates }: Library,
): readonly (readonly [name: string, told: string])[] {
  const isStatus = typeof template === 'string' && templates.get(template)?.class === 'status';
  if (kind.tells !== true || !isStatus || !isObject(given)) return [];
  return Object.entries(given).flatMap(([name, told]) =>
    typeof told === 'string' ? [[name, told] as const] : [],
  );
}

function isShorter(told: string, promised: string): boolean {
  const [one, another] = [parseDuration(told, ''), parseDuration(promised, '')];
  if (one === undefined || another === undefined) return false;
  return isNeverShorter(another, one) && !isNeverShorter(one, another);
}
