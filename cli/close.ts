import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { couldNotRun } from './command/command-error.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId, wordArgument } from './command/id-argument.ts';
import { runToExitCode, print } from './command/output.ts';

interface CloseOptions extends ConnectionOptions {
  readonly outcome: string;
  readonly template?: string;
  readonly tellNobody?: boolean;
}

/** `tidings close`: ends a case that an error has stopped and that cannot go on. */
export const closeCommand = (): Command =>
  addConnectionOptions(
    new Command('close')
      .description('end a case that an error has stopped, with a message to the candidate')
      .argument('<case>', 'id of the case', caseId)
      .requiredOption(
        '--outcome <outcome>',
        'how it ends, e.g. rejected',
        wordArgument('give an outcome.'),
      )
      .option('--template <id>', 'the template of its flow that tells the candidate')
      .option('--tell-nobody', 'the candidate knows already'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: CloseOptions) => {
      process.exitCode = await close(id, options);
    });

const places = { '/outcome': '--outcome', '/template': '--template' } as const;

const close = (id: string, options: CloseOptions) =>
  runToExitCode(async () => {
    const { outcome, tellNobody = false } = options;
    const template = options.template === '' ? undefined : options.template;
    if ((template === undefined) !== tellNobody)
      throw couldNotRun('give --template, by which the candidate is told, or --tell-nobody');
    const body = { outcome, template: template ?? null, channel: 'cli' };
    const path = `api/cases/${encodeURIComponent(id)}/close`;
    await call(connectionOf(options), { path, body, guard: isDone, places });
    print(`case ${id} is closed as ${outcome}`);
  });
