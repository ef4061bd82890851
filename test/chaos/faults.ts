import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { E2eStack } from '../e2e/production.ts';
import type { Program } from '../e2e/program.ts';
import type { MailServerMood, MoodyMailServer } from './mail-server.ts';

/** All that can be broken. */
export interface ChaosStack {
  readonly stack: E2eStack;
  readonly mail: MoodyMailServer;
  readonly server: () => Program;
  readonly workers: () => readonly Program[];
  readonly restartServer: () => Promise<void>;
  readonly restartWorker: (index: number) => Promise<void>;
  /** The file that moves the clock of a process, by its number: the server, then the workers. */
  readonly clocks: readonly string[];
  /** Where PostgreSQL keeps its data, if that is a disk of its own which can be filled. */
  readonly disk: string | undefined;
}

/** Breaks something, and mends it again before it returns. */
export type Fault = (chaos: ChaosStack, random: () => number) => Promise<void>;

const oneOf = (count: number, random: () => number): number => Math.floor(random() * count);

const killWorker: Fault = async ({ workers, restartWorker }, random) => {
  const index = oneOf(workers().length, random);
  await workers()[index]?.kill();
  await restartWorker(index);
};

const killServer: Fault = async ({ server, restartServer }) => {
  await server().kill();
  await restartServer();
};

const killTemporal: Fault = async ({ stack }) => {
  await stack.killTemporal();
  await pause(1_000);
  await stack.startTemporal();
};

const restartDatabase =
  (how: Parameters<E2eStack['postgres']['shutDown']>[0]): Fault =>
  async ({ stack }) => {
    await stack.postgres.shutDown(how);
    await pause(1_500);
    await stack.postgres.startAgain();
  };

/** All processes of a tree stand still, and answer nothing, for so long. */
async function halt(root: number, ms: number): Promise<void> {
  const all = [root, ...childrenOf(root)];
  for (const pid of all) signal(pid, 'SIGSTOP');
  await pause(ms);
  for (const pid of [...all, ...childrenOf(root)]) signal(pid, 'SIGCONT');
}

const haltDatabase: Fault = ({ stack }) => halt(stack.postgres.pid(), 8_000);
const haltWorker: Fault = ({ workers }, random) =>
  halt(workers()[oneOf(workers().length, random)]?.pid ?? 0, 15_000);

const moodFor =
  (mood: MailServerMood, ms: number): Fault =>
  async ({ mail }) => {
    mail.mood(mood);
    await pause(ms);
    mail.mood('well');
  };

const clockOff =
  (offset: string): Fault =>
  async ({ clocks }, random) => {
    const clock = clocks[oneOf(clocks.length, random)] ?? '';
    await writeFile(clock, offset);
    await pause(12_000);
    await writeFile(clock, '+0');
  };

/** Leaves no block free; what is there already can be read, and overwritten. */
const fillDisk: Fault = async ({ disk }) => {
  if (disk === undefined) return;
  const ballast = join(disk, 'ballast');
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k'], { stdio: 'ignore' });
  } catch {
    // Until no more fits.
  }
  await pause(8_000);
  await rm(ballast, { force: true });
};

/** By kind. */
export const faults: Readonly<Record<string, Fault>> = {
  'a worker killed': killWorker,
  'a worker halted for 15 s': haltWorker,
  'the server killed': killServer,
  'Temporal killed': killTemporal,
  'PostgreSQL restarted, fast': restartDatabase('fast'),
  'PostgreSQL restarted, immediate': restartDatabase('immediate'),
  'PostgreSQL killed': restartDatabase('kill'),
  'PostgreSQL halted for 8 s': haltDatabase,
  'the disk of PostgreSQL full for 8 s': fillDisk,
  'the mail server hangs for 15 s': moodFor('hang', 15_000),
  'the mail server refuses all for now': moodFor('busy', 10_000),
  'the mail server refuses us with 554': moodFor('refuse', 10_000),
  'the mail server takes mails and breaks': moodFor('break', 6_000),
  'a clock an hour behind': clockOff('-3600'),
  'a clock a day ahead': clockOff('+86400'),
};

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has gone meanwhile.
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return text.split(' ').flatMap((one) => (one.trim() === '' ? [] : [Number(one)]));
  } catch {
    return [];
  }
}
