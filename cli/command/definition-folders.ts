import type { Command } from 'commander';

/** Where a command finds the definitions and the texts. */
export interface DefinitionFolders {
  readonly definitions: string;
  readonly templates: string;
}

/** Adds `--definitions` and `--templates`. */
export const addFolderOptions = (command: Command): Command =>
  command
    .option('--definitions <dir>', 'folder of the definitions', 'definitions')
    .option('--templates <dir>', 'folder of the templates', 'templates');
