import { Command, InvalidArgumentError, Option } from 'commander';
import { call } from './client/api.ts';
import { eraseDue, listDue } from './erase-due.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { couldNotRun } from './command/command-error.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';
import { parsePeriod } from '../engine/time/period.ts';
import type { ErasureReport } from '../server/services/erasure-service.ts';

interface EraseOptions extends ConnectionOptions {
  readonly case?: string;
  readonly due?: boolean;
  readonly within?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `tidings erase`: destroys what is personal about a case that has ended, or about all whose time is over. */
export const eraseCommand = (): Command =>
  addConnectionOptions(
    new Command('erase')
      .description('erase what is personal about a case that has ended; nothing brings it back')
      .addOption(new Option('--case <id>', 'id of the case').argParser(caseId).conflicts('due'))
      .option('--due', 'all cases for which the time of `keep` in house.yaml is over')
      .option(
        '--within <period>',
        'with --due --dry-run: or will be within this (default: 30 days)',
        period,
      )
      .option('--dry-run', 'say what would go, and change nothing')
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: EraseOptions) => {
      process.exitCode = await erase(options);
    });

function period(text: string): string {
  if (parsePeriod(text) !== undefined) return text;
  throw new InvalidArgumentError('give a period such as 30 days.');
}

const erase = (options: EraseOptions) =>
  runToExitCode(async () => {
    const { case: id, due, dryRun = false, json } = options;
    refuseWithin(options);
    const connection = connectionOf(options);
    if (due) return await eraseAllDue(options, connection);
    if (id === undefined) throw couldNotRun('say which: --case <id>, or --due');
    const path = `api/cases/${encodeURIComponent(id)}/erase`;
    const done = await call(connection, { path, body: { dryRun }, guard: isErasure });
    if (json) return printJson(done);
    print(`case ${id} ${done.erased ? 'is erased' : 'would be erased'}: ${wordsOf(done.report)}`);
  });

const refuseWithin = ({ due, dryRun, within }: EraseOptions): void => {
  if (within !== undefined && !(due && dryRun))
    throw couldNotRun('--within goes with --due --dry-run: what is not due yet is only listed');
};

const eraseAllDue = (
  { dryRun, within = '30 days', json }: EraseOptions,
  connection: ReturnType<typeof connectionOf>,
): Promise<void> => (dryRun ? listDue(connection, within, json) : eraseDue(connection, json));

interface Erasure {
  readonly erased: boolean;
  readonly report: ErasureReport;
}

const isErasure = (body: unknown): body is Erasure =>
  isObject(body) &&
  typeof body['erased'] === 'boolean' &&
  isObject(body['report']) &&
  Object.values(body['report']).every((count) => typeof count === 'number');

const wordsOf = ({ entries, files, links, mails, runs }: ErasureReport): string =>
  [
    `facts, sealed parts of ${entries} entries`,
    `${files} files`,
    `${links} links`,
    `${mails} mails in the mailbox`,
    `${runs} runs at Temporal`,
    'and the key',
  ].join(', ');
