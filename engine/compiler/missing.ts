import type { Diagnostic } from '../diagnostic.ts';
import { systemTemplates } from '../message.ts';
import type { Grouped } from './group-files.ts';
import { report } from './source.ts';

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

const start = { line: 1, column: 1, endLine: 1, endColumn: 1 } as const;

const file = (path: string, holds: string): Diagnostic =>
  report({ file: path }, start, {
    code: 'file-missing',
    message: `"${path}" does not exist`,
    hint: `write it: it holds ${holds}`,
  });
