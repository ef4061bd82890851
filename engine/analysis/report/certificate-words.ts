import type { PromiseBound, Certificate } from '../finding/certificate.ts';
import { interpolate } from './interpolate.ts';
import { promiseWords, type RenderContext, withZone } from './render-finding.ts';
import type { Phrases, SentenceTemplate } from './words/catalogue.ts';

/** A certificate in words, for whoever prints it in whatever form. */
export interface CertificateWords {
  readonly holds: string;
  readonly bounds: readonly BoundWords[];
  readonly assumed: string;
  readonly packs?: string;
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
  const { flow, from, until, plan, proofs } = certificate;
  const { phrases, moment, zone } = context;
  const { certificate: words } = phrases;
  const packs = packsWords(certificate, phrases);
  return {
    holds: filled(words.holds, { flow, from: moment(from), until: moment(until), zone }),
    bounds: certificate.promises.map((bound) => boundWords(bound, context)),
    assumed: assumedWords(certificate, phrases),
    ...(packs === undefined ? {} : { packs }),
    versions: filled(words.versions, { plan: plan.slice(0, 12), proofs: String(proofs), tidings }),
  };
}

const boundWords = (
  { promise, slack, longest }: PromiseBound,
  context: RenderContext,
): BoundWords => ({
  promise: promiseWords(promise, context.phrases),
  slack: context.phrases.length(slack.ms),
  longest: context.phrases.length(longest.ms),
  worst: withZone(slack.from, context),
});

/** What the proofs have taken for granted. */
export function assumedWords(
  { assume: { mail, start } }: Pick<Certificate, 'assume'>,
  phrases: Phrases,
): string {
  const { certificate: words, duration } = phrases;
  return filled(words.assumed, {
    mail: filled(words.mail, { within: duration(mail) }),
    ...(start && {
      start: filled(words.start, { within: duration(start.within), after: start.after.cel }),
    }),
  });
}

function packsWords({ packs }: Certificate, { certificate, and }: Phrases): string | undefined {
  if (packs.length === 0) return undefined;
  return filled(certificate.packs, {
    packs: packs.map((one) => filled(certificate.pack, { ...one })).join(and),
  });
}

const filled = (template: SentenceTemplate, values: Readonly<Record<string, string>>): string =>
  interpolate(template, (name) => values[name]);
