import type { Directory } from '../../model/definitions.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { systemTemplates } from '../../model/message.ts';
import { systemRoles } from '../flow/lower/system-flows.ts';
import {
  type PathDiagnostic,
  diagnosticAt,
  fileStart,
  type Source,
  unreadSource,
} from '../source/source.ts';

/** Reports files that are missing though every set of definitions needs them, by path. */
export function missingFiles(files: RequiredFiles): ReadonlyMap<string, readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  if (!files.case) found.push(missingFile('case.yaml', 'what a case carries'));
  if (!files.directory) found.push(missingFile('directory.yaml', 'people and the roles they hold'));
  if (!files.routing) found.push(missingFile('routing.yaml', 'which flow a new case takes'));
  for (const id of systemTemplates)
    if (!files.templates.has(id))
      found.push(
        missingFile(`templates/${id}/template.yaml`, 'a message that the system sends by itself'),
      );
  return new Map(found.map((one) => [one.file, [one]]));
}

interface RequiredFiles {
  readonly case: Source | undefined;
  readonly directory: Source | undefined;
  readonly routing: Source | undefined;
  readonly templates: ReadonlyMap<string, unknown>;
}

/** Reports roles that are missing though the system's own tasks ask them. */
export const missingRoles = ({ roles }: Directory): readonly PathDiagnostic[] =>
  systemRoles
    .filter((role) => roles[role] === undefined)
    .map((role) => ({
      code: 'missing-role',
      path: ['roles'],
      what: 'key',
      message: `the role "${role}" is missing: it is asked when a message cannot be delivered`,
      hint: `add "${role}: <person>"`,
    }));

const missingFile = (path: string, holds: string): Diagnostic =>
  diagnosticAt({ file: path }, fileStart, {
    code: 'file-missing',
    message: `"${path}" does not exist`,
    hint: `write it: it holds ${holds}`,
  });

/** The source of a file that is missing while something stands on it. */
export const missingSource = (path: string, holds: string): Source =>
  unreadSource(path, [missingFile(path, holds)]);
