import { Argument, Command } from 'commander';
import { locales, type Locale } from '../engine/model/locale.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import {
  addFolderOptions,
  type DefinitionFolders,
  requireFolders,
} from './command/definition-folders.ts';
import { exitCodes } from './command/exit-codes.ts';
import { print, runToExitCode } from './command/output.ts';
import { missingTexts } from './scaffold/missing-texts.ts';

/** `tidings texts`: lists for translators what is not written in a language. */
export const textsCommand = (): Command =>
  addFolderOptions(
    new Command('texts')
      .description('list what is not written in a language yet')
      .addArgument(new Argument('<locale>', 'the language').choices(locales)),
  )
    .addHelpText('after', '\nExit code: 0 nothing is missing, 1 something is, 2 could not run.')
    .action(async (locale: Locale, folders: DefinitionFolders) => {
      let code: number = exitCodes.done;
      const failed = await runToExitCode(async () => {
        const missing = await missingIn(locale, folders);
        print([...missing, `${missing.length} texts are missing in ${locale}`].join('\n'));
        if (missing.length > 0) code = exitCodes.refused;
      });
      process.exitCode = failed || code;
    });

async function missingIn(locale: Locale, folders: DefinitionFolders): Promise<readonly string[]> {
  requireFolders(folders);
  const { files } = await readDefinitions(folders.definitions, folders.templates);
  return missingTexts(files, locale);
}
