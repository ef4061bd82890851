import type { FileRange } from '../../engine/compiler/report/place-findings.ts';
import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';

/**
 * Tells findings of proofs that follow from one step once, at that step, the hint naming the others: an offer that stands too early is
 * unapproved, before approvals, contradicted, taken back, and breaks what is promised after it.
 */
export function oneCause<Found extends CausedDiagnostic>(
  found: readonly Found[],
  { fromIt }: Catalogue,
): readonly Found[] {
  const byPlace = new Map<string, Found[]>();
  for (const one of found) {
    const place = causeOf(one, found);
    if (place !== undefined) byPlace.set(place, [...(byPlace.get(place) ?? []), one]);
  }
  return [...byPlace.values()].reduce<readonly Found[]>((all, group) => {
    const first = firstOf(group);
    const others = group.filter((one) => one !== first);
    if (first === undefined || others.length < leastMany) return all;
    return all.flatMap((one) => {
      if (one === first) return [atCause(first, fromIt([...new Set(others.map(placed))]))];
      return others.includes(one) ? [] : [one];
    });
  }, found);
}

/** With one beside it, each says something of its own. */
const leastMany = 2;

/** Those by which all that follows from one step is told, the plainest first. */
const telling = [
  'offer-unapproved',
  'approval-after-offer',
  'offer-and-regret',
  'offer-by-silence',
];

/** What is said of an answer, beside what is said of its message at the same step. */
const beside = new Map([
  ['offer-after-no', 'offer-and-regret'],
  ['undecided-after-no', 'undecided-after-outcome'],
]);

function firstOf<Found extends CausedDiagnostic>(group: readonly Found[]): Found | undefined {
  const [first] = group
    .filter(({ diagnostic }) => telling.includes(diagnostic.code))
    .toSorted((a, b) => telling.indexOf(a.diagnostic.code) - telling.indexOf(b.diagnostic.code));
  return first;
}

function causeOf<Found extends CausedDiagnostic>(
  { diagnostic, proof }: Found,
  found: readonly Found[],
): string | undefined {
  if (proof === undefined || diagnostic.severity !== 'error') return undefined;
  if (proof.cause) return JSON.stringify(proof.cause);
  const code = beside.get(diagnostic.code);
  const other = found.find(
    (one) =>
      one.diagnostic.code === code &&
      one.proof?.flow === proof.flow &&
      one.proof.step === proof.step,
  );
  return other?.proof?.cause && JSON.stringify(other.proof.cause);
}

const placed = ({ diagnostic: { code, file, line } }: CausedDiagnostic): string =>
  `${code} (${file}:${line})`;

const atCause = <Found extends CausedDiagnostic>(first: Found, said: string): Found => ({
  ...first,
  diagnostic: {
    ...first.diagnostic,
    ...first.proof?.cause,
    hint: first.diagnostic.hint + said,
  },
});

interface CausedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Only where a proof has found it. */
  readonly proof?: {
    readonly flow: string;
    /** The step at which it is found. */
    readonly step?: string | undefined;
    readonly cause?: FileRange | undefined;
  };
}
