import { Command, InvalidArgumentError } from 'commander';
import { call } from './client/api.ts';
import { columns } from './command/columns.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { couldNotRun } from './command/command-error.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';
import { dayOf } from '../engine/time/day.ts';
import type { CaseCount } from '../store/case-counts.ts';

/** `tidings counts`: how many cases have begun, how they ended, and what was not kept, by flow. */
export const countsCommand = (): Command =>
  addConnectionOptions(
    new Command('counts')
      .description('count what has happened in all cases, by flow')
      .option('--from <day>', 'from this day on, in UTC', day)
      .option('--to <day>', 'until this day, in UTC', day)
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: CountsOptions) => {
      process.exitCode = await list(options);
    });

function day(text: string): string {
  if (dayOf(text) !== undefined) return text;
  throw new InvalidArgumentError('give a day such as 2026-10-01.');
}

interface CountsOptions extends ConnectionOptions {
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

const places = { '/from': '--from', '/to': '--to' } as const;

const list = (options: CountsOptions) =>
  runToExitCode(async () => {
    const { from, to } = options;
    if (from !== undefined && to !== undefined && to < from)
      throw couldNotRun(`--to ${to} lies before --from ${from}, so no day is in between`);
    const query = new URLSearchParams();
    for (const name of ['from', 'to'] as const) {
      const value = options[name];
      if (value !== undefined) query.set(name, value);
    }
    const path = query.size === 0 ? 'api/counts' : `api/counts?${query.toString()}`;
    const listed = await call(connectionOf(options), { path, guard: isCountList, places });
    if (options.json) return printJson(listed);
    if (listed.counts.length === 0) return print('nothing');
    print(columns(['FLOW', 'WHAT', 'COUNT'], listed.counts.map(rowOf)));
  });

interface CountList {
  readonly counts: readonly CaseCount[];
}

const isCountList = (body: unknown): body is CountList =>
  isObject(body) &&
  Array.isArray(body['counts']) &&
  body['counts'].every((one) => isObject(one) && typeof one['count'] === 'number');

const rowOf = ({ flow, what, outcome, count }: CaseCount): readonly string[] => [
  flow,
  outcome === undefined ? what : `${what}: ${outcome}`,
  String(count),
];
