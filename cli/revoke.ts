import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId, wordArgument } from './command/id-argument.ts';
import { print, runToExitCode } from './command/output.ts';

interface RevokeOptions extends ConnectionOptions {
  readonly person: string;
}

/** `tidings revoke`: the links of a person open nothing any more. */
export const revokeCommand = (): Command =>
  addConnectionOptions(
    new Command('revoke')
      .description('take back the links that a person was given in a case')
      .argument('<case>', 'id of the case', caseId)
      .requiredOption(
        '--person <person>',
        "id of the person, or 'candidate'",
        wordArgument('give the id of a person.'),
      ),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: RevokeOptions) => {
      process.exitCode = await revoke(id, options);
    });

const revoke = (id: string, options: RevokeOptions) =>
  runToExitCode(async () => {
    const { person } = options;
    const path = `api/cases/${encodeURIComponent(id)}/links/revoke`;
    const places = { '/person': '--person' };
    await call(connectionOf(options), { path, body: { person }, guard: isDone, places });
    print(
      `the links of ${person} in case ${id} open nothing any more; a new mail brings a new one`,
    );
  });
