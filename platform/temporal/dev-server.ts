import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { lastLine } from '../process/child.ts';
import { PlainError } from '../process/plain-error.ts';
import type { SearchAttribute } from './search-attributes.ts';

export interface DevServerOptions {
  /** Path of the Temporal CLI. */
  readonly cli: string;
  readonly port: number;
  /** Where the UI listens; without it there is none. */
  readonly ui?: { readonly host: string; readonly port: number };
  /** The file in which the server keeps its state; without one, in memory. */
  readonly database?: string;
  readonly searchAttributes?: Readonly<Record<string, SearchAttribute>>;
  readonly codecEndpoint?: string;
  /** Dynamic configuration of the server, as `key=value`. */
  readonly settings?: readonly string[];
  /** Is given the process id, before the server answers. */
  readonly onSpawn?: (pid: number) => Promise<void>;
}

/** Types of search attributes as the CLI spells them. */
export const searchAttributeTypes: Readonly<Record<SearchAttribute['type'], string>> = {
  KEYWORD: 'Keyword',
  DATETIME: 'Datetime',
};

export interface DevServer {
  readonly address: string;
  readonly pid: number;
  /** Resolves when the process has ended for any reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const startMs = 30_000;
const stopMs = 8_000;

/** Starts a Temporal dev server on the loopback and waits until it answers. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const child = spawn(options.cli, argumentsOf(options), {
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own: Ctrl-C reaches only this process, which stops the server after the worker.
    detached: true,
  });
  let output = '';
  child.stderr.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4_000)));
  let running = true;
  // The server does not outlive this process, unless that is killed.
  const abandon = () => void child.kill('SIGTERM');
  process.once('exit', abandon);
  const ended = new Promise<void>((resolve) => {
    const onEnd = () => {
      running = false;
      process.off('exit', abandon);
      resolve();
    };
    child.once('exit', onEnd);
    child.once('error', onEnd);
  });
  const stop = async () => {
    if (running) child.kill('SIGTERM');
    const killTimer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(killTimer);
  };
  const { pid } = child;
  if (pid === undefined)
    throw new PlainError('temporal-did-not-start', `cannot run the Temporal CLI "${options.cli}"`);
  await options.onSpawn?.(pid);
  const address = `127.0.0.1:${options.port}`;
  if (await untilAnswering(address, () => running)) return { address, pid, ended, stop };
  await stop();
  throw new PlainError(
    'temporal-did-not-start',
    `the Temporal dev server did not start: ${lastLine(output) || 'it gave no reason'}`,
  );
}

const fixedArguments =
  'server start-dev --ip 127.0.0.1 --log-level error --ui-disable-news-fetch'.split(' ');

/**
 * The server opens an HTTP API on a port of its own choice, to which a page of any site could post what ends cases. It answers one name
 * alone, which is nobody's; programs and the UI speak gRPC.
 */
const noHttpHost = (): string => `frontend.httpAllowedHosts=["${randomUUID()}.invalid"]`;

function argumentsOf(options: DevServerOptions): readonly string[] {
  const { port, ui, database, codecEndpoint, settings = [] } = options;
  return [
    ...fixedArguments,
    '--port',
    String(port),
    ...(ui === undefined ? ['--headless'] : ['--ui-ip', ui.host, '--ui-port', String(ui.port)]),
    ...(database === undefined ? [] : ['--db-filename', database]),
    ...(codecEndpoint === undefined ? [] : ['--ui-codec-endpoint', codecEndpoint]),
    ...[noHttpHost(), ...settings].flatMap((setting) => ['--dynamic-config-value', setting]),
    ...Object.values(options.searchAttributes ?? {}).flatMap(({ name, type }) => [
      '--search-attribute',
      `${name}=${searchAttributeTypes[type]}`,
    ]),
  ];
}

/** Whether the server answers in time. The child must be alive as well: another server may listen on the port. */
async function untilAnswering(address: string, alive: () => boolean): Promise<boolean> {
  const until = Date.now() + startMs;
  while (alive() && Date.now() < until) {
    // A new connection for each attempt: one that was refused would wait a second before it retries.
    const connection = Connection.lazy({ address });
    try {
      await connection.withDeadline(Date.now() + 1_000, () =>
        connection.workflowService.describeNamespace({ namespace: 'default' }),
      );
      return alive();
    } catch {
      await pause(50);
    } finally {
      await connection.close();
    }
  }
  return false;
}
