import { compileCaseSchema } from '../engine/compiler/files/case/compile-case-schema.ts';
import { isError, type CompilationResult } from '../engine/compiler/schema/compile-file.ts';
import { validateFacts } from '../engine/compiler/files/case/validate-facts.ts';
import { groupFiles } from '../engine/compiler/library/group-files.ts';
import { printDiagnostics } from '../engine/compiler/report/print-diagnostics.ts';
import { compileTemplate } from '../engine/compiler/files/template/compile-template.ts';
import { checkTexts } from '../engine/compiler/files/template/texts/check-texts.ts';
import type { Template } from '../engine/model/definitions.ts';
import type { Diagnostic } from '../engine/model/diagnostic.ts';
import { createEnvironment } from '../engine/expression/check/environment.ts';
import { readDefinitions } from '../platform/definitions-folder.ts';
import { ClientError } from './client/client-error.ts';
import { exitCodes } from './client/exit-codes.ts';
import { isObject, type JsonObject, type Json, type Facts } from '../engine/model/base.ts';

export interface RenderFolders {
  readonly definitions: string;
  readonly templates: string;
}

type DefinitionTexts = ReadonlyMap<string, string>;

/** A template without faults; with one, its findings are printed and the command ends. */
export async function readTemplate(name: string, folders: RenderFolders): Promise<Template> {
  const files = await filesOf(folders);
  const grouped = groupFiles(files);
  const written = grouped.templates.get(name);
  if (!written) {
    const known = [...grouped.templates.keys()].join(', ');
    throw new ClientError(
      exitCodes.couldNotRun,
      `there is no template "${name}"; known are ${known}`,
    );
  }
  const template = requireSound(compileTemplate(written, name), files);
  const schema = grouped.case && compileCaseSchema(grouped.case).value;
  const environment = schema && createEnvironment(schema);
  const found = await checkTexts(written, { ...template, template: name }, environment);
  return requireSound({ value: template, diagnostics: found }, files);
}

/** Facts that keep to `case.yaml`, with its defaults. */
export async function readFacts(given: unknown, folders: RenderFolders): Promise<Facts> {
  const files = await filesOf(folders);
  const source = groupFiles(files).case;
  if (!source)
    throw new ClientError(exitCodes.couldNotRun, `"${folders.definitions}" has no case.yaml`);
  const schema: JsonObject = requireSound(compileCaseSchema(source), files);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was parsed as JSON
  const written = (isObject(given) && isObject(given['facts']) ? given['facts'] : given) as Json;
  const { facts, errors } = validateFacts(schema, written);
  if (errors.length === 0) return facts;
  const list = errors.map(({ pointer, message }) => `${pointer || 'the file'} ${message}`);
  throw new ClientError(exitCodes.refused, `the facts break case.yaml: ${list.join('; ')}`);
}

async function filesOf({ definitions, templates }: RenderFolders): Promise<DefinitionTexts> {
  try {
    return (await readDefinitions(definitions, templates)).files;
  } catch {
    throw new ClientError(
      exitCodes.couldNotRun,
      `the folders "${definitions}" and "${templates}" cannot be read; check --definitions and --templates`,
    );
  }
}

function requireSound<T>({ value, diagnostics }: CompilationResult<T>, files: DefinitionTexts): T {
  const errors: readonly Diagnostic[] = diagnostics.filter(isError);
  if (value !== undefined && errors.length === 0) return value;
  process.stderr.write(`${printDiagnostics(errors, files)}\n`);
  throw new ClientError(exitCodes.refused, 'nothing can be shown before these are mended');
}
