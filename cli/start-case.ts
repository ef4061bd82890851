import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import type { ExitCode } from './command/exit-codes.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { couldNotRun } from './command/command-error.ts';
import { isObject } from '../engine/model/base.ts';

export interface StartCaseOptions extends ConnectionOptions {
  /** A file with the facts of a case, or `-` for standard input. */
  readonly case: string;
  readonly flow?: string;
  readonly json?: boolean;
}

/** Adds the options by which `tidings start` starts a case on a running server, instead of the embedded stack. */
export const addStartCaseOptions = (command: Command): Command =>
  addConnectionOptions(
    command
      .option(
        '--case <file>',
        'start a case on a running server: JSON with its facts, or {"flow": ..., "facts": ...}; - for standard input',
      )
      .option('--flow <id>', 'with --case: take this flow, whatever routing.yaml says')
      .option('--json', 'with --case: print what was started as JSON'),
  ).addHelpText('after', exitCodesHelp);

/** `tidings start --case`: returns the exit code. */
export const startCase = (options: StartCaseOptions): Promise<ExitCode> =>
  runToExitCode(async () => {
    const connection = connectionOf(options);
    const body = await bodyOf(options);
    const started = await call(connection, { path: 'api/cases', body, guard: isStartResponse });
    if (options.json) return printJson(started);
    print(
      `case ${started.case} started with flow ${started.flow}\nthe candidate's page: ${started.progress}`,
    );
  });

interface StartResponse {
  readonly case: string;
  readonly flow: string;
  readonly progress: string;
}

const isStartResponse = (body: unknown): body is StartResponse =>
  isObject(body) && typeof body['case'] === 'string' && typeof body['progress'] === 'string';

async function bodyOf({ case: file, flow }: StartCaseOptions): Promise<unknown> {
  const given = jsonIn(await contentOf(file), file);
  const body = isObject(given) && isObject(given['facts']) ? given : { facts: given };
  return flow === undefined ? body : { ...body, flow };
}

async function contentOf(file: string): Promise<string> {
  try {
    return file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  } catch {
    throw couldNotRun(`the file "${file}" cannot be read; check --case`);
  }
}

function jsonIn(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    const why = `"${file}" is not JSON; write the facts like {"candidate": {"name": "..."}}`;
    throw couldNotRun(why);
  }
}
