import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';

/**
 * Tells once what has one cause: what the proofs of several flows have found alike, as in a part that all of them run, the hint naming the
 * other flows; what is found at one place for several departments or languages, the hint saying what; and a name that is unknown wherever it
 * stands, as when it was misspelt where it is defined, or a rule that is broken wherever it holds, the hint naming the other places.
 */
export const toldOnce = <Found extends FoundDiagnostic>(
  found: readonly Found[],
  { alsoIn, alsoAt, beside }: Catalogue,
): readonly Found[] => {
  const ofFlows = joined(found, placedAlike, (others) => {
    const flows = others.flatMap(({ proof }) => proof?.flow ?? []);
    return flows.length === 0 ? undefined : alsoIn(flows);
  });
  const atPlaces = joined(ofFlows, foundHere, (others) =>
    others.length === 0 ? undefined : beside(others.map(({ diagnostic }) => diagnostic.message)),
  );
  return joined(atPlaces, causedAlike, (others) => {
    const places = others.map(({ diagnostic: { file, line } }) => `${file}:${line}`);
    return places.length < leastAlike ? undefined : alsoAt([...new Set(places)]);
  });
};

/** Codes of what is found once for each department, or for each language of a text. */
const perPart = ['escalation-same', 'value-not-moment', 'value-is-moment'];

const foundHere = ({
  diagnostic: { code, file, line, column },
}: FoundDiagnostic): string | undefined =>
  perPart.includes(code) ? JSON.stringify([code, file, line, column]) : undefined;

function causedAlike({
  diagnostic: { code, message },
  proof,
}: FoundDiagnostic): string | undefined {
  if (proof === undefined) return code.startsWith('unknown-') ? `${code} ${message}` : undefined;
  return causeOf[code]?.(message);
}

/** By code: what tells the one cause of findings in several flows. */
const causeOf: Readonly<Record<string, (message: string) => string | undefined>> = {
  // A role that nobody holds.
  'nobody-there': (message) => message,
  // A text that several flows send.
  'value-is-moment': (message) => message,
  // The rule of a pack, which is quoted.
  'expiry-missing': (message) => /[:：] ?["“](.*)["”]/s.exec(message)?.[1],
};

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
