import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { couldNotRun } from './command/command-error.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { runToExitCode, print } from './command/output.ts';

interface ResumeOptions extends ConnectionOptions {
  readonly plan?: boolean;
  readonly fromJournal?: boolean;
}

/** `tidings resume`: lets a case go on that an error has stopped. */
export const resumeCommand = (): Command =>
  addConnectionOptions(
    new Command('resume')
      .description('let a case go on that stands still, once its cause is mended')
      .argument('<case>', 'id of the case')
      .option(
        '--plan',
        'under its flow as the definitions have it now; refused where what has happened would have come to another record',
      )
      .option(
        '--from-journal',
        'from what is on record, where its workflow is gone, or behind its record since Temporal was restored to an older state',
      ),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: ResumeOptions) => {
      process.exitCode = await resume(id, options);
    });

const resume = (id: string, options: ResumeOptions) =>
  runToExitCode(async () => {
    if (options.plan === true && options.fromJournal === true)
      throw couldNotRun('give --plan or --from-journal');
    const mended = options.plan === true ? 'plan' : 'code';
    const body = { mended: options.fromJournal === true ? 'journal' : mended, channel: 'cli' };
    const path = `api/cases/${encodeURIComponent(id)}/resume`;
    await call(connectionOf(options), { path, body, guard: isDone });
    print(`case ${id} goes on`);
  });
