import { fileURLToPath } from 'node:url';
import { readConfig } from '../platform/settings/config.ts';
import type { Config } from '../platform/settings/config.ts';
import { createLog } from '../platform/log/log.ts';
import { openStore } from '../store/database.ts';
import { startServer } from './start-server.ts';

export { startServer } from './start-server.ts';
export type { RunningServer } from './start-server.ts';
export type { ServerSetup } from './server-setup.ts';

/** `node dist/server/main.js`: 0 after a signal, 2 when it could not start. */
const main = async (): Promise<number> => {
  const read = readConfig(process.env);
  if ('problems' in read) return refuse(read.problems);
  try {
    await serve(read.config);
    return 0;
  } catch (error) {
    return refuse([error instanceof Error ? error.message : 'the server cannot start']);
  }
};

const serve = async (config: Config): Promise<void> => {
  const log = createLog(config.log);
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const store = await openStore(config.store, config.temporal.keys);
  try {
    const server = await startServer({ config, store, log, now: Date.now });
    log.info({}, 'server runs');
    await asked;
    await server.stop();
  } finally {
    await store.close();
  }
};

const refuse = (reasons: readonly string[]): number => {
  process.stderr.write(`${reasons.join('\n')}\n`);
  return 2;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = await main();
