import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../platform/process/free-port.ts';
import { listeners, type Ports } from '../../cli/stack/settings.ts';

const main = join(import.meta.dirname, '../../dist/cli/main.js');

/** The built program as a process of its own. */
export interface TidingsProcess {
  readonly child: ChildProcess;
  /** Everything that it has printed so far, on both streams. */
  said(): string;
  /** Resolves once it has said this; rejects when it ends before. */
  says(words: string): Promise<void>;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

/** Runs the built program; a settings variable of the tester's own does not reach it. */
export function tidings(args: readonly string[], env: Record<string, string> = {}): TidingsProcess {
  return listenTo(
    spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    }),
  );
}

/** Hears what a process says from now on. */
export function listenTo(child: ChildProcess): TidingsProcess {
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      words += chunk.toString();
      child.emit('said');
    });
  const ended = once(child, 'close').then(
    ([code, signal]: (number | string | null)[]) => signal ?? code ?? 'nothing',
  );
  return {
    child,
    said: () => words,
    async says(wanted) {
      while (!words.includes(wanted)) {
        const over = await Promise.race([once(child, 'said'), ended.then(() => 'ended' as const)]);
        if (over === 'ended' && !words.includes(wanted))
          throw new Error(`ended without "${wanted}": ${words}`);
      }
    },
    ended,
  };
}

/** Ports that are free now, as options of `tidings start`. */
export async function freePorts(): Promise<{ readonly ports: Ports; readonly options: string[] }> {
  const chosen = await Promise.all(
    listeners.map(async ({ name, option }) => ({ name, option, port: await freePort() })),
  );
  return {
    ports: Object.fromEntries(chosen.map(({ name, port }) => [name, port])) as Ports,
    options: chosen.flatMap(({ option, port }) => [option, String(port)]),
  };
}
