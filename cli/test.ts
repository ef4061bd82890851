import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { exitCodes } from './command/exit-codes.ts';
import { couldNotRun } from './command/command-error.ts';
import {
  addFolderOptions,
  type DefinitionFolders,
  requireFolders,
} from './command/definition-folders.ts';
import { flowOf } from './rehearsal/read-tests.ts';
import { runTests, type TestRun } from './rehearsal/run-tests.ts';
import { testJson } from './rehearsal/test-json.ts';
import { testJunit } from './rehearsal/test-junit.ts';
import { testText } from './rehearsal/test-text.ts';
import { onChange } from './rehearsal/on-change.ts';

interface TestOptions extends DefinitionFolders {
  readonly format: keyof typeof formats;
  readonly filter?: string;
  readonly complete?: boolean;
  readonly watch?: boolean;
}

const formats = { text: testText, json: testJson, junit: testJunit };

/** `tidings test`: rehearses the scenes beside the flows. */
export const testCommand = (): Command =>
  addFolderOptions(
    new Command('test')
      .description('rehearse the scenes beside the flows, and say what none of them reaches')
      .argument('[flows...]', 'ids of flows, or paths of their test files; default: all'),
  )
    .option('--filter <text>', 'play only scenes with this in their title')
    .option('--complete', 'fail as well when something is not reached')
    .option('--watch', 'play them again whenever a file changes')
    .addOption(
      new Option('--format <format>', 'for people, for programs, or for build servers')
        .choices(Object.keys(formats))
        .default('text'),
    )
    .addHelpText(
      'after',
      '\nExit code: 0 all as expected, 1 something was not or findings, 2 could not run.',
    )
    .action(async (flows: readonly string[], options: TestOptions) => {
      process.exitCode = await test(flows, options, print);
      if (options.watch)
        for await (const changed of onChange([options.definitions, options.templates])) {
          print(`\n${changed} has changed\n`);
          process.exitCode = await test(flows, options, print);
        }
    });

const print = (text: string): void => void process.stdout.write(text);

/** Runs all scenes and reports once; resolves to the exit code. */
export async function test(
  flows: readonly string[],
  options: TestOptions,
  out: (text: string) => void,
): Promise<number> {
  requireFolders(options);
  const { filter } = options;
  const isElsewhere = (one: string): boolean => isFileOutside(one, options.definitions);
  const wanted = {
    flows: flows.filter((one) => !isElsewhere(one)).map(flowOf),
    paths: flows.filter(isElsewhere),
    ...(filter === undefined ? {} : { filter }),
  };
  const run = await runTests(options, wanted);
  const missing = wanted.flows.find((flow) => !isKnown(flow, run));
  if (missing !== undefined)
    throw couldNotRun(`there is no "${options.definitions}/flows/${missing}.test.yaml"`);
  if (filter !== undefined && isNothing(run))
    throw couldNotRun(`no scene has "${filter}" in its title`);
  out(formats[options.format](run));
  const failed = run.suites.some(
    ({ results, unreached }) =>
      results.some(({ failures }) => failures.length > 0) ||
      (options.complete === true && unreached.length > 0),
  );
  return failed || run.diagnostics.length > 0 ? exitCodes.refused : exitCodes.done;
}

/** A test file that does not lie beside the flows, such as one that `tidings check --scenes` has written. */
const isFileOutside = (path: string, definitions: string): boolean =>
  path.endsWith('.yaml') &&
  existsSync(path) &&
  resolve(dirname(path)) !== resolve(definitions, 'flows');

/** A build that plays nothing would pass for ever. */
const isNothing = ({ suites, diagnostics }: TestRun): boolean =>
  diagnostics.length === 0 && suites.every(({ results }) => results.length === 0);

const isKnown = (flow: string, { files }: TestRun): boolean => files.has(`flows/${flow}.test.yaml`);
