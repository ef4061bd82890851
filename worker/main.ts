import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { openStore } from '../store/database.ts';
import { type Role, startWorker } from './start-worker.ts';

export { startWorker } from './start-worker.ts';
export type { Role, RunningWorker, WorkerSetup } from './start-worker.ts';

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await main(process.argv.slice(2));

/** `node dist/worker/main.js [--mail | --workflows]`: 0 after a signal, 1 when the worker died, 2 when it could not start. */
async function main(args: readonly string[]): Promise<number> {
  const role = args.length > 1 ? undefined : roles.get(args[0]);
  const read = readConfig(process.env);
  if (role === undefined || 'problems' in read) {
    const problems = 'problems' in read ? read.problems : ['usage: main.js [--mail | --workflows]'];
    process.stderr.write(`${problems.join('\n')}\n`);
    return 2;
  }
  const { config } = read;
  const log = createLog(config.log);
  const signal = new Promise<'signal'>((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => resolve('signal'));
  });
  const store = await openStore(config.store);
  const worker = await startWorker({ config, store, role, ...prebuilt() });
  log.info({ role }, 'worker runs');
  const end = await Promise.race([signal, worker.failed.catch((error: unknown) => ({ error }))]);
  if (end !== 'signal') log.fatal({ err: end.error }, 'worker died');
  await worker.stop();
  await store.close();
  return end === 'signal' ? 0 : 1;
}

const roles: ReadonlyMap<string | undefined, Role> = new Map([
  [undefined, 'all'],
  ['--mail', 'mail'],
  ['--workflows', 'workflows'],
]);

/** The bundle that the build leaves beside the compiled sources. */
function prebuilt(): { readonly workflowBundle?: string } {
  const path = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
  return existsSync(path) ? { workflowBundle: path } : {};
}
