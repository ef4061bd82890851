import { didYouMean } from '../../expression/check/nearest.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { diagnosticAt, fileStart } from '../source/source.ts';
import { definitionFolders } from './definition-place.ts';

/** Warns of files that nobody reads; those of one folder in which nobody looks are told once. */
export function* unplacedFiles(paths: readonly string[]): Generator<Diagnostic> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = strayFolder(path);
    if (folder === undefined) yield unread(path, 'nobody reads this file', hintFor(path));
    else folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  for (const [folder, [first = '', ...more]] of folders)
    yield unread(
      first,
      `nobody reads what lies in "${folder}"${more.length > 0 ? `: this file and ${more.length} more` : ''}`,
      hintForFolder(folder),
    );
}

/** The folder of a file, where that is none in which definitions lie. */
function strayFolder(path: string): string | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isKnown =
    folder === '' ||
    definitionFolders.some((one) => folder === `${one}/`) ||
    /^templates\/[^/]+\/$/.test(folder);
  return isKnown ? undefined : folder;
}

const unread = (path: string, message: string, hint: string): Diagnostic =>
  diagnosticAt({ file: path }, fileStart, {
    code: 'file-unread',
    severity: 'warning',
    message,
    hint,
  });

const singles = ['case.yaml', 'directory.yaml', 'house.yaml', 'routing.yaml'];

function hintFor(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!path.includes('/'))
    return didYouMean(name, singles, `here only ${singles.join(', ')} are read`);
  if (/\.test\.ya?ml$/.test(name))
    return 'scenes stand beside their flow, in flows/<flow>.test.yaml';
  if (path.startsWith('templates/'))
    return 'a template is a folder templates/<id>/ with template.yaml, en.md and zh-CN.md';
  return 'name it after its id, in small letters, digits and hyphens: no dot before ".yaml"';
}

function hintForFolder(folder: string): string {
  const [top = ''] = folder.split('/');
  return definitionFolders.includes(top)
    ? `move it up into ${top}/, or out of the definitions`
    : didYouMean(
        top,
        definitionFolders,
        `definitions lie in ${definitionFolders.map((one) => `${one}/`).join(', ')}`,
      );
}
