import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { runToExitCode, print } from './command/output.ts';

interface ResumeOptions extends ConnectionOptions {
  readonly plan?: boolean;
}

/** `tidings resume`: lets a case go on that an error has stopped. */
export const resumeCommand = (): Command =>
  addConnectionOptions(
    new Command('resume')
      .description('let a case go on that an error has stopped, once its cause is mended')
      .argument('<case>', 'id of the case')
      .option(
        '--plan',
        'under its flow as the definitions have it now; refused where what has happened would have come to another record',
      ),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: ResumeOptions) => {
      process.exitCode = await resume(id, options);
    });

const resume = (id: string, options: ResumeOptions) =>
  runToExitCode(async () => {
    const body = { mended: options.plan === true ? 'plan' : 'code', channel: 'cli' };
    const path = `api/cases/${encodeURIComponent(id)}/resume`;
    await call(connectionOf(options), { path, body, guard: isDone });
    print(`case ${id} goes on`);
  });
