import { existsSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { startDevServer, type DevServer } from '../platform/temporal/dev-server.ts';
import { freePort } from '../platform/process/free-port.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';
import { findTemporalCli } from '../platform/temporal/cli.ts';
import { blankDatabase } from '../store/blank-database.ts';
import { virtualTime } from './virtual-time-settings.ts';

declare global {
  var tidingsDevServer: DevServer | undefined;
}

const root = join(import.meta.dirname, '..');

/** One dev server with virtual time and one workflow bundle, shared by all test files of both projects that need them. */
export default async function setUp(): Promise<void> {
  if (globalThis.tidingsDevServer !== undefined) return;
  const cli = await findTemporalCli({ folder: join(root, '.tidings'), report: printLine });
  printLine(`Temporal CLI from ${cli.from}`);
  const [server, bundle] = await Promise.all([
    startDevServer({
      cli: cli.path,
      port: await freePort(),
      searchAttributes,
      settings: virtualTime,
    }),
    buildBundle(),
    blankDatabase(),
  ]);
  globalThis.tidingsDevServer = server;
  process.env['TIDINGS_TEST_TEMPORAL'] = server.address;
  process.env['TIDINGS_TEST_TEMPORAL_CLI'] = cli.path;
  if (bundle !== undefined) process.env['TIDINGS_TEST_BUNDLE'] = bundle;
}

function printLine(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function buildBundle(): Promise<string | undefined> {
  const workflowsPath = join(root, 'workflows');
  if (!existsSync(join(workflowsPath, 'index.ts'))) return undefined;
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('WARN') });
  const file = join(await mkdtemp(join(tmpdir(), 'tidings-bundle-')), 'workflows.js');
  await writeFile(file, code);
  return file;
}
