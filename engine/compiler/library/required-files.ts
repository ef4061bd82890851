import type { Directory } from '../../model/definitions.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { systemTemplates } from '../../model/message.ts';
import type { Grouped } from './group-files.ts';
import { type Fault, report } from '../source/source.ts';
import { systemRoles } from '../flow/lower/system-flows.ts';

/** What has to be there whatever the flows say, by the path at which it is missed. */
export function missing(files: Grouped): ReadonlyMap<string, readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  if (!files.case) found.push(file('case.yaml', 'what a case carries'));
  if (!files.directory) found.push(file('directory.yaml', 'people and the roles they hold'));
  if (!files.routing) found.push(file('routing.yaml', 'which flow a new case takes'));
  for (const id of systemTemplates)
    if (!files.templates.has(id))
      found.push(
        file(`templates/${id}/template.yaml`, 'a message that the system sends by itself'),
      );
  return new Map(found.map((one) => [one.file, [one]]));
}

/** Roles that the system's own tasks ask. */
export const missingRoles = ({ roles }: Directory): readonly Fault[] =>
  systemRoles
    .filter((role) => roles[role] === undefined)
    .map((role) => ({
      code: 'missing-role',
      path: ['roles'],
      what: 'key',
      message: `the role "${role}" is missing: it is asked when a message cannot be delivered`,
      hint: `add "${role}: <person>"`,
    }));

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

const file = (path: string, holds: string): Diagnostic =>
  report({ file: path }, start, {
    code: 'file-missing',
    message: `"${path}" does not exist`,
    hint: `write it: it holds ${holds}`,
  });
