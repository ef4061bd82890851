import { resolve, relative, isAbsolute, join } from 'node:path';
import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { compileAll } from '../engine/compiler/compile.ts';
import { sortDiagnostics } from '../engine/compiler/report/print-diagnostics.ts';
import type { Diagnostic } from '../engine/model/diagnostic.ts';
import { catalogues } from '../engine/analysis/report/catalogues.ts';
import { locales, type Locale } from '../engine/model/locale.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { checkGithub } from './checking/check-github.ts';
import { checkJson } from './checking/check-json.ts';
import { checkSarif } from './checking/check-sarif.ts';
import { checkText } from './checking/check-text.ts';
import { proveFlows, type ProvedFlow } from '../engine/compiler/prove-flows.ts';
import { planHashOf } from '../store/pins.ts';
import { type ReportedDiagnostic, type CheckReport, reportProofs } from './checking/report.ts';
import { writeScenes } from './checking/scene-files.ts';

interface CheckOptions {
  readonly definitions: string;
  readonly templates: string;
  readonly format?: Format;
  readonly locale?: Locale;
  readonly strict?: boolean;
  readonly scenes?: string;
}

type Format = keyof typeof formats;

const formats = { text: checkText, json: checkJson, sarif: checkSarif, github: checkGithub };

/** `tidings check`: says whether the definitions would run and keep what they promise, before a candidate depends on them. */
export const checkCommand = (): Command =>
  new Command('check')
    .description('check the definitions, and prove what the flows promise')
    .argument('[paths...]', 'report only these files or folders of the definitions')
    .option('--definitions <dir>', 'folder of the definitions', 'definitions')
    .option('--templates <dir>', 'folder of the templates', 'templates')
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
    return 2;
  };
  const { definitions, templates, format = 'text' } = options;
  for (const folder of [definitions, templates])
    if (!existsSync(folder)) return cannotRun(`the folder "${folder}" does not exist`);
  const wanted = paths.map((path) => nameOf(path, options));
  const unknownPath = paths.find((path, i) => wanted[i] === undefined || !existsSync(path));
  if (unknownPath !== undefined)
    return cannotRun(`"${unknownPath}" is not a file or folder of the definitions or templates`);
  const { files, diagnostics: unread } = await readDefinitions(definitions, templates);
  const compiled = await compileAll(files);
  const proved = proveFlows(compiled, planHashOf);
  const diagnostics = [...unread, ...compiled.diagnostics].map((diagnostic) => ({ diagnostic }));
  const report = reportOf({ files, diagnostics, proved, wanted }, options.locale ?? 'en');
  out(formats[format](report, pathsFrom(options)));
  const { scenes } = options;
  if (scenes !== undefined && compiled.caseSchema !== undefined) {
    const reported = proved.filter((one) => isWanted(`flows/${one.flow}.yaml`, wanted));
    const written = await writeScenes(scenes, reported, compiled.caseSchema);
    if ('problem' in written) return cannotRun(written.problem);
    for (const file of written) err(`${file}\n`);
  }
  return exitCodeFor(report.found, options.strict === true);
}

interface CheckInput {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly proved: readonly ProvedFlow[];
  readonly wanted: PathFilter;
}

/** Folders and files as diagnostics name them. */
type PathFilter = readonly (string | undefined)[];

function reportOf({ files, diagnostics, proved, wanted }: CheckInput, locale: Locale): CheckReport {
  const proofs = proved.map((one) => reportProofs(one, locale));
  const found = [...diagnostics, ...proofs.flatMap((one) => one.found)];
  const byDiagnostic = new Map(found.map((one) => [one.diagnostic, one]));
  return {
    files,
    catalogue: catalogues[locale],
    found: sortDiagnostics([...byDiagnostic.keys()]).flatMap((diagnostic) => {
      const one = byDiagnostic.get(diagnostic);
      return one !== undefined && isWanted(diagnostic.file, wanted) ? [one] : [];
    }),
    certificates: proofs
      .flatMap((one) => one.certificates)
      .filter(({ certificate }) => isWanted(`flows/${certificate.flow}.yaml`, wanted)),
  };
}

const exitCodeFor = (found: readonly ReportedDiagnostic[], strict: boolean): number =>
  Number(found.some(({ diagnostic: { severity } }) => strict || severity === 'error'));

/** As diagnostics name it; `undefined` outside both folders. */
function nameOf(path: string, { definitions, templates }: CheckOptions): string | undefined {
  const inTemplates = pathBelow(templates, path);
  return inTemplates === undefined
    ? pathBelow(definitions, path)
    : `templates/${inTemplates}`.replace(/\/$/, '');
}

function pathBelow(folder: string, path: string): string | undefined {
  const relativePath = relative(resolve(folder), resolve(path));
  return relativePath.startsWith('..') || isAbsolute(relativePath)
    ? undefined
    : relativePath.replaceAll('\\', '/');
}

/** Where the files of diagnostics lie, as seen from here: what a build server can find. */
const pathsFrom =
  ({ definitions, templates }: CheckOptions) =>
  (file: Diagnostic['file']): string =>
    join(
      ...(file.startsWith('templates/')
        ? [templates, file.slice('templates/'.length)]
        : [definitions, file]),
    ).replaceAll('\\', '/');

const isWanted = (file: string, wanted: PathFilter): boolean =>
  wanted.length === 0 ||
  wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
