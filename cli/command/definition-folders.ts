import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { couldNotRun } from './command-error.ts';

/** Where a command finds the definitions and the texts. */
export interface DefinitionFolders {
  readonly definitions: string;
  readonly templates: string;
}

/** Adds `--definitions` and `--templates`. */
export const addFolderOptions = (command: Command): Command =>
  addDefinitionsOption(command).option(
    '--templates <dir>',
    'folder of the templates',
    folderOf('TIDINGS_TEMPLATES', 'templates'),
  );

/** Adds `--definitions`. */
export const addDefinitionsOption = (command: Command): Command =>
  command.option(
    '--definitions <dir>',
    'folder of the definitions',
    folderOf('TIDINGS_DEFINITIONS', 'definitions'),
  );

/** Throws where one of them is not there. */
export function requireFolders({ definitions, templates }: DefinitionFolders): void {
  for (const folder of [definitions, templates]) requireFolder(folder);
}

export function requireFolder(folder: string): void {
  if (!existsSync(folder)) throw couldNotRun(`the folder "${folder}" does not exist`);
}

/** The folder that server and worker would take, so that what is checked is what they start cases from. */
const folderOf = (setting: string, otherwise: string): string =>
  process.env[setting]?.trim() || otherwise;
