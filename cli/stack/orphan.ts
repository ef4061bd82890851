import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { identityOf } from './process-identity.ts';

const stopMs = 8_000;

/** Remembers a child, so that the next start finds it when we are killed before we can stop it. */
export async function recordChild(folder: string, name: string, pid: number): Promise<void> {
  const identity = await identityOf(pid);
  if (identity === undefined) return;
  await writeFile(fileOf(folder, name), JSON.stringify({ pid, identity }));
}

/** Forgets a child that has been stopped. */
export function forgetChild(folder: string, name: string): Promise<void> {
  return rm(fileOf(folder, name), { force: true });
}

/** Stops the child of an earlier start that was killed; never a stranger that has got its id since. */
export async function reapOrphan(folder: string, name: string): Promise<boolean> {
  const orphan = await readRecord(fileOf(folder, name));
  await forgetChild(folder, name);
  if (orphan === undefined) return false;
  const { pid, identity } = orphan;
  if ((await identityOf(pid)) !== identity) return false;
  process.kill(pid, 'SIGTERM');
  const until = Date.now() + stopMs;
  while ((await identityOf(pid)) === identity) {
    if (Date.now() > until) process.kill(pid, 'SIGKILL');
    await pause(50);
  }
  return true;
}

interface ChildRecord {
  readonly pid: number;
  readonly identity: string;
}

/** A record of which the kill has left only a part counts as none. */
async function readRecord(file: string): Promise<ChildRecord | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(file, 'utf8'));
    return isRecord(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(read: unknown): read is ChildRecord {
  return (
    typeof read === 'object' &&
    read !== null &&
    'pid' in read &&
    'identity' in read &&
    typeof read.pid === 'number' &&
    typeof read.identity === 'string'
  );
}

function fileOf(folder: string, name: string): string {
  return join(folder, `${name}.pid.json`);
}
