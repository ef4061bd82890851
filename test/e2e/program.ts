import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const dist = join(import.meta.dirname, '../../dist');

/** Server or worker as a process of its own. */
export interface Program {
  readonly pid: number;
  /** What it has said and how it has ended, if it has. */
  readonly ended: () => string | undefined;
  /** All that it has said. */
  readonly said: () => string;
  /** Kills it with -9; returns when it is gone. */
  kill(): Promise<void>;
}

/** Starts a built program and waits until it says that it runs; settings of the tester's own do not reach it. */
export async function startProgram(
  room: 'server' | 'worker',
  env: Readonly<Record<string, string>>,
): Promise<Program> {
  const child = spawn(process.execPath, [join(dist, room, 'main.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  });
  let said = '';
  const gone = once(child, 'exit');
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`${room} runs`)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void gone.then(() => reject(new Error(`the ${room} ended: ${said}`)));
  });
  let end: string | undefined;
  child.once('exit', (code, signal) => {
    end = `${code ?? signal}: ${said.slice(-2_000)}`;
  });
  return {
    pid: child.pid ?? 0,
    ended: () => end,
    said: () => said,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
