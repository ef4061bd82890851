import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../docs/documents.ts';
import { listenTo, type TidingsProcess } from '../start/tidings.ts';

/** Starts programs that believe it to be another time, in UTC. Temporal's CLI is made with Go, and takes the time from nobody but the machine. */
export interface FalseDate {
  start(command: string, args: readonly string[]): TidingsProcess;
  /** What it has said by its end, and its exit code. */
  run(command: string, args: readonly string[]): Promise<Ran>;
}

export interface Ran {
  readonly code: number | string;
  readonly said: string;
}

/** From this instant on. */
export function falseDate(at: string, env: Readonly<Record<string, string>>): FalseDate {
  const start = (command: string, args: readonly string[]) =>
    listenTo(
      spawn('faketime', ['-f', `@${Date.parse(at) / 1000}`, command, ...args], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { PATH: process.env['PATH'], HOME: process.env['HOME'], TZ: 'UTC', ...faked, ...env },
        // A group of its own, so that Ctrl-C reaches all of it as in a terminal.
        detached: true,
      }),
    );
  return {
    start,
    async run(command, args) {
      const started = start(command, args);
      return { code: await started.ended, said: started.said() };
    },
  };
}

/** Seconds since 1970, and waits that stay true. */
const faked = { FAKETIME_FMT: '%s', FAKETIME_DONT_FAKE_MONOTONIC: '1' };

/** Ctrl-C, and its end. */
export async function interrupt({ child, ended }: TidingsProcess): Promise<void> {
  signal(child, 'SIGINT');
  const forced = setTimeout(() => signal(child, 'SIGKILL'), 60_000);
  await ended;
  clearTimeout(forced);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch {
    // It has ended already.
  }
}
