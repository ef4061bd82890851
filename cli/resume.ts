import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { isDone } from './client/done.ts';
import { couldNotRun } from './command/command-error.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId } from './command/id-argument.ts';
import { runToExitCode, print } from './command/output.ts';

interface ResumeOptions extends ConnectionOptions {
  readonly plan?: boolean;
  readonly fact?: string;
  readonly accept?: readonly string[];
  readonly fromJournal?: boolean;
}

/** `tidings resume`: lets a case go on that an error has stopped. */
export const resumeCommand = (): Command =>
  addConnectionOptions(
    new Command('resume')
      .description('let a case go on that stands still, once its cause is mended')
      .argument('<case>', 'id of the case', caseId)
      .option(
        '--plan',
        'under its flow as the definitions have it now; refused where what has happened would have come to another record',
      )
      .option(
        '--fact <name=value>',
        'with one fact that is missing or wrong, such as position.startsAt=2026-12-01T09:00:00+08:00; a list or a group is written as JSON',
      )
      .option(
        '--accept <word...>',
        'with --fact: what is unusual about it and meant all the same, such as late-start',
      )
      .option(
        '--from-journal',
        'from what is on record, where its workflow is gone, or behind its record since Temporal was restored to an older state; with --plan or --fact where these are mended as well',
      ),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (id: string, options: ResumeOptions) => {
      process.exitCode = await resume(id, options);
    });

const places = { '/fact': '--fact', '/accept': '--accept' } as const;

const resume = (id: string, options: ResumeOptions) =>
  runToExitCode(async () => {
    const path = `api/cases/${encodeURIComponent(id)}/resume`;
    const body = { ...mendOf(options), channel: 'cli' };
    await call(connectionOf(options), { path, body, guard: isDone, places });
    print(`case ${id} goes on`);
  });

function mendOf({ plan, fact, fromJournal, accept }: ResumeOptions): object {
  if (plan !== undefined && fact !== undefined) throw couldNotRun('give one of --plan and --fact');
  if (accept !== undefined && fact === undefined) throw couldNotRun('give --accept with --fact');
  const given = fact === undefined ? {} : { fact: readFact(fact), ...(accept && { accept }) };
  return fromJournal === true
    ? { mended: 'journal', ...(plan && { plan }), ...given }
    : { mended: fact === undefined ? flowOf(plan) : 'fact', ...given };
}

const flowOf = (mended: boolean | undefined) => (mended ? 'plan' : 'code');

function readFact(written: string): { readonly name: string; readonly text: string } {
  const [, name, text] = /^([^=]+)=(.*)$/s.exec(written) ?? [];
  if (name === undefined || text === undefined)
    throw couldNotRun('give --fact as name=value, such as position.level=5');
  return { name: name.trim(), text };
}
