import { compileCaseSchema } from '../engine/compiler/files/case/compile-case-schema.ts';
import { factListsOf, type FactLists } from '../engine/compiler/files/case/written-case.ts';
import { isError, type CompilationResult } from '../engine/compiler/schema/compile-file.ts';
import { groupFiles, type FilesByKind } from '../engine/compiler/library/group-files.ts';
import { printDiagnostics } from '../engine/compiler/report/print-diagnostics.ts';
import { compileTemplate } from '../engine/compiler/files/template/compile-template.ts';
import { checkTexts } from '../engine/compiler/files/template/texts/check-texts.ts';
import { compileHouse } from '../engine/compiler/files/house/compile-house.ts';
import type { Correspondent, Template } from '../engine/model/definitions.ts';
import type { Diagnostic } from '../engine/model/diagnostic.ts';
import { createEnvironment } from '../engine/expression/check/environment.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { couldNotRun, refused } from './command/command-error.ts';
import type { DefinitionFolders } from './command/definition-folders.ts';
import type { JsonObject } from '../engine/model/base.ts';

type DefinitionTexts = ReadonlyMap<string, string>;

/** The compiled template; with errors in it, they are printed and the command ends. */
export async function readTemplate(name: string, folders: DefinitionFolders): Promise<Template> {
  const files = await filesOf(folders);
  const grouped = groupFiles(files);
  const written = grouped.templates.get(name);
  if (!written) {
    const known = [...grouped.templates.keys()].join(', ');
    throw couldNotRun(`there is no template "${name}"; known are ${known}`);
  }
  const template = requireSound(compileTemplate(written, name), files);
  const schema = grouped.case && compileCaseSchema(grouped.case, listsOf(grouped)).value;
  const environment = schema && createEnvironment(schema);
  const found = await checkTexts(written, { ...template, template: name }, { environment });
  return requireSound({ value: template, diagnostics: found }, files);
}

/** The compiled schema of `case.yaml`; with errors in it, they are printed and the command ends. */
export async function readCaseSchema(folders: DefinitionFolders): Promise<JsonObject> {
  const files = await filesOf(folders);
  const grouped = groupFiles(files);
  if (!grouped.case) throw couldNotRun(`"${folders.definitions}" has no case.yaml`);
  return requireSound(compileCaseSchema(grouped.case, listsOf(grouped)), files);
}

/** Whoever writes, as house.yaml has it; with errors in that, they are printed and the command ends. */
export async function readCompany(folders: DefinitionFolders): Promise<Correspondent> {
  const files = await filesOf(folders);
  const { house, pictures } = groupFiles(files);
  const read = house && requireSound(compileHouse(house, { outcomes: undefined, pictures }), files);
  return read?.company ?? { name: 'Example Company' };
}

const listsOf = ({ directory }: FilesByKind): FactLists => factListsOf(directory?.value);

async function filesOf({ definitions, templates }: DefinitionFolders): Promise<DefinitionTexts> {
  try {
    return (await readDefinitions(definitions, templates)).files;
  } catch {
    throw couldNotRun(
      `the folders "${definitions}" and "${templates}" cannot be read; check --definitions and --templates`,
    );
  }
}

function requireSound<T>({ value, diagnostics }: CompilationResult<T>, files: DefinitionTexts): T {
  const errors: readonly Diagnostic[] = diagnostics.filter(isError);
  if (value !== undefined && errors.length === 0) return value;
  process.stderr.write(`${printDiagnostics(errors, files)}\n`);
  throw refused('nothing can be shown before these are mended');
}
