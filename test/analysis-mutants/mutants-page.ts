import { code, page, table } from '../../cli/docs/markdown.ts';
import { battery, batteryFor } from './battery.ts';
import { editOf, lineAt, type AnalysisMutant } from './mutant.ts';
import type { AnalysisMutantResult } from './results.ts';

/** A mutant with what has come of it. */
export interface TriedMutant {
  readonly mutant: AnalysisMutant;
  readonly source: string;
  readonly result: AnalysisMutantResult;
  /** Why nothing can notice it, if so. */
  readonly equivalent: string | undefined;
}

/** The page with all of them. `head` names the seed and the commit. */
export function mutantsPage(all: readonly TriedMutant[], head: string): string {
  const isDrawn = ({ mutant: { against } }: TriedMutant): boolean => 'operator' in against;
  const written = all.filter((one) => !isDrawn(one));
  const drawn = all.filter(isDrawn);
  return page(
    '# Mutants of the analyses',
    'Made by `npm run analysis-mutants -- --docs`; do not edit.',
    `Each is one place of the analyses, or of what they stand on, written otherwise, ${head}. The tests of analyses and proofs, of [inclusion](proofs.md) and the sample of soundness run against it, the cheapest first, until one of them fails; ${battery.length} files (\`test/analysis-mutants/\`). What nothing notices behaves alike, for the reason that is given, or wants a test; not yet noticed is what only a part of the tests has been run against.`,
    countsOf(written, drawn),
    '## Written by hand',
    'At least one against each clause of [what a case does](design/semantics.md) that proofs reason about, and one against each code of a finding.',
    table(['what is wrong', 'against', 'where', 'noticed by'], written.map(writtenRow)),
    '## Drawn',
    'The operators: negate a condition, drop a statement, swap `<` and `<=`, drop a case, empty a set; as many of each, no two in one line.',
    table(['where', 'was', 'is', 'noticed by'], drawn.map(drawnRow)),
    ...survivors(all),
  );
}

function countsOf(written: readonly TriedMutant[], drawn: readonly TriedMutant[]): string {
  const row = (name: string, all: readonly TriedMutant[]): readonly string[] => {
    const noticed = all.filter(({ result }) => result.by !== undefined).length;
    const alike = all.filter(({ result, equivalent }) => !result.by && equivalent).length;
    const open = all.filter((one) => isOpen(one)).length;
    const share = (100 * noticed) / Math.max(1, all.length - alike);
    const counts = [all.length, noticed, alike, open, all.length - noticed - alike - open];
    return [name, ...counts.map(String), `${share.toFixed(1)} %`];
  };
  const head = [
    '',
    'mutants',
    'noticed',
    'alike',
    'not yet noticed',
    'unnoticed',
    'noticed of those not alike',
  ];
  return table(head, [
    row('written by hand', written),
    row('drawn', drawn),
    row('all', [...written, ...drawn]),
  ]);
}

const writtenRow = (tried: TriedMutant): readonly string[] => {
  const { title, against } = tried.mutant;
  const of = 'code' in against ? code(against.code) : 'clause' in against ? against.clause : '';
  return [title, of, placeOf(tried), noticedBy(tried)];
};

function drawnRow(tried: TriedMutant): readonly string[] {
  const { was, is } = editOf(tried.mutant, tried.source);
  return [placeOf(tried), code(shortened(was)), code(shortened(is)), noticedBy(tried)];
}

/** Only a part of the battery has been run against it. */
const isOpen = ({ mutant, result, equivalent }: TriedMutant): boolean =>
  result.by === undefined && equivalent === undefined && result.parts < batteryFor(mutant).length;

const placeOf = ({ mutant: { file, start }, source }: TriedMutant): string =>
  `${file}:${lineAt(source, start)}`;

function noticedBy(tried: TriedMutant): string {
  const { by } = tried.result;
  if (by === undefined && tried.equivalent !== undefined) return 'behaves alike';
  if (by === undefined) return isOpen(tried) ? '**nothing yet**' : '**nothing**';
  const file = by.file.replace(/^test\//, '').replace(/\.test\.ts$/, '');
  return by.test === '' ? `${file}, which could not be run or did not end` : file;
}

/** What no table of plain text can show at full length. */
const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest - 1)}…` : text;

const longest = 72;

function survivors(all: readonly TriedMutant[]): readonly string[] {
  const alike = all.filter(({ result, equivalent }) => result.by === undefined && equivalent);
  return alike.length === 0
    ? []
    : [
        '## What behaves alike',
        table(
          ['where', 'was', 'is', 'because'],
          alike.map((tried) => [...drawnRow(tried).slice(0, 3), tried.equivalent ?? '']),
        ),
      ];
}
