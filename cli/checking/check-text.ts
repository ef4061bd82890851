import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import type { Catalogue } from '../../engine/analysis/report/words/catalogue.ts';
import { columns } from '../command/columns.ts';
import type { CertificateReport, ReportedDiagnostic, CheckReport } from './report.ts';

/** For people: what is wrong where, the dated path on which it happens, and what is proved of the other flows. */
export function checkText({ found, certificates, files, count, catalogue }: CheckReport): string {
  const sections = [
    ...found.map((one) => reportedText(one, files, catalogue)),
    ...certificates.map((one) => certificateText(one, catalogue)),
  ];
  return `${[...sections, summary(found, count, catalogue)].join('\n')}\n`;
}

/** One finding. */
export function reportedText(
  { diagnostic, proof }: ReportedDiagnostic,
  files: CheckReport['files'],
  catalogue: Catalogue,
): string {
  const printed = printDiagnostics([diagnostic], files);
  if (proof === undefined) return printed;
  const { example: words } = catalogue;
  const { rendered, page, zone } = proof;
  const { example, maybe, onlyWhen } = rendered;
  const { costliest } = example ?? {};
  return [
    printed.trimEnd(),
    ...(example === undefined ? [] : ['', indented(exampleText(example, zone, catalogue)), '']),
    ...(costliest ? [`  ${words.costliest(costliest.step, costliest.length)}`] : []),
    ...(maybe === undefined ? [] : [`  ${words.maybe(maybe)}`]),
    ...(onlyWhen === undefined ? [] : [`  ${onlyWhen}`]),
    `  ${words.page(page)}`,
    '',
  ].join('\n');
}

type RenderedExample = NonNullable<NonNullable<ReportedDiagnostic['proof']>['rendered']['example']>;

function exampleText(
  { start, due, rows }: RenderedExample,
  zone: string,
  { example: words }: Catalogue,
) {
  const { heading } = words;
  return columns(
    [heading.step, heading.what, `${heading.leaves} (${zone})`],
    [
      ['', words.start, start],
      ...rows.map(({ step, happens, leaves }) => [step, happens, leaves]),
      ...(due === undefined ? [] : [['', words.due, due]]),
    ],
  );
}

function certificateText({ words }: CertificateReport, { certificate }: Catalogue): string {
  const { holds, ends, bounds, assumed, packs, needs, apologies, versions } = words;
  const { heading, none } = certificate;
  const table = columns(
    [heading.promise, heading.slack, heading.longest, heading.worst],
    bounds.map(({ promise, slack, longest, worst }) => [promise, slack, longest, worst]),
  );
  const promised = bounds.length === 0 ? none : table;
  const lines = [ends, promised, assumed, packs, needs, apologies, versions];
  const known = lines.filter((line) => line !== undefined);
  return [holds, indented(known.join('\n')), ''].join('\n');
}

function summary(
  found: readonly ReportedDiagnostic[],
  checked: number,
  { report }: Catalogue,
): string {
  const count = (severity: string) =>
    found.filter(({ diagnostic }) => diagnostic.severity === severity).length;
  return found.length === 0
    ? report.clean(checked)
    : report.found(checked, count('error'), count('warning'));
}

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
