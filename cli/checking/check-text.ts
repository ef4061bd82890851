import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import { fill } from '../../engine/analysis/report/interpolate.ts';
import type { Phrases, Template } from '../../engine/analysis/report/words/catalogue.ts';
import { columns } from '../client/columns.ts';
import type { Certified, Found, Report } from './report.ts';

/** For people: what is wrong where, the dated way on which it happens, and what is proved of the other flows. */
export function checkText({ found, certificates, files, phrases }: Report): string {
  const sections = [
    ...found.map((one) => foundText(one, files, phrases)),
    ...certificates.map((one) => certificateText(one, phrases)),
  ];
  return `${[...sections, summary(found, files, phrases)].join('\n')}\n`;
}

/** One finding. */
export function foundText(
  { diagnostic, proof }: Found,
  files: Report['files'],
  phrases: Phrases,
): string {
  const printed = printDiagnostics([diagnostic], files);
  if (proof === undefined) return printed;
  const { example: words } = phrases;
  const { told, page, zone } = proof;
  const { example, maybe } = told;
  return [
    printed.trimEnd(),
    ...(example === undefined ? [] : ['', indented(courseText(example, zone, phrases)), '']),
    ...(example?.costliest ? [`  ${filled(words.costliest, { ...example.costliest })}`] : []),
    ...(maybe === undefined ? [] : [`  ${filled(words.maybe, { why: maybe })}`]),
    `  ${filled(words.page, { page })}`,
    '',
  ].join('\n');
}

type Course = NonNullable<NonNullable<Found['proof']>['told']['example']>;

function courseText({ start, due, rows }: Course, zone: string, { example: words }: Phrases) {
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

function certificateText({ words }: Certified, { certificate }: Phrases): string {
  const { holds, bounds, assumed, packs, versions } = words;
  const { heading, none } = certificate;
  const table = columns(
    [heading.promise, heading.slack, heading.longest, heading.worst],
    bounds.map(({ promise, slack, longest, worst }) => [promise, slack, longest, worst]),
  );
  const rest = [assumed, ...(packs === undefined ? [] : [packs]), versions];
  return [holds, indented([bounds.length === 0 ? none : table, ...rest].join('\n')), ''].join('\n');
}

function summary(found: readonly Found[], files: Report['files'], { report }: Phrases): string {
  const count = (severity: string) =>
    String(found.filter(({ diagnostic }) => diagnostic.severity === severity).length);
  const values = { files: String(files.size), errors: count('error'), warnings: count('warning') };
  return filled(found.length === 0 ? report.clean : report.found, values);
}

const filled = (template: Template, values: Readonly<Record<string, string>>): string =>
  fill(template, (name) => values[name]);

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, '  ');
