import { diagnosticCodes } from '../../engine/compiler/source/codes.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { findingKinds } from '../../engine/analysis/rules/finding-kinds.ts';
import { version } from '../command/project-folder.ts';
import type { ReportedDiagnostic, CheckReport } from './report.ts';

type ArtifactPathOf = (file: string) => string;

/** SARIF 2.1.0, which code scanning services read. */
export function checkSarif({ found, certificates }: CheckReport, pathOf: ArtifactPathOf): string {
  const rules = [...new Set(found.map(({ diagnostic }) => diagnostic.code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tidings', version: version(), rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: found.map((one) => resultOf(one, rules, pathOf)),
        properties: {
          certificates: certificates.map(({ certificate, words }) => ({ ...certificate, words })),
        },
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const meanings: Readonly<Record<string, string>> = diagnosticCodes;

function ruleOf(id: string) {
  const kind = findingKinds.get(id);
  const text = kind?.means ?? meanings[id] ?? id;
  return {
    id,
    shortDescription: { text },
    help: { text: kind ? `docs/findings/${id}.md` : 'docs/reference/codes.md' },
  };
}

function resultOf(
  { diagnostic, proof }: ReportedDiagnostic,
  rules: readonly string[],
  pathOf: ArtifactPathOf,
) {
  const { code, severity, message, hint } = diagnostic;
  const flow = proof && codeFlowOf(proof, pathOf);
  return {
    ruleId: code,
    ruleIndex: rules.indexOf(code),
    level: severity,
    message: { text: `${message}\n${hint}` },
    locations: [{ physicalLocation: placeOf(diagnostic, pathOf) }],
    ...(flow === undefined ? {} : { codeFlows: [flow] }),
    ...(proof === undefined
      ? {}
      : {
          properties: {
            flow: proof.flow,
            zone: proof.zone,
            ...proof.rendered,
            page: proof.page,
          },
        }),
  };
}

/** The counterexample, step by step; a step that is written in no file has only its words. */
function codeFlowOf(
  { rendered, spots, zone }: NonNullable<ReportedDiagnostic['proof']>,
  pathOf: ArtifactPathOf,
) {
  const rows = rendered.example?.rows ?? [];
  if (rows.length === 0) return undefined;
  return {
    message: { text: `${rendered.example?.start ?? ''} ${zone}` },
    threadFlows: [
      {
        locations: rows.map(({ step, happens, leaves }, index) => {
          const spot = spots[index];
          return {
            location: {
              message: { text: `${leaves}: ${step === '' ? '' : `${step} - `}${happens}` },
              ...(spot === undefined ? {} : { physicalLocation: placeOf(spot, pathOf) }),
            },
          };
        }),
      },
    ],
  };
}

type SourceRange = Pick<Diagnostic, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'>;

const placeOf = (
  { file, line, column, endLine, endColumn }: SourceRange,
  pathOf: ArtifactPathOf,
) => ({
  artifactLocation: { uri: encodeURI(pathOf(file)) },
  region: { startLine: line, startColumn: column, endLine, endColumn },
});
