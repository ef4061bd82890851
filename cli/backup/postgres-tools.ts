import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lastLine } from '../../platform/process/child.ts';
import { couldNotRun } from '../command/command-error.ts';

/** Has `pg_dump` copy a database into a file, but for the keys of cases. */
export const dumpPostgres = (url: string, file: string): Promise<void> =>
  runTool('pg_dump', url, [
    '--format=custom',
    '--no-owner',
    '--no-privileges',
    '--exclude-table-data=case_keys',
    `--file=${file}`,
  ]);

/** Has `pg_restore` fill an empty database from such a file: all of it, or nothing. */
export const restorePostgres = (url: string, file: string): Promise<void> =>
  runTool('pg_restore', url, [
    '--no-owner',
    '--no-privileges',
    '--single-transaction',
    '--exit-on-error',
    file,
  ]);

/** The password goes by the environment: everybody on the machine sees the arguments of a process. */
async function runTool(tool: string, url: string, args: readonly string[]): Promise<void> {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(tool, [`--dbname=${address.href}`, ...args], {
    env: { ...process.env, ...(password !== '' && { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
  const [code] = await once(child, 'close').catch((): never => {
    throw couldNotRun(`"${tool}" is not on the PATH; install the client programs of PostgreSQL`);
  });
  if (code !== 0) throw couldNotRun(`${tool} has failed: ${lastLine(said) || 'it gave no reason'}`);
}
