import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '../platform/process/free-port.ts';

export interface Postgres {
  /** A new, empty database. */
  createDatabase(): Promise<string>;
  /** Of the process whose children serve the sessions. */
  readonly pid: () => number;
  /** Shuts it down: `fast` ends all sessions, `immediate` leaves no time for anything, `kill` not even for that. */
  shutDown(how: PostgresShutdown): Promise<void>;
  /** Starts it again with all that it had committed. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

export type PostgresShutdown = keyof typeof shutdownSignals;

const shutdownSignals = { fast: 'SIGINT', immediate: 'SIGQUIT', kill: 'SIGKILL' } as const;

/** Folder of the newest PostgreSQL's programs. Debian's package is installed where that is allowed; `undefined` when there is none. */
export async function findPostgres(): Promise<string | undefined> {
  const found = await newest();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return found;
  }
  try {
    execFileSync('apt-get', ['install', '-qq', '-o', 'DPkg::Lock::Timeout=120', 'postgresql'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  return await newest();
}

/** A server of the test's own, in a folder that goes with it. */
export async function startPostgres(programs: string, within = tmpdir()): Promise<Postgres> {
  const owner = ownerOfServers();
  const folder = await mkdtemp(path.join(within, 'tidings-postgres-'));
  await chmod(folder, 0o700);
  if (owner) await chown(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'tidings', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    { ...owner, cwd: folder, stdio: 'ignore' },
  );
  const port = await freePort();
  const options = ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder];
  const url = (database: string): string => `postgres://tidings@127.0.0.1:${port}/${database}`;
  const start = async (): Promise<ChildProcess> => {
    const begun = spawn(path.join(programs, 'postgres'), options, {
      ...owner,
      cwd: folder,
      stdio: 'ignore',
    });
    await answering(url('postgres'));
    return begun;
  };
  let server = await start();
  const shutDown = async (how: PostgresShutdown): Promise<void> => {
    const gone = once(server, 'exit');
    server.kill(shutdownSignals[how]);
    await gone;
  };
  let databases = 0;
  return {
    createDatabase: async () => {
      const name = `test_${(databases += 1)}`;
      await run(url('postgres'), `create database ${name}`);
      return url(name);
    },
    pid: () => server.pid ?? 0,
    shutDown,
    startAgain: async () => {
      server = await start();
    },
    stop: async () => {
      await shutDown('fast');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function newest(): Promise<string | undefined> {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? await readdir(root) : [];
  const [version] = versions
    .filter((name) => existsSync(path.join(root, name, 'bin/initdb')))
    .toSorted((a, b) => Number(b) - Number(a));
  return version === undefined ? undefined : path.join(root, version, 'bin');
}

/** PostgreSQL refuses to run as root. */
function ownerOfServers(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: idOf('-u'), gid: idOf('-g') };
}

const idOf = (flag: string): number =>
  Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));

async function answering(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(url, 'select 1');
    } catch (error) {
      if (attempt === 200) throw error;
      await pause(50);
    }
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
