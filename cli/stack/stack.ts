import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/settings/config.ts';
import { findTemporalCli } from '../../platform/temporal/cli.ts';
import { lockFolder } from '../../store/folder-lock.ts';
import { openSamples } from './samples.ts';
import { startServices } from './services.ts';
import { requireFreePorts, type StackSettings } from './settings.ts';
import { stackConfig } from './stack-config.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { reapTemporal } from './temporal.ts';

export interface Stack {
  readonly config: Config;
  /** Rejects when a part has died of itself. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

type ProgressReporter = (line: string) => void;

/** Starts Temporal, database, mailbox, worker and server on this machine, and reports each step. */
export async function startStack(
  settings: StackSettings,
  report: ProgressReporter,
): Promise<Stack> {
  const shutdown = createShutdown();
  try {
    const config = await prepare(settings, shutdown, report);
    // Loading the processes takes as long as starting the services.
    const loading = import('./processes.ts');
    loading.catch(() => undefined);
    const cli = await findTemporalCli({ folder: settings.folder, report });
    report(`Temporal CLI: ${cli.from}`);
    const services = await startServices(settings, config, { cli: cli.path, shutdown, report });
    const { startProcesses } = await loading;
    const processes = await startProcesses(config, { store: services.store, shutdown, report });
    if (settings.samples) {
      const { baseUrl: url, apiKey = '' } = config.server;
      await openSamples({ url, apiKey }, join(config.definitions, 'samples'), report);
    }
    const failed = Promise.race([services.failed, processes.failed]);
    failed.catch(() => undefined);
    return { config, failed, stop: () => shutdown.run() };
  } catch (error) {
    await shutdown.run().catch(() => undefined);
    throw error;
  }
}

/** Mails with links, keys and the database are for nobody else on the machine; what other processes of the stack create there neither. */
async function closeToOthers(folder: string): Promise<void> {
  process.umask(0o077);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
}

/** Locks the data folder for this process and requires free ports, before anything is started. */
async function prepare(
  settings: StackSettings,
  shutdown: Shutdown,
  report: ProgressReporter,
): Promise<Config> {
  const { folder, ports } = settings;
  await closeToOthers(folder);
  shutdown.defer(await lockFolder(folder));
  report(`data folder: ${folder}`);
  await reapTemporal(folder, report);
  await requireFreePorts(ports);
  return stackConfig(settings, process.env);
}
