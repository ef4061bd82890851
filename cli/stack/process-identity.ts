import { readFile } from 'node:fs/promises';
import { runChild } from '../../platform/process/child.ts';

/**
 * The identity of a running process, which a later one with the same id does not have: its start, and on Linux the boot too.
 * Undefined when there is no such process.
 */
export async function identityOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityElsewhere(pid);
}

async function identityOnLinux(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    // The name in parentheses may hold spaces; the fields after it do not.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const start = fields[19];
    return state === 'Z' || state === 'X' ? undefined : `${boot.trim()} ${start}`;
  } catch {
    return undefined;
  }
}

async function identityElsewhere(pid: number): Promise<string | undefined> {
  const args = ['-o', 'lstart=', '-p', String(pid)];
  const { code, stdout } = await runChild({ command: 'ps', args, limitMs: 5_000 });
  const start = stdout.trim();
  return code === 0 && start !== '' ? start : undefined;
}
