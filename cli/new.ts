import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { messageClasses, type MessageClass } from '../engine/model/message.ts';
import { type LoadedDefinitions, loadDefinitions } from '../engine/compiler/load-definitions.ts';
import { idPattern } from '../engine/compiler/schema/shared-schemas.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { checkToday } from './check.ts';
import { couldNotRun, refused } from './command/command-error.ts';
import {
  addFolderOptions,
  type DefinitionFolders,
  requireFolders,
} from './command/definition-folders.ts';
import { exitCodes } from './command/exit-codes.ts';
import { print, runToExitCode } from './command/output.ts';
import { beginCalendar } from './scaffold/calendar.ts';
import { beginFlow } from './scaffold/flow.ts';
import { beginForm } from './scaffold/form.ts';
import type { NewFiles, NoBeginning } from './scaffold/new-files.ts';
import { beginPart } from './scaffold/part.ts';
import { beginTemplate } from './scaffold/template.ts';

interface NewOptions extends DefinitionFolders {
  readonly class?: MessageClass;
  readonly zone?: string;
  readonly country?: string;
  readonly state?: string;
}

const kinds = ['flow', 'part', 'template', 'form', 'calendar'] as const;
type Kind = (typeof kinds)[number];

/** `tidings new`: writes a beginning that checks, to be made one's own. */
export const newCommand = (): Command =>
  addFolderOptions(
    new Command('new')
      .description('write the beginning of a flow, part, template, form or calendar, which checks')
      .addArgument(new Argument('<kind>', 'what it is to be').choices(kinds))
      .argument('<id>', 'its id: the name of its file or folder', idOfFile),
  )
    .addOption(
      new Option(
        '--class <class>',
        'of a template: what the message says; default: notice',
      ).choices(messageClasses),
    )
    .option('--zone <zone>', 'of a calendar: its IANA zone; default: that of the first person')
    .option('--country <code>', 'of a calendar: whose holidays, such as DE; default: by its zone')
    .option('--state <code>', 'of a calendar: of which state or province, such as BY')
    .addHelpText('after', '\nExit code: that of the check of what was written; 2 could not run.')
    .action(async (kind: Kind, id: string, options: NewOptions) => {
      const { definitions, templates } = options;
      let code: number = exitCodes.done;
      const failed = await runToExitCode(async () => {
        const paths = await write(kind, id, options);
        print(paths.map((path) => `written: ${path}`).join('\n'));
        code = await checkToday(paths, { definitions, templates, format: 'text', locale: 'en' });
      });
      process.exitCode = failed || code;
    });

/** Ids name files, and stand in addresses. */
function idOfFile(text: string): string {
  if (idForm.test(text) && !['true', 'false', 'null'].includes(text)) return text;
  throw new InvalidArgumentError(
    'write at most 100 small letters and digits, in words with a hyphen between, such as shop-manager.',
  );
}

const idForm = new RegExp(`(?=^.{1,100}$)${idPattern}`);

/** Returns the paths of what is new. */
async function write(kind: Kind, id: string, options: NewOptions): Promise<readonly string[]> {
  const { definitions, templates } = options;
  requireFolders(options);
  const given = foreign[kind].find((name) => options[name] !== undefined);
  if (given !== undefined) throw couldNotRun(`a ${kind} has no --${given}`);
  const { files, unread } = await readDefinitions(definitions, templates);
  const begun = begin[kind](id, loadDefinitions(files, unread), options);
  if ('problem' in begun) throw refused(begun.problem);
  const taken = takenBy([...begun.keys()], [...files.keys(), ...unread.keys()]);
  if (taken !== undefined) throw refused(`${taken} is there already; nothing was written`);
  const written = [...begun].map(([path, text]) => ({
    path: path.startsWith('templates/')
      ? join(templates, path.slice('templates/'.length))
      : join(definitions, path),
    text,
  }));
  for (const { path, text } of written) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: 'wx' });
  }
  return written.map(({ path }) => path);
}

/** What defines the same: a file of either ending, or any file in the folder of a message. */
const takenBy = (begun: readonly string[], there: readonly string[]): string | undefined => {
  const places = new Set(begun.map(placeOf));
  return there.find((file) => places.has(placeOf(file)));
};

const placeOf = (file: string): string =>
  file.startsWith('templates/')
    ? file.slice(0, file.lastIndexOf('/'))
    : file.replace(/\.ya?ml$/, '');

const ofCalendars = ['zone', 'country', 'state'] as const;

/** Options that mean nothing to a kind. */
const foreign: Readonly<Record<Kind, readonly (keyof NewOptions)[]>> = {
  flow: ['class', ...ofCalendars],
  template: ofCalendars,
  part: ['class', ...ofCalendars],
  form: ['class', ...ofCalendars],
  calendar: ['class'],
};

const begin: Readonly<Record<Kind, Begin>> = {
  flow: beginFlow,
  template: (id, _loaded, options) => beginTemplate(id, options.class ?? 'notice'),
  part: beginPart,
  form: beginForm,
  calendar: (id, loaded, options) =>
    beginCalendar(id, loaded, { ...options, year: new Date().getUTCFullYear() }),
};

type Begin = (id: string, loaded: LoadedDefinitions, options: NewOptions) => NewFiles | NoBeginning;
