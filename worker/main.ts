import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Config, readConfig } from '../platform/settings/config.ts';
import { settingWarnings } from '../platform/settings/setting-warnings.ts';
import { createLog } from '../platform/log/log.ts';
import { openStore } from '../store/database.ts';
import { type WorkerRole, startWorker } from './start-worker.ts';

export { startWorker } from './start-worker.ts';
export type { RunningWorker, WorkerSetup } from './start-worker.ts';

const roles: ReadonlyMap<string | undefined, WorkerRole> = new Map([
  [undefined, 'all'],
  ['--mail', 'mail'],
  ['--workflows', 'workflows'],
]);

/** `node dist/worker/main.js [--mail | --workflows]`: 0 after a signal, 1 when the worker died, 2 when it could not start. */
async function main(args: readonly string[]): Promise<number> {
  const role = args.length > 1 ? undefined : roles.get(args[0]);
  if (role === undefined) return refuse(['usage: main.js [--mail | --workflows]']);
  const read = readConfig(process.env);
  if ('problems' in read) return refuse(read.problems);
  try {
    return await serve(read.config, role);
  } catch (error) {
    return refuse([error instanceof Error ? error.message : 'the worker cannot start']);
  }
}

async function serve(config: Config, role: WorkerRole): Promise<number> {
  const log = createLog(config.log);
  const signal = new Promise<undefined>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve(undefined));
  });
  for (const warning of settingWarnings(config)) log.warn({}, warning);
  const store = await openStore(config.store, config.temporal.keys);
  try {
    const worker = await startWorker({ config, store, role, ...builtBundle() });
    log.info({ role }, 'worker runs');
    const died = worker.failed.catch((error: unknown) => ({ error }));
    const end = await Promise.race([signal, died]);
    if (end) log.fatal({ err: end.error }, 'worker died');
    await worker.stop();
    return end ? 1 : 0;
  } finally {
    await store.close();
  }
}

function refuse(reasons: readonly string[]): number {
  process.stderr.write(`${reasons.join('\n')}\n`);
  return 2;
}

/** The bundle of the workflows that the build leaves beside the compiled sources. */
function builtBundle(): { readonly workflowBundle?: string } {
  const path = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
  return existsSync(path) ? { workflowBundle: path } : {};
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));
