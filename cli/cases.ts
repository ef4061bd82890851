import { Command, Option } from 'commander';
import type { ProvisionalMark } from '../server/services/provisional-marks.ts';
import type { WorkflowMark } from '../server/services/workflow-marks.ts';
import type { CaseRecord } from '../store/cases.ts';
import { call } from './client/api.ts';
import { columns } from './command/columns.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { wordArgument } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { wholeNumber } from './command/whole-number.ts';
import { statusText } from './client/status-text.ts';
import { dueText, timeText } from './client/time-text.ts';
import { isObject } from '../engine/model/base.ts';

/** `tidings cases`: the youngest cases, one a line. */
export const casesCommand = (): Command =>
  addConnectionOptions(
    new Command('cases')
      .description('list cases, the youngest first')
      .addOption(
        new Option('--status <status>', 'only these').choices([
          'open',
          'starting',
          'running',
          'stopped',
          'ended',
        ]),
      )
      .option('--flow <id>', 'only those of this flow', wordArgument('give the id of a flow.'))
      .option(
        '--limit <n>',
        'at most so many',
        wholeNumber(1, 500, 'give a number from 1 to 500.'),
        100,
      )
      .option(
        '--before <case>',
        'go on after this one, the last of the page before',
        wordArgument('give the id of a case.'),
      )
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: CasesOptions) => {
      process.exitCode = await list(options);
    });

interface CasesOptions extends ConnectionOptions {
  readonly status?: string;
  readonly flow?: string;
  readonly limit: number;
  readonly before?: string;
  readonly json?: boolean;
}

const list = (options: CasesOptions) =>
  runToExitCode(async () => {
    const query = new URLSearchParams({ limit: String(options.limit) });
    for (const name of ['status', 'flow', 'before'] as const) {
      const value = options[name];
      if (value !== undefined) query.set(name, value);
    }
    const listed = await call(connectionOf(options), {
      path: `api/cases?${query.toString()}`,
      guard: isCaseList,
      places: {
        '/status': '--status',
        '/limit': '--limit',
        '/flow': '--flow',
        '/before': '--before',
      },
    });
    if (options.json) return printJson(listed);
    if (listed.cases.length === 0) return print('no cases');
    print(columns(['CASE', 'FLOW', 'STATUS', 'STEP', 'DUE', 'STARTED'], listed.cases.map(rowOf)));
    const last = listed.cases.at(-1);
    if (listed.cases.length === options.limit && last) {
      print(`there may be more: --before ${last.id}`);
    }
  });

interface CaseList {
  readonly cases: readonly Omit<CaseRecord & ProvisionalMark & WorkflowMark, 'facts'>[];
}

const isCaseList = (body: unknown): body is CaseList =>
  isObject(body) &&
  Array.isArray(body['cases']) &&
  body['cases'].every((one) => isObject(one) && typeof one['id'] === 'string');

const rowOf = (one: CaseList['cases'][number]): readonly string[] => [
  one.id,
  one.flow,
  `${statusText(one)}${one.unreadable ? ' (unreadable)' : ''}`,
  one.step ?? '-',
  one.due === undefined ? '-' : dueText(one.due, one.provisional),
  timeText(one.createdAt),
];
