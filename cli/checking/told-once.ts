import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';

/**
 * Tells once what has one cause: what the proofs of several flows have found alike, as in a part that all of them run, the hint naming the
 * other flows; and a name that is unknown wherever it stands, as when it was misspelt where it is defined, the hint naming the other places.
 */
export const toldOnce = <Found extends FoundDiagnostic>(
  found: readonly Found[],
  { alsoIn, alsoAt }: Catalogue,
): readonly Found[] =>
  joined(
    joined(found, placedAlike, (others) => {
      const flows = others.flatMap(({ proof }) => proof?.flow ?? []);
      return flows.length === 0 ? undefined : alsoIn(flows);
    }),
    ({ diagnostic: { code, message }, proof }) =>
      code.startsWith('unknown-') && proof === undefined ? `${code} ${message}` : undefined,
    (others) => {
      const places = others.map(({ diagnostic: { file, line } }) => `${file}:${line}`);
      return places.length < leastAlike ? undefined : alsoAt([...new Set(places)]);
    },
  );

/** One or two may be slips of their own. */
const leastAlike = 2;

const placedAlike = ({
  diagnostic: { code, file, line, column, message },
}: FoundDiagnostic): string => JSON.stringify([code, file, line, column, message]);

/** The first of those that are alike, with what is said of the others; all of them where nothing is. */
function joined<Found extends FoundDiagnostic>(
  found: readonly Found[],
  alikeBy: (one: Found) => string | undefined,
  saidOf: (others: readonly Found[]) => string | undefined,
): readonly Found[] {
  const alike = new Map<unknown, Found[]>();
  for (const one of found) {
    const key = alikeBy(one) ?? one;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return found.flatMap((one) => {
    const [first, ...others] = alike.get(alikeBy(one) ?? one) ?? [];
    const said = saidOf(others);
    if (first === undefined || said === undefined) return [one];
    const { diagnostic } = first;
    return one === first
      ? [{ ...first, diagnostic: { ...diagnostic, hint: diagnostic.hint + said } }]
      : [];
  });
}

interface FoundDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Only where a proof has found it. */
  readonly proof?: { readonly flow: string };
}
