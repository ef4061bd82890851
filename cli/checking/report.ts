import {
  placeFinding,
  rangeOfStep,
  type FileRange,
} from '../../engine/compiler/report/place-findings.ts';
import { sortDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { catalogues } from '../../engine/analysis/report/catalogues.ts';
import type { Certificate } from '../../engine/analysis/finding/certificate.ts';
import {
  certificateWords,
  type CertificateWords,
} from '../../engine/analysis/report/certificate-words.ts';
import type { Finding } from '../../engine/analysis/finding/finding.ts';
import {
  renderFinding,
  renderContextOf,
  type RenderContext,
  type RenderedFinding,
} from '../../engine/analysis/report/render-finding.ts';
import type { Locale } from '../../engine/model/locale.ts';
import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import { version } from '../project-folder.ts';
import type { PathFilter } from './path-filter.ts';
import type { ProvedFlow } from '../../engine/compiler/prove-flows.ts';

/** Everything that a check reports, the same in every format. */
export interface CheckReport {
  readonly found: readonly ReportedDiagnostic[];
  readonly certificates: readonly CertificateReport[];
  /** The texts of the files by path, for excerpts. */
  readonly files: ReadonlyMap<string, string>;
  readonly catalogue: Catalogue;
}

export interface ReportedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Only where a proof has found it. */
  readonly proof?: ProofDetails;
}

interface ProofDetails {
  readonly flow: string;
  readonly rendered: RenderedFinding;
  readonly zone: string;
  /** Where the steps of the counterexample are written, row by row. */
  readonly spots: readonly (FileRange | undefined)[];
  /** The page about its code. */
  readonly page: string;
}

export interface CertificateReport {
  readonly certificate: Certificate;
  readonly words: CertificateWords;
}

/** The definitions with the results of compiler and proofs. */
interface CheckedDefinitions {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  readonly proved: readonly ProvedFlow[];
  /** The flows that cases can take, each with the flows that it runs. */
  readonly flows: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reports the diagnostics, findings and certificates of the files that are wanted, in the order of files and lines. Whatever keeps a wanted
 * flow from its certificate is reported wherever it is placed, such as in a flow that it runs.
 */
export function checkReport(
  { files, diagnostics, proved, flows }: CheckedDefinitions,
  isReported: PathFilter,
  locale: Locale,
): CheckReport {
  const proofs = proved.map((one) => reportProofs(one, locale));
  const found: readonly ReportedDiagnostic[] = [
    ...diagnostics.map((diagnostic) => ({ diagnostic })),
    ...proofs.flatMap((one) => one.found),
  ];
  const hindrances = hindrancesOf({ diagnostics, proved, flows }, isReported);
  const byDiagnostic = new Map(found.map((one) => [one.diagnostic, one]));
  return {
    files,
    catalogue: catalogues[locale],
    found: sortDiagnostics([...byDiagnostic.keys()]).flatMap((diagnostic) => {
      const one = byDiagnostic.get(diagnostic);
      const isWanted = isReported(diagnostic.file) || (one?.proof && isReported(fileOf(one.proof)));
      return one !== undefined && (isWanted || hindrances.has(diagnostic)) ? [one] : [];
    }),
    certificates: proofs
      .flatMap((one) => one.certificates)
      .filter(({ certificate }) => isReported(fileOf(certificate))),
  };
}

const fileOf = ({ flow }: { readonly flow: string }): string => `flows/${flow}.yaml`;

/** The errors for which wanted flows do not compile: their own, those of the flows that they run, or else all that there are. */
function hindrancesOf(
  { diagnostics, proved, flows }: Omit<CheckedDefinitions, 'files'>,
  isReported: PathFilter,
): ReadonlySet<Diagnostic> {
  const compiled = new Set(proved.map(({ flow }) => flow));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Set(
    [...flows].flatMap(([flow, runs]) => {
      if (compiled.has(flow) || !isReported(fileOf({ flow }))) return [];
      const parts = new Set([flow, ...runs].map((id) => fileOf({ flow: id })));
      const near = errors.filter(({ file }) => parts.has(file));
      return near.length > 0 ? near : errors;
    }),
  );
}

/** The findings and the certificate of a flow, in words and with their places. */
export function reportProofs(
  proved: ProvedFlow,
  locale: Locale,
): Pick<CheckReport, 'found' | 'certificates'> {
  const renderContext = renderContextOf(proved.table, locale);
  const { certificate } = proved;
  return {
    found: proved.findings.map((finding) => reportedFinding(finding, proved, renderContext)),
    certificates:
      certificate === undefined
        ? []
        : [{ certificate, words: certificateWords(certificate, renderContext, version()) }],
  };
}

function reportedFinding(
  finding: Finding,
  { flow, compiled }: ProvedFlow,
  renderContext: RenderContext,
): ReportedDiagnostic {
  const rendered = renderFinding(finding, renderContext);
  const written = { flow, origins: compiled.origins };
  const rows = finding.example?.rows ?? [];
  return {
    diagnostic: placeFinding(finding, rendered, written, renderContext.catalogue),
    proof: {
      flow,
      rendered,
      zone: renderContext.zone,
      spots: rows.map(({ step }) => rangeOfStep(step, undefined, written)),
      page: `docs/findings/${finding.code}.md`,
    },
  };
}
