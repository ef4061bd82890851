import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../platform/settings/config.ts';
import { startServer } from '../../server/main.ts';
import type { Store } from '../../store/database.ts';
import { startWorker } from '../../worker/main.ts';
import { projectFolder } from '../command/project-folder.ts';
import type { Shutdown } from './shutdown.ts';

interface ProcessDependencies {
  readonly store: Store;
  readonly shutdown: Shutdown;
  readonly report: (line: string) => void;
}

/** Worker and server in this process, because only one process may open the embedded database. */
export async function startProcesses(
  config: Config,
  { store, shutdown, report }: ProcessDependencies,
): Promise<{ readonly failed: Promise<never> }> {
  const worker = await startWorker({ config, store, role: 'all', ...builtBundle() });
  shutdown.defer(() => worker.stop());
  report('worker: takes work');
  const server = await startServer({
    config,
    store,
    now: Date.now,
    mailFolder: join(config.data, 'mail'),
  });
  shutdown.defer(() => server.stop());
  report(`server: ${config.server.baseUrl}`);
  return { failed: worker.failed };
}

/** The bundle that the build leaves beside the compiled sources. */
function builtBundle(): { readonly workflowBundle?: string } {
  const workflowBundle = join(projectFolder, 'dist', 'workflow-bundle.js');
  const built = import.meta.dirname.startsWith(join(projectFolder, 'dist'));
  return built && existsSync(workflowBundle) ? { workflowBundle } : {};
}
