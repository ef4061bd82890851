import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SMTPServer } from 'smtp-server';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import { startDevServer } from '../platform/temporal/dev-server.ts';
import { freePort } from '../platform/process/free-port.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';
import { findTemporalCli } from '../platform/temporal/cli.ts';
import { connectTemporal } from '../platform/temporal/connection.ts';
import type { SideName } from './sides.ts';

/** The services below both sides: one Temporal server, one mail server that accepts everything. */
export interface BenchStack {
  readonly client: Client;
  readonly address: string;
  readonly smtpUrl: string;
  readonly bundles: Readonly<Record<SideName, string>>;
  stop(): Promise<void>;
}

export interface BenchStackOptions {
  /** Path of the Temporal CLI, if it has been found already. */
  readonly cli?: string;
  /** Path of the bundled flow, if there is one. */
  readonly flowBundle?: string;
  readonly report: (line: string) => void;
}

export async function startStack({
  cli,
  flowBundle,
  report,
}: BenchStackOptions): Promise<BenchStack> {
  const server = await startDevServer({
    cli: cli ?? (await findTemporalCli({ folder: path('../.tidings'), report })).path,
    port: await freePort(),
    searchAttributes,
    // Timers to the point, else short windows would end up to a second late.
    settings: ['history.timerProcessorMaxTimeShift="10ms"'],
  });
  const smtp = await startSink();
  const temporal = await connectTemporal({ address: server.address, namespace: 'default' });
  const folder = await mkdtemp(join(tmpdir(), 'tidings-bench-'));
  return {
    client: temporal.client,
    address: server.address,
    smtpUrl: smtp.url,
    bundles: {
      flow: flowBundle ?? (await bundle('../workflows', join(folder, 'flow.js'))),
      'by-hand': await bundle('./by-hand', join(folder, 'by-hand.js')),
    },
    async stop() {
      await temporal.close();
      await smtp.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

async function bundle(workflows: string, file: string): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path(workflows),
    logger: new DefaultLogger('WARN'),
  });
  await writeFile(file, code);
  return file;
}

async function startSink(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onData(stream, _session, done) {
      stream.resume().once('end', () => done());
    },
  });
  // A worker that stops breaks its connections off.
  server.on('error', () => undefined);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
