import type { CounterexampleEvent, Finding, Imprecision, Repair } from '../../finding/finding.ts';
import type { WorkedOutNeed } from '../../finding/certificate.ts';
import type { Locale } from '../../../model/locale.ts';
import type { Phrases } from '../../finding/sentence.ts';

/** Everything that is said of findings and certificates, in one language. */
export interface Catalogue extends Omit<Phrases, 'date'> {
  readonly locale: Locale;
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly moment: (weekday: string, day: string, clock: string) => string;
  readonly events: EventTexts;
  readonly repair: (repair: Repair) => string;
  readonly imprecisions: Readonly<Record<Imprecision, string>>;
  readonly unassumed: Readonly<Record<NonNullable<Finding['onlyWhen']>, string>>;
  /** Added to the hint where a part has by name what is written there. */
  readonly givenAs: (as: {
    readonly name: string;
    readonly file: string;
    readonly line: number;
  }) => string;
  /** Added to the hint where the step is written in a part that the flow runs. */
  readonly runFrom: (caller: string, file: string, line: number) => string;
  /** Other flows of which the same is found. */
  readonly alsoIn: (flows: readonly string[]) => string;
  /** At these places, by file and line. */
  readonly alsoAt: (places: readonly string[]) => string;
  /** What else is found at the very place. */
  readonly beside: (messages: readonly string[]) => string;
  /** Other findings that are gone when this one is mended: codes with their places. */
  readonly fromIt: (findings: readonly string[]) => string;
  /** Added to the hint where the step is written in no file. */
  readonly builtIn: (step: string) => string;
  readonly example: ExampleTexts;
  readonly certificate: CertificateTexts;
  readonly report: ReportTexts;
}

/** One line for each kind of event of a counterexample. */
export type EventTexts = {
  readonly [W in CounterexampleEvent['what']]: (event: EventOf<W>) => string;
};

export type EventOf<W extends CounterexampleEvent['what']> = {
  readonly [P in W]: Extract<CounterexampleEvent, { readonly what: P }>;
}[W];

interface ExampleTexts {
  readonly heading: { readonly step: string; readonly what: string; readonly leaves: string };
  readonly start: string;
  readonly due: string;
  readonly costliest: (step: string, length: string) => string;
  readonly maybe: (why: string) => string;
  readonly page: (page: string) => string;
}

interface CertificateTexts {
  readonly holds: (flow: string, from: string, until: string, zone: string) => string;
  readonly ends: (calendar: string, day: string) => string;
  readonly provisional: (date: string) => string;
  readonly heading: {
    readonly promise: string;
    readonly slack: string;
    readonly longest: string;
    readonly worst: string;
  };
  readonly none: string;
  readonly assumed: (assumptions: readonly string[]) => string;
  readonly mail: (within: string) => string;
  readonly start: (within: string, after: string) => string;
  readonly packs: (packs: readonly CertifiedPack[]) => string;
  readonly needs: (needs: readonly WorkedOutNeed[]) => string;
  readonly apologies: (most: number) => string;
  readonly versions: (plan: string, proofs: number, tidings: string) => string;
}

interface CertifiedPack {
  readonly pack: string;
  readonly effective: string;
}

/** How a whole check ends. */
interface ReportTexts {
  readonly clean: (files: number) => string;
  readonly found: (files: number, errors: number, warnings: number) => string;
}
