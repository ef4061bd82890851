import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { call } from './client/api.ts';
import { ClientError } from './client/client-error.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodes, exitCodesHelp } from './client/exit-codes.ts';
import { runToExitCode, print, printJson } from './client/output.ts';
import { isRecordedAct, recordedActText } from './client/recorded-act.ts';

interface DecideOptions extends ConnectionOptions {
  readonly task: string;
  readonly round?: number;
  readonly as: string;
  readonly outcome: string;
  readonly comment?: string;
  readonly answers?: string;
  readonly json?: boolean;
}

/** `tidings decide`: answers a task in somebody's name. The same rules hold as on the page. */
export const decideCommand = (): Command =>
  addConnectionOptions(
    new Command('decide')
      .description('answer a task in the name of somebody who may')
      .argument('<case>', 'id of the case')
      .requiredOption('--task <id>', 'the task')
      .requiredOption('--as <person>', "id of the person who answers, or 'candidate'")
      .requiredOption('--outcome <outcome>', 'one of the outcomes of the task')
      .option('--comment <text>', 'why')
      .option('--answers <file>', 'JSON with the fields of the form')
      .option('--round <n>', 'of a task that was opened again (default: the latest)', roundOf)
      .option('--json', 'print what was recorded as JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: DecideOptions) => {
      process.exitCode = await decide(id, options);
    });

const decide = (id: string, options: DecideOptions) =>
  runToExitCode(async () => {
    const { task, round, as: person, outcome, comment, answers } = options;
    const body = {
      task,
      round,
      person,
      outcome,
      comment,
      channel: 'cli',
      ...(answers !== undefined && { answers: await answersIn(answers) }),
    };
    const path = `api/cases/${encodeURIComponent(id)}/decide`;
    const recorded = await call(connectionOf(options), { path, body, guard: isRecordedAct });
    if (options.json) printJson(recorded);
    else print(recordedActText(recorded));
  });

async function answersIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    const why = `"${file}" cannot be read as JSON; check --answers`;
    throw new ClientError(exitCodes.couldNotRun, why);
  }
}

function roundOf(text: string): number {
  const round = Number(text);
  if (Number.isInteger(round) && round > 0) return round;
  throw new InvalidArgumentError('rounds count from 1.');
}
