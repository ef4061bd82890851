import { resolve, relative, isAbsolute } from 'node:path';
import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import { compileAll } from '../engine/compiler/compile.ts';
import {
  diagnosticsAsJson,
  printDiagnostics,
  sortDiagnostics,
} from '../engine/compiler/print-diagnostics.ts';
import type { Diagnostic } from '../engine/diagnostic.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';

interface Options {
  readonly definitions: string;
  readonly templates: string;
  readonly format: 'text' | 'json';
}

/** `tidings check`: says whether the definitions would run, before a candidate depends on them. */
export const checkCommand = (): Command =>
  new Command('check')
    .description('check flows, forms, templates, calendars and the rest of the definitions')
    .argument('[paths...]', 'report only these files or folders of the definitions')
    .option('--definitions <dir>', 'folder of the definitions', 'definitions')
    .option('--templates <dir>', 'folder of the templates', 'templates')
    .addOption(
      new Option('--format <format>', 'for people or for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
    .addHelpText('after', '\nExit code: 0 clean, 1 findings, 2 could not run.')
    .action(async (paths: readonly string[], options: Options) => {
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
  options: Options,
  { out, err }: Output,
): Promise<number> {
  const cannotRun = (reason: string): number => {
    err(`tidings: ${reason}\n`);
    return 2;
  };
  const { definitions, templates, format } = options;
  for (const folder of [definitions, templates])
    if (!existsSync(folder)) return cannotRun(`the folder "${folder}" does not exist`);
  const wanted = paths.map((path) => nameOf(path, options));
  const stray = paths.find((path, i) => wanted[i] === undefined || !existsSync(path));
  if (stray !== undefined)
    return cannotRun(`"${stray}" is not a file or folder of the definitions or templates`);
  const { files, problems } = await readDefinitions(definitions, templates);
  const { diagnostics } = await compileAll(files);
  const found = sortDiagnostics([...problems, ...diagnostics]).filter((one) =>
    isWanted(one, wanted),
  );
  out(format === 'json' ? diagnosticsAsJson(found) : textOf(found, files));
  return found.length === 0 ? 0 : 1;
}

function textOf(found: readonly Diagnostic[], files: ReadonlyMap<string, string>): string {
  if (found.length === 0) return `${files.size} files checked, nothing found\n`;
  const s = found.length === 1 ? '' : 's';
  return `${printDiagnostics(found, files)}\n${found.length} finding${s} in ${files.size} files\n`;
}

/** As diagnostics name it; `undefined` outside both folders. */
function nameOf(path: string, { definitions, templates }: Options): string | undefined {
  const inTemplates = below(templates, path);
  return inTemplates === undefined
    ? below(definitions, path)
    : `templates/${inTemplates}`.replace(/\/$/, '');
}

function below(folder: string, path: string): string | undefined {
  const way = relative(resolve(folder), resolve(path));
  return way.startsWith('..') || isAbsolute(way) ? undefined : way.replaceAll('\\', '/');
}

const isWanted = ({ file }: Diagnostic, wanted: readonly (string | undefined)[]): boolean =>
  wanted.length === 0 ||
  wanted.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
