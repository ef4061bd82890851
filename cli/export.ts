import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { call } from './client/api.ts';
import { addConnectionOptions, connectionOf } from './client/connection.ts';
import type { ConnectionOptions } from './client/connection.ts';
import { exitCodesHelp } from './command/exit-codes.ts';
import { caseId } from './command/id-argument.ts';
import { runToExitCode, print, printJson } from './command/output.ts';
import { isObject } from '../engine/model/base.ts';

interface ExportOptions extends ConnectionOptions {
  readonly case: string;
  readonly out?: string;
}

/** `tidings export`: what the candidate of a case may have of what is kept of them. */
export const exportCommand = (): Command =>
  addConnectionOptions(
    new Command('export')
      .description('give out what is kept of the candidate of a case, as JSON')
      .requiredOption('--case <id>', 'id of the case', caseId)
      .option('--out <file>', 'write it into this file, readable by its owner alone'),
  )
    .addHelpText('after', exitCodesHelp)
    .action(async (options: ExportOptions) => {
      process.exitCode = await exportOf(options);
    });

const exportOf = (options: ExportOptions) =>
  runToExitCode(async () => {
    const path = `api/cases/${encodeURIComponent(options.case)}/export`;
    const found = await call(connectionOf(options), { path, guard: isExport });
    if (options.out === undefined) return printJson(found);
    await writeFile(options.out, `${JSON.stringify(found, null, 2)}\n`, { mode: 0o600 });
    print(`written to ${options.out}`);
  });

const isExport = (body: unknown): body is object =>
  isObject(body) && isObject(body['case']) && Array.isArray(body['said']);
