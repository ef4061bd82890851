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
import { version } from '../command/project-folder.ts';
import type { PathFilter } from './path-filter.ts';
import { oneCause } from './one-cause.ts';
import { toldOnce } from './told-once.ts';
import type { CompiledDefinitions } from '../../engine/compiler/compile.ts';
import type { ProvedFlow } from '../../engine/compiler/prove-flows.ts';
import { isError } from '../../engine/compiler/schema/compile-file.ts';

/** Everything that a check reports, the same in every format. */
export interface CheckReport {
  readonly found: readonly ReportedDiagnostic[];
  readonly certificates: readonly CertificateReport[];
  /** The texts of the files by path, for excerpts. */
  readonly files: ReadonlyMap<string, string>;
  /** The number of files that were checked. */
  readonly count: number;
  readonly catalogue: Catalogue;
}

export interface ReportedDiagnostic {
  readonly diagnostic: Diagnostic;
  /** Only where a proof has found it. */
  readonly proof?: ProofDetails;
}

interface ProofDetails {
  readonly flow: string;
  /** The step at which it is found. */
  readonly step?: string | undefined;
  readonly rendered: RenderedFinding;
  readonly zone: string;
  /** Where the steps of the counterexample are written, row by row. */
  readonly spots: readonly (FileRange | undefined)[];
  /** Where the step is written from which it follows. */
  readonly cause?: FileRange | undefined;
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
  readonly compiled: CompiledDefinitions;
  readonly proved: readonly ProvedFlow[];
}

/**
 * Reports the diagnostics, findings and certificates of the files that are wanted, in the order of files and lines. Whatever keeps a wanted
 * flow from its certificate is reported wherever it is placed, such as in a flow that it runs.
 */
export function checkReport(
  { files, compiled, proved }: CheckedDefinitions,
  isReported: PathFilter,
  locale: Locale,
): CheckReport {
  const { diagnostics } = compiled;
  const fileOf = ({ flow }: { readonly flow: string }): string => flowFile(flow, compiled);
  const proofs = proved.map((one) => reportProofs(one, locale));
  const found: readonly ReportedDiagnostic[] = [
    ...diagnostics.map((diagnostic) => ({ diagnostic })),
    ...proofs.flatMap((one) => one.found),
  ];
  const hindrances = hindrancesOf({ compiled, proved }, isReported);
  const wanted = found.filter(
    ({ diagnostic, proof }) =>
      isReported(diagnostic.file) ||
      (proof && isReported(fileOf(proof))) ||
      hindrances.has(diagnostic),
  );
  return {
    files,
    count: compiled.count,
    catalogue: catalogues[locale],
    found: toldOnce(sorted(oneCause(sorted(wanted), catalogues[locale])), catalogues[locale]),
    certificates: proofs
      .flatMap((one) => one.certificates)
      .filter(({ certificate }) => isReported(fileOf(certificate))),
  };
}

function sorted(found: readonly ReportedDiagnostic[]): readonly ReportedDiagnostic[] {
  const byDiagnostic = new Map(found.map((one) => [one.diagnostic, one]));
  return sortDiagnostics([...byDiagnostic.keys()]).flatMap(
    (diagnostic) => byDiagnostic.get(diagnostic) ?? [],
  );
}

/** The path of a flow's file. */
export const flowFile = (flow: string, { flows }: CompiledDefinitions): string =>
  flows.get(flow)?.file ?? `flows/${flow}.yaml`;

/** The errors for which wanted flows do not compile, wherever they stand. */
function hindrancesOf(
  { compiled, proved }: Omit<CheckedDefinitions, 'files'>,
  isReported: PathFilter,
): ReadonlySet<Diagnostic> {
  const { diagnostics, flows } = compiled;
  const whole = new Set(proved.map(({ flow }) => flow));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Set(
    [...flows.keys()].flatMap((flow) => {
      if (whole.has(flow) || !isReported(flowFile(flow, compiled))) return [];
      return flows.get(flow)?.diagnostics.filter(isError) ?? errors;
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
    found: [
      ...(proved.failure === undefined ? [] : [{ diagnostic: proved.failure }]),
      ...proved.findings.map((finding) => reportedFinding(finding, proved, renderContext)),
    ],
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
      step: 'step' in finding.at ? finding.at.step : undefined,
      rendered,
      zone: renderContext.zone,
      cause:
        finding.cause === undefined ? undefined : rangeOfStep(finding.cause, undefined, written),
      spots: rows.map(({ step }) => rangeOfStep(step, undefined, written)),
      page: `docs/findings/${finding.code}.md`,
    },
  };
}
