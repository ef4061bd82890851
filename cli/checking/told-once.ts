import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';

/** Tells once what the proofs of several flows have found alike, as in a part that all of them run; the hint names the other flows. */
export function toldOnce<Found extends FoundDiagnostic>(
  found: readonly Found[],
  { alsoIn }: Catalogue,
): readonly Found[] {
  const alike = new Map<string, Found[]>();
  for (const one of found) {
    const { code, file, line, column, message } = one.diagnostic;
    const key = JSON.stringify([code, file, line, column, message]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap(([first, ...others]) => {
    const flows = others.flatMap(({ proof }) => proof?.flow ?? []);
    if (first === undefined || flows.length === 0) return first ?? [];
    const { diagnostic } = first;
    return [{ ...first, diagnostic: { ...diagnostic, hint: diagnostic.hint + alsoIn(flows) } }];
  });
}

interface FoundDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Only where a proof has found it. */
  readonly proof?: { readonly flow: string };
}
