import { didYouMean } from '../../../../expression/check/nearest.ts';
import type { Diagnostic } from '../../../../model/diagnostic.ts';
import { markersOf, type Marker } from './markers.ts';
import type { TextPart } from './text-part.ts';
import { resolvePath, type TextScope } from './text-scope.ts';

/** Reports conditions that compare a fact with a text that it can never be: what they guard would never be shown, or always. */
export function* checkComparisons(part: TextPart, scope: TextScope): Generator<Diagnostic> {
  for (const { path, value, start, end } of comparisonsIn(markersOf(part.text))) {
    const values = valuesOf(path, scope);
    if (values === undefined || values.includes(value)) continue;
    const message = {
      code: 'wrong-value',
      message: `"${path}" is never "${value}"`,
      hint: didYouMean(value, values, `it is one of ${values.join(', ')}`),
    } as const;
    yield part.diagnosticAt(message, start, end);
  }
}

interface Comparison {
  readonly path: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Comparisons of conditions, and the values of a `case` that a `when` names. */
function* comparisonsIn(markers: readonly Marker[]): Generator<Comparison> {
  let chosen = '';
  for (const marker of markers) {
    chosen = /^case\s+([\w.-]+)/.exec(marker.inner)?.[1] ?? chosen;
    for (const found of formsIn(marker).flatMap((form) => [...marker.written.matchAll(form)])) {
      const { path = chosen, value = '' } = found.groups ?? {};
      const start = marker.start + found.index;
      yield { path, value, start, end: start + found[0].length };
    }
  }
}

function formsIn({ condition, inner }: Marker): readonly RegExp[] {
  if (condition) return comparisons;
  return /^when\b/.test(inner) ? [quoted] : [];
}

const quoted = /(["'])(?<value>[^"']*)\1/g;

const comparisons: readonly RegExp[] = [
  /(?<path>[A-Za-z_][\w.-]*)\s*[!=]=\s*(["'])(?<value>[^"']*)\2/g,
  /(["'])(?<value>[^"']*)\1\s*[!=]=\s*(?<path>[A-Za-z_][\w.-]*)/g,
];

function valuesOf(path: string, scope: TextScope): readonly string[] | undefined {
  const [root = '', ...rest] = path.split('.');
  const type = scope.get(root);
  const found = type && resolvePath(type, [root, ...rest]);
  return found && 'type' in found ? found.type.oneOf : undefined;
}
