import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { timeText } from './client/time-text.ts';
import { CommandError } from './command/command-error.ts';
import { exitCodes } from './command/exit-codes.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';
import { troubleCodes, type ToldTrouble, type TroubleCode } from '../wording/troubles.ts';
import { troublesEn } from '../wording/texts/troubles-en.ts';

interface DoctorOptions extends ConnectionOptions {
  readonly json?: boolean;
}

/** `tidings doctor`: what stands still, why, and what to do. */
export const doctorCommand = (): Command =>
  addConnectionOptions(
    new Command('doctor')
      .description('find what stands still, and say why and what to do')
      .option('--json', 'print JSON'),
  )
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing stands still, 1 something does, 2 could not run, 4 the server cannot be reached.',
    )
    .action(async (options: DoctorOptions) => {
      process.exitCode = await examine(options);
    });

const examine = (options: DoctorOptions) =>
  runToExitCode(async () => {
    const { troubles } = await call(connectionOf(options), {
      path: 'api/doctor',
      guard: isExamination,
    });
    if (options.json) printJson({ troubles });
    else print(troubles.length === 0 ? 'nothing stands still' : linesOf(troubles).join('\n'));
    if (troubles.length > 0)
      throw new CommandError(exitCodes.refused, `${troubles.length} to look after`);
  });

interface Examination {
  readonly troubles: readonly ToldTrouble[];
}

const isExamination = (body: unknown): body is Examination =>
  isObject(body) &&
  Array.isArray(body['troubles']) &&
  body['troubles'].every((one) => isObject(one) && typeof one['code'] === 'string');

/** One sort after the other: what it means, which cases, what to do. */
function linesOf(troubles: readonly ToldTrouble[]): readonly string[] {
  return troubleCodes.flatMap((code) => {
    const found = troubles.filter((one) => one.code === code);
    return found.length === 0 ? [] : [...sortLines(code, found), ''];
  });
}

const sortLines = (code: TroubleCode, found: readonly ToldTrouble[]): readonly string[] => [
  `${code}: ${troublesEn[code].what}`,
  ...found.flatMap(({ case: id, since, detail }) => {
    const parts = [
      ...(id === undefined ? [] : [`case ${id}`]),
      ...(since === undefined ? [] : [`since ${timeText(since)}`]),
      ...(detail === undefined ? [] : [detail]),
    ];
    return parts.length === 0 ? [] : [`  ${parts.join(', ')}`];
  }),
  `  -> ${troublesEn[code].remedy}`,
];
