import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { couldNotRun } from '../command/command-error.ts';

/** The options of every command that calls a server. */
export interface ConnectionOptions {
  readonly url?: string;
  readonly keyFile?: string;
}

export interface Connection {
  readonly url: URL;
  readonly key: string;
}

export const addConnectionOptions = (command: Command): Command =>
  command
    .option('--url <url>', `where the server is (default: TIDINGS_BASE_URL, else ${local})`)
    .option(
      '--key-file <file>',
      'the file that holds its API key (default: TIDINGS_API_KEY, else the file .tidings/api-key)',
    );

export function connectionOf(options: ConnectionOptions, env: Env = process.env): Connection {
  const url = urlOf(options.url ?? (env['TIDINGS_BASE_URL'] || local));
  const { keyFile } = options;
  const key = keyFile === undefined ? env['TIDINGS_API_KEY'] : keyIn(keyFile);
  return { url, key: key || storedKey(env, url) };
}

type Env = Readonly<Record<string, string | undefined>>;

const local = 'http://127.0.0.1:8787';

function urlOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  const why = `"${text}" is not the address of a server; write it like ${local}`;
  throw couldNotRun(why);
}

/** A key on the command line could be read by everybody on the machine, so it is in a file. */
function keyIn(file: string): string {
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (/^\S+$/.test(key)) return key;
  } catch {
    // Said below.
  }
  throw couldNotRun(`"${file}" holds no API key; check --key-file`);
}

/** The key of the embedded stack, which is sent to this machine only. */
function storedKey(env: Env, { hostname }: URL): string {
  const file = path.join(env['TIDINGS_DATA'] || '.tidings', 'api-key');
  try {
    const key = isLocal(hostname) ? readFileSync(file, 'utf8').trim() : '';
    if (key !== '') return key;
  } catch {
    // Said below.
  }
  const why = `there is no API key; set TIDINGS_API_KEY, give --key-file, or start the embedded stack, which keeps one for this machine in "${file}"`;
  throw couldNotRun(why);
}

const isLocal = (host: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(host);
