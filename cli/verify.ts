import { Command } from 'commander';
import type { RecordFault, Verification } from '../server/services/verify-service.ts';
import { recordFaults } from '../wording/record-faults.ts';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf, type Connection } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { CommandError } from './command/command-error.ts';
import { exitCodes } from './command/exit-codes.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';

/** `tidings verify`: whether all records are what was put on them. */
export const verifyCommand = (): Command =>
  addConnectionOptions(
    new Command('verify')
      .description('recompute the chains of all records, and compare them with what was anchored')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nExit codes: 0 all is as it was written, 1 something is not, 2 could not run, 4 the server cannot be reached, or Temporal, so that histories were not compared.',
    )
    .action(async (options: VerifyOptions) => {
      process.exitCode = await verify(options);
    });

interface VerifyOptions extends ConnectionOptions {
  readonly json?: boolean;
}

const verify = (options: VerifyOptions) =>
  runToExitCode(async () => {
    const found = await verifyAll(connectionOf(options));
    if (options.json) printJson(found);
    else print([...found.faults.map(faultLine), ...summaryLines(found)].join('\n'));
    if (found.faults.length > 0)
      throw new CommandError(exitCodes.refused, 'not everything on record is what was written');
    if (found.histories === undefined)
      throw new CommandError(
        exitCodes.unreachable,
        'Temporal does not answer, so its histories were not compared: verify again once it does',
      );
  });

type WholeVerification = Omit<Verification, 'next'>;

async function verifyAll(connection: Connection): Promise<WholeVerification> {
  const guard = isVerification;
  const { next: second, ...first } = await call(connection, { path: 'api/verify', guard });
  let whole: WholeVerification = first;
  for (let after = second; after !== undefined;) {
    const path = `api/verify?after=${encodeURIComponent(after)}`;
    const { next, ...part } = await call(connection, { path, guard });
    whole = joined(whole, part);
    after = next;
  }
  return whole;
}

const joined = (
  { histories: some, unreadable: few = 0, ...whole }: WholeVerification,
  { histories: more, unreadable: others = 0, ...part }: WholeVerification,
): WholeVerification => ({
  ...whole,
  faults: [...whole.faults, ...part.faults],
  journals: whole.journals + part.journals,
  erased: whole.erased + part.erased,
  ...(few + others > 0 && { unreadable: few + others }),
  ...(some !== undefined && more !== undefined && { histories: some + more }),
});

const isVerification = (body: unknown): body is Verification =>
  isObject(body) &&
  Array.isArray(body['faults']) &&
  typeof body['journals'] === 'number' &&
  typeof body['erased'] === 'number';

function faultLine({ code, ...fault }: RecordFault): string {
  const places = Object.entries(fault).map(
    ([name, value]) => `${placeNames[name] ?? name} ${value}`,
  );
  return `${code}: ${places.join(', ')}\n  ${recordFaults[code]}`;
}

const placeNames: Readonly<Record<string, string>> = { seq: 'entry' };

const summaryLines = ({
  faults,
  journals,
  erased,
  histories,
  unreadable,
  anchors,
}: WholeVerification): readonly string[] => [
  `${journals} journals and the ledger ${faults.length === 0 ? 'are as they were written' : 'were verified'}`,
  ...(erased === 0 ? [] : [`${erased} of them are erased: the chain holds, the words are gone`]),
  histories === undefined
    ? 'Temporal does not answer, so its histories were not compared'
    : `${histories} of them were compared with their histories at Temporal`,
  ...(unreadable === undefined
    ? []
    : [`${unreadable} of the erased have a history that went with their key`]),
  ...anchorLines[anchors ?? 'kept'],
];

const anchorLines: Readonly<Record<NonNullable<Verification['anchors']>, readonly string[]>> = {
  kept: [],
  mailed: [
    'anchors go to an address, and were not compared: put the lines of these mails into a file, and name it by TIDINGS_ANCHOR_FILE',
  ],
  'not-kept': [
    'no anchors are kept apart from the database: set TIDINGS_ANCHOR_KEY, and TIDINGS_ANCHOR_FILE or TIDINGS_ANCHOR_MAIL',
  ],
};
