import { Command } from 'commander';
import { call } from './client/api.ts';
import { columns } from './command/columns.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { timeText } from './client/time-text.ts';
import { wholeNumber } from './command/whole-number.ts';
import { isObject } from '../engine/model/base.ts';
import type { LedgerEntry } from '../store/ledger-fact.ts';

/** `tidings ledger`: what has happened in the house outside of any case, one a line. */
export const ledgerCommand = (): Command =>
  addConnectionOptions(
    new Command('ledger')
      .description('list what has happened in the house outside of any case, in order')
      .option('--after <n>', 'only what comes behind this entry', seq, 0)
      .option('--limit <n>', 'at most so many', count, 100)
      .option('--json', 'print JSON'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: LedgerOptions) => {
      process.exitCode = await list(options);
    });

const seq = wholeNumber(0, 2 ** 31 - 1, 'give the number of an entry.');
const count = wholeNumber(1, 500, 'give a number from 1 to 500.');

interface LedgerOptions extends ConnectionOptions {
  readonly after: number;
  readonly limit: number;
  readonly json?: boolean;
}

const list = (options: LedgerOptions) =>
  runToExitCode(async () => {
    const listed = await call(connectionOf(options), {
      path: `api/ledger?after=${options.after}&limit=${options.limit}`,
      guard: isLedgerPage,
      places: { '/after': '--after', '/limit': '--limit' },
    });
    if (options.json) return printJson(listed);
    const last = listed.entries.at(-1);
    if (last === undefined) return print('nothing');
    print(columns(['#', 'AT', 'WHAT', 'WHICH'], listed.entries.map(rowOf)));
    if (listed.entries.length === options.limit) print(`there may be more: --after ${last.seq}`);
  });

interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
}

const isLedgerPage = (body: unknown): body is LedgerPage =>
  isObject(body) &&
  Array.isArray(body['entries']) &&
  body['entries'].every((one) => isObject(one) && typeof one['kind'] === 'string');

/** A kind that this version does not know is shown as well. */
const rowOf = ({ seq: number, at, kind, ...fields }: LedgerEntry): readonly string[] => [
  String(number),
  timeText(at),
  kind.replaceAll('-', ' '),
  Object.entries(fields)
    .map(([name, value]) => `${wordsOf(name)} ${valueText(name, value)}`)
    .join(', '),
];

/** `expiresAt` is read as `expires`. */
const wordsOf = (name: string): string => name.replace(/At$/, '');

const mostListed = 8;

/** Moments as other lists write them; of what is long, or of things with parts, how many there are. */
function valueText(name: string, value: unknown): string {
  if (typeof value === 'number' && name.endsWith('At')) return timeText(value);
  if (!Array.isArray(value)) return typeof value === 'string' ? value : JSON.stringify(value);
  return value.length <= mostListed && value.every((one) => typeof one !== 'object')
    ? value.join(' ')
    : String(value.length);
}
