import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { compileAll } from '../engine/compiler/compile.ts';
import { locales, type Locale } from '../engine/model/locale.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { checkGithub } from './checking/check-github.ts';
import { checkJson } from './checking/check-json.ts';
import { checkSarif } from './checking/check-sarif.ts';
import { checkText } from './checking/check-text.ts';
import { proveFlows } from '../engine/compiler/prove-flows.ts';
import { planHashOf } from '../store/pins.ts';
import { pathFilterOf, pathOf } from './checking/path-filter.ts';
import { type CheckReport, checkReport, flowFile } from './checking/report.ts';
import { writeScenes } from './checking/scene-files.ts';
import { addFolderOptions, type DefinitionFolders } from './command/definition-folders.ts';
import { exitCodes, type ExitCode } from './command/exit-codes.ts';

interface CheckOptions extends DefinitionFolders {
  readonly format?: keyof typeof formats;
  readonly locale?: Locale;
  readonly strict?: boolean;
  readonly scenes?: string;
}

const formats = { text: checkText, json: checkJson, sarif: checkSarif, github: checkGithub };

/** `tidings check`: says whether the definitions would run and keep what they promise, before a candidate depends on them. */
export const checkCommand = (): Command =>
  addFolderOptions(
    new Command('check')
      .description('check the definitions, and prove what the flows promise')
      .argument('[paths...]', 'report only these files or folders of the definitions'),
  )
    .addOption(
      new Option('--format <format>', 'for people, for programs, or for build servers')
        .choices(Object.keys(formats))
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
    )
    .addHelpText(
      'after',
      '\nExit code: 0 clean or warnings alone, 1 errors (with --strict also warnings), 2 could not run.',
    )
    .action(async (paths: readonly string[], options: CheckOptions) => {
      process.exitCode = await runCheck(paths, options, {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      });
    });

interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Checks and reports; resolves to the exit code. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  { out, err }: Output,
): Promise<number> {
  const cannotRun = (reason: string): number => {
    err(`tidings: ${reason}\n`);
    return exitCodes.couldNotRun;
  };
  const { definitions, templates, format = 'text', locale = 'en', scenes } = options;
  for (const folder of [definitions, templates])
    if (!existsSync(folder)) return cannotRun(`the folder "${folder}" does not exist`);
  const isReported = pathFilterOf(paths, options);
  if ('unknown' in isReported)
    return cannotRun(
      `"${isReported.unknown}" is not a file or folder of the definitions or templates`,
    );
  const { files, unread } = await readDefinitions(definitions, templates);
  const compiled = await compileAll(files, unread);
  const proved = proveFlows(compiled, planHashOf);
  const report = checkReport({ files, compiled, proved }, isReported, locale);
  out(formats[format](report, (file) => pathOf(file, options)));
  if (scenes !== undefined && compiled.caseSchema !== undefined) {
    const reported = proved.filter(({ flow }) => isReported(flowFile(flow, compiled)));
    const written = await writeScenes(scenes, reported, compiled.caseSchema);
    if ('problem' in written) return cannotRun(written.problem);
    for (const file of written) err(`${file}\n`);
  }
  return exitCodeFor(report, options.strict === true);
}

const exitCodeFor = ({ found }: CheckReport, strict: boolean): ExitCode =>
  found.some(({ diagnostic: { severity } }) => strict || severity === 'error')
    ? exitCodes.refused
    : exitCodes.done;
