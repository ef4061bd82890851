import { compileAll, type CompiledDefinitions } from '../../engine/compiler/compile.ts';
import { printDiagnostics } from '../../engine/compiler/report/print-diagnostics.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { ClientError } from '../client/client-error.ts';
import { exitCodes } from '../client/exit-codes.ts';
import type { DefinitionFolders } from './read-tests.ts';
import { rehearsableFlow, type RehearsableFlow } from './rehearsable-flow.ts';

/** A flow without faults; with one, its findings are printed and the command ends. */
export async function readFlow(
  flow: string,
  { definitions, templates }: DefinitionFolders,
): Promise<RehearsableFlow> {
  const { files } = await readDefinitions(definitions, templates).catch(() => {
    throw cannotRun(`the folders "${definitions}" and "${templates}" cannot be read`);
  });
  const compiled: CompiledDefinitions = await compileAll(files);
  if (!compiled.flows.has(flow))
    throw cannotRun(
      `there is no flow "${flow}"; known are ${[...compiled.flows.keys()].join(', ')}`,
    );
  const setting = rehearsableFlow(flow, compiled);
  if (!('diagnostics' in setting)) return setting;
  process.stderr.write(`${printDiagnostics(setting.diagnostics, files)}\n`);
  throw new ClientError(exitCodes.refused, `"${flow}" cannot be used before these are mended`);
}

const cannotRun = (reason: string): ClientError => new ClientError(exitCodes.couldNotRun, reason);
