import { reportProofs } from '../../cli/checking/report.ts';
import { definitionsAround } from '../../cli/docs/definitions-around.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { sortDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { proveFlows } from '../../engine/compiler/prove-flows.ts';
import { planHashOf } from '../../store/pins.ts';

type CheckedFiles = ReadonlyMap<string, string>;

/** The findings of `tidings check` where cases can take only this flow, but for `own` files that stand as they are written. */
export async function diagnosticsOf(
  files: CheckedFiles,
  flow: string,
  own: CheckedFiles = new Map(),
): Promise<readonly Diagnostic[]> {
  const compiled = await compileAll(definitionsAround(flow, files, own));
  const proofs = proveFlows(compiled, planHashOf).flatMap(
    (proved) => reportProofs(proved, 'en').found,
  );
  const found = [...compiled.diagnostics, ...proofs.map(({ diagnostic }) => diagnostic)];
  return sortDiagnostics(found);
}

/** The line of a file on which a finding stands. */
export const lineOf = (one: Diagnostic, files: CheckedFiles): string =>
  linesFrom(one, files)[0] ?? '';

/** Whether it stands on a line with these words; they may go on in the next lines. */
export const standsOn = (one: Diagnostic, words: string, files: CheckedFiles): boolean =>
  linesFrom(one, files).slice(0, words.split('\n').length).join('\n').includes(words);

const linesFrom = ({ file, line }: Diagnostic, files: CheckedFiles): readonly string[] =>
  (files.get(file) ?? '')
    .split('\n')
    .slice(line - 1)
    .map((text) => text.trim());
