import { join } from 'node:path';
import { startDevServer, type DevServer } from '../../platform/temporal/dev-server.ts';
import { hiddenAddress } from '../../platform/process/free-port.ts';
import { startUiProxy } from '../../platform/temporal/ui-proxy.ts';
import { PlainError } from '../../platform/process/plain-error.ts';
import { searchAttributes } from '../../engine/ports/search-attributes.ts';
import { forgetChild, reapOrphan, recordChild } from './orphan.ts';
import type { StackSettings } from './settings.ts';

const name = 'temporal';

/** Stops the dev server that an earlier start left behind when it was killed. */
export async function reapTemporal(folder: string, report: (line: string) => void): Promise<void> {
  if (await reapOrphan(folder, name))
    report('stopped the Temporal dev server of a start that was killed');
}

/** The dev server of this data folder, which remembers every open case. */
export async function startTemporal(
  { folder, ports }: StackSettings,
  cli: string,
  serverUrl: string,
): Promise<DevServer> {
  const database = join(folder, 'temporal.db');
  const ui = await hiddenAddress();
  try {
    const server = await startDevServer({
      cli,
      port: ports.temporal,
      ui,
      database,
      searchAttributes,
      codecEndpoint: `http://127.0.0.1:${ports.temporalUi}/codec`,
      onSpawn: (pid) => recordChild(folder, name, pid),
    });
    const proxy = await startUiProxy({
      port: ports.temporalUi,
      ui: `http://${ui.host}:${ui.port}`,
      server: serverUrl,
    });
    const stop = async () => {
      await proxy.close();
      await server.stop();
      await forgetChild(folder, name);
    };
    return { ...server, stop };
  } catch (error) {
    throw plainErrorOf(error, database);
  }
}

function plainErrorOf(error: unknown, database: string): unknown {
  const words = error instanceof Error ? error.message : '';
  if (/malformed|not a database/.test(words))
    return new PlainError(
      'damaged-temporal',
      `Temporal's database "${database}" is damaged; put a backup in its place, or move the whole folder away to start with no cases`,
      { cause: error },
    );
  if (words.includes('address already in use'))
    return new PlainError(
      'port-in-use',
      `another program has just taken a port of Temporal; stop it or choose other ports with --temporal-port and --temporal-ui-port`,
      { cause: error },
    );
  return error;
}
