import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import type { Instant } from '../engine/model/base.ts';
import { locales } from '../engine/model/locale.ts';
import { dayOfUtc } from '../engine/time/day.ts';
import { dayMs } from '../engine/time/units.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import type { CheckRequest } from './checking/check-definitions.ts';
import { type CheckMemory, createCheckMemory, noMemory } from './checking/check-memory.ts';
import { pathFilterOf } from './checking/path-filter.ts';
import { programOf } from './checking/program.ts';
import { addFolderOptions } from './command/definition-folders.ts';
import { wordArgument } from './command/id-argument.ts';
import { exitCodes } from './command/exit-codes.ts';

/** `tidings check`: says whether the definitions would run and keep what they promise, before a candidate depends on them. */
export const checkCommand = (): Command =>
  addFolderOptions(
    new Command('check')
      .description('check the definitions, and prove what the flows promise')
      .argument('[paths...]', 'report only these files or folders of the definitions'),
  )
    .addOption(
      new Option('--format <format>', 'for people, for programs, or for build servers')
        .choices(['text', 'json', 'sarif', 'github'])
        .default('text'),
    )
    .addOption(
      new Option('--locale <locale>', 'in which the proofs tell what they have found')
        .choices(locales)
        .default('en'),
    )
    .option('--strict', 'fail on warnings as well')
    .option(
      '--scenes <path>',
      'write the counter-examples as scenes: to a file, or a file for each flow below a folder',
      wordArgument('give a file or a folder.'),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 clean or warnings alone, 1 errors (with --strict also warnings), 2 could not run.',
    )
    .action(async (paths: readonly string[], options: CheckRequest) => {
      process.exitCode = await checkToday(paths, options);
    });

/** Checks as of today, prints, and resolves to the exit code. */
export const checkToday = (
  paths: readonly string[],
  request: Omit<CheckRequest, 'today'>,
): Promise<number> =>
  runCheck(
    paths,
    { ...request, today: startOfDay(Date.now()) },
    {
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
    },
    ownMemory(),
  );

const startOfDay = (now: Instant): Instant => dayOfUtc(now) * dayMs;

/** Beside what a stack on this machine keeps. */
function ownMemory(): CheckMemory {
  const program = programOf(new Date());
  const folder = join(process.env['TIDINGS_DATA'] ?? '.tidings', 'checks');
  return program === undefined ? noMemory : createCheckMemory(folder, program);
}

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Checks and reports; resolves to the exit code. */
export async function runCheck(
  paths: readonly string[],
  request: CheckRequest,
  { out, err }: Output,
  memory: CheckMemory = noMemory,
): Promise<number> {
  const cannotRun = (reason: string): number => {
    err(`tidings: ${reason}\n`);
    return exitCodes.couldNotRun;
  };
  const { definitions, templates, format, locale, strict, scenes, today } = request;
  for (const folder of [definitions, templates])
    if (!existsSync(folder)) return cannotRun(`the folder "${folder}" does not exist`);
  const isReported = pathFilterOf(paths, request);
  if ('unknown' in isReported)
    return cannotRun(
      `"${isReported.unknown}" is not a file or folder of the definitions or templates`,
    );
  const found = await readDefinitions(definitions, templates);
  const check = async () => {
    // Loading the compiler and the proofs takes longer than finding that nothing has changed.
    const { checkDefinitions } = await import('./checking/check-definitions.ts');
    return checkDefinitions(found, isReported, request, memory);
  };
  const { files, unread } = found;
  const asked = { paths, definitions, templates, format, locale, strict, today };
  // Scenes are written to files, which somebody may have taken away.
  const answer =
    scenes === undefined
      ? await memory.recallLater(['check', asked, [...files], [...unread]], check)
      : await check();
  out(answer.out);
  err(answer.err);
  return answer.code;
}
