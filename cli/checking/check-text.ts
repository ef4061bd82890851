import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import { interpolate } from '../../engine/analysis/report/interpolate.ts';
import type { Phrases, SentenceTemplate } from '../../engine/analysis/report/words/catalogue.ts';
import { columns } from '../client/columns.ts';
import type { CertificateReport, ReportedDiagnostic, CheckReport } from './report.ts';

/** For people: what is wrong where, the dated way on which it happens, and what is proved of the other flows. */
export function checkText({ found, certificates, files, phrases }: CheckReport): string {
  const sections = [
    ...found.map((one) => reportedText(one, files, phrases)),
    ...certificates.map((one) => certificateText(one, phrases)),
  ];
  return `${[...sections, summary(found, files, phrases)].join('\n')}\n`;
}

/** One finding. */
export function reportedText(
  { diagnostic, proof }: ReportedDiagnostic,
  files: CheckReport['files'],
  phrases: Phrases,
): string {
  const printed = printDiagnostics([diagnostic], files);
  if (proof === undefined) return printed;
  const { example: words } = phrases;
  const { rendered, page, zone } = proof;
  const { example, maybe } = rendered;
  return [
    printed.trimEnd(),
    ...(example === undefined ? [] : ['', indented(exampleText(example, zone, phrases)), '']),
    ...(example?.costliest ? [`  ${interpolated(words.costliest, { ...example.costliest })}`] : []),
    ...(maybe === undefined ? [] : [`  ${interpolated(words.maybe, { why: maybe })}`]),
    `  ${interpolated(words.page, { page })}`,
    '',
  ].join('\n');
}

type RenderedExample = NonNullable<NonNullable<ReportedDiagnostic['proof']>['rendered']['example']>;

function exampleText(
  { start, due, rows }: RenderedExample,
  zone: string,
  { example: words }: Phrases,
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

function certificateText({ words }: CertificateReport, { certificate }: Phrases): string {
  const { holds, bounds, assumed, packs, versions } = words;
  const { heading, none } = certificate;
  const table = columns(
    [heading.promise, heading.slack, heading.longest, heading.worst],
    bounds.map(({ promise, slack, longest, worst }) => [promise, slack, longest, worst]),
  );
  const rest = [assumed, ...(packs === undefined ? [] : [packs]), versions];
  return [holds, indented([bounds.length === 0 ? none : table, ...rest].join('\n')), ''].join('\n');
}

function summary(
  found: readonly ReportedDiagnostic[],
  files: CheckReport['files'],
  { report }: Phrases,
): string {
  const count = (severity: string) =>
    String(found.filter(({ diagnostic }) => diagnostic.severity === severity).length);
  const values = { files: String(files.size), errors: count('error'), warnings: count('warning') };
  return interpolated(found.length === 0 ? report.clean : report.found, values);
}

const interpolated = (
  template: SentenceTemplate,
  values: Readonly<Record<string, string>>,
): string => interpolate(template, (name) => values[name]);

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
