import { reportProofs } from '../../cli/checking/report.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { sortDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import type { Diagnostic } from '../../engine/model/diagnostic.ts';
import { systemTemplates } from '../../engine/model/message.ts';
import { proveFlows } from '../../engine/compiler/prove-flows.ts';
import { planHashOf } from '../../store/pins.ts';

type CheckedFiles = ReadonlyMap<string, string>;

/** The findings of `tidings check` where cases can take only this flow. */
export async function diagnosticsOf(
  files: CheckedFiles,
  flow: string,
): Promise<readonly Diagnostic[]> {
  const compiled = await compileAll(filesAround(flow, files));
  const proofs = proveFlows(compiled, planHashOf).flatMap(
    (proved) => reportProofs(proved, 'en').found,
  );
  const found = [...compiled.diagnostics, ...proofs.map(({ diagnostic }) => diagnostic)];
  return sortDiagnostics(found);
}

/** The flow, what it runs and what it tells: other texts take long to check. */
function filesAround(flow: string, files: CheckedFiles): CheckedFiles {
  const flows = new Set([flow]);
  const textOf = (id: string) => files.get(`flows/${id}.yaml`) ?? '';
  for (const id of flows) for (const inner of namesAfter('run', textOf(id))) flows.add(inner);
  const templatesTold = [...flows].flatMap((id) => namesAfter('template', textOf(id)));
  const templates = new Set<string>([...systemTemplates, ...templatesTold]);
  const needed = [...files].filter(([path]) => {
    const [folder, name = ''] = path.split('/');
    if (folder === 'templates') return templates.has(name);
    return folder !== 'flows' || flows.has(name.replace(/\.yaml$/, ''));
  });
  return new Map([...needed, ['routing.yaml', `rules: [{ flow: ${flow} }]\n`]]);
}

const namesAfter = (key: string, text: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\\b${key}: ([a-z][a-z0-9-]*)`, 'g'))].map(([, id = '']) => id);

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
