import type { PromiseBound, Certificate } from '../finding/certificate.ts';
import { type RenderContext, withZone } from './render-finding.ts';
import type { Catalogue } from './words/catalogue.ts';

/** A certificate in words, for whoever prints it in whatever form. */
export interface CertificateWords {
  readonly holds: string;
  /** The calendar that ends the proof. */
  readonly ends?: string;
  readonly bounds: readonly BoundWords[];
  readonly assumed: string;
  readonly packs?: string;
  /** What fractions of seats come to. */
  readonly needs?: string;
  /** How often a case says sorry at most. */
  readonly apologies?: string;
  readonly versions: string;
}

export interface BoundWords {
  readonly promise: string;
  /** The least time left over. */
  readonly slack: string;
  /** The longest natural time until it is kept. */
  readonly longest: string;
  /** The start with the least time left over. */
  readonly worst: string;
}

/** Tells what has been proved of a flow. */
export function certificateWords(
  certificate: Certificate,
  context: RenderContext,
  tidings: string,
): CertificateWords {
  const { flow, from, until, ends, plan, proofs, packs, needs = [], apologies } = certificate;
  const { catalogue, moment, zone } = context;
  const { certificate: words } = catalogue;
  return {
    holds: words.holds(flow, moment(from), moment(until), zone),
    ...(ends && { ends: words.ends(ends.calendar, ends.day) }),
    bounds: certificate.promises.map((bound) => boundWords(bound, context)),
    assumed: assumedWords(certificate, catalogue),
    ...(packs.length > 0 && { packs: words.packs(packs) }),
    ...(needs.length > 0 && { needs: words.needs(needs) }),
    ...(apologies !== undefined && { apologies: words.apologies(apologies) }),
    versions: words.versions(plan.slice(0, 12), proofs, tidings),
  };
}

function boundWords(bound: PromiseBound, context: RenderContext): BoundWords {
  const { promise, slack, longest, provisional } = bound;
  const { catalogue } = context;
  const worst = withZone(slack.from, context);
  return {
    promise: catalogue.promise(promise),
    slack: catalogue.length(slack.ms),
    longest: catalogue.length(longest.ms),
    worst: provisional ? catalogue.certificate.provisional(worst) : worst,
  };
}

/** The assumptions of the proofs. */
export function assumedWords(
  { assume: { mail, start } }: Pick<Certificate, 'assume'>,
  { certificate: words, duration }: Catalogue,
): string {
  return words.assumed([
    words.mail(duration(mail)),
    ...(start ? [words.start(duration(start.within), start.after.cel)] : []),
  ]);
}
