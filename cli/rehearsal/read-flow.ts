import { compileAll, type CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { rehearsableFlow, type RehearsableFlow } from './rehearsable-flow.ts';
import { couldNotRun, refused } from '../command/command-error.ts';
import type { DefinitionFolders } from '../command/definition-folders.ts';

/** A flow that can be rehearsed; with errors in it, they are printed and the command ends. */
export async function readFlow(
  flow: string,
  { definitions, templates }: DefinitionFolders,
): Promise<RehearsableFlow> {
  const { files, unread } = await readDefinitions(definitions, templates).catch(() => {
    throw couldNotRun(`the folders "${definitions}" and "${templates}" cannot be read`);
  });
  const compiled: CompiledDefinitions = await compileAll(files, unread);
  if (!compiled.flows.has(flow))
    throw couldNotRun(
      `there is no flow "${flow}"; known are ${[...compiled.flows.keys()].join(', ')}`,
    );
  const setting = rehearsableFlow(flow, compiled);
  if (!('diagnostics' in setting)) return setting;
  process.stderr.write(`${printDiagnostics(setting.diagnostics, files)}\n`);
  throw refused(`"${flow}" cannot be used before these are mended`);
}
