import { existsSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { DefinitionFolders } from '../command/definition-folders.ts';

/** Whether a file, by the name that diagnostics have for it, is to be reported. */
export type PathFilter = (file: string) => boolean;

/**
 * The filter for files and folders that a user names; without any, everything is reported. Returns the first path that is not one of the
 * definitions or templates.
 */
export function pathFilterOf(
  paths: readonly string[],
  folders: DefinitionFolders,
): PathFilter | { readonly unknown: string } {
  const wanted: string[] = [];
  for (const path of paths) {
    const name = nameOf(path, folders);
    if (name === undefined || !existsSync(path)) return { unknown: path };
    wanted.push(name);
  }
  return (file) =>
    wanted.length === 0 ||
    wanted.some((name) => name === '' || file === name || file.startsWith(`${name}/`));
}

/** The path of a file that a diagnostic names, such as a build server can find it from here. */
export function pathOf(file: string, { definitions, templates }: DefinitionFolders): string {
  const path = file.startsWith('templates/')
    ? join(templates, file.slice('templates/'.length))
    : join(definitions, file);
  return path.replaceAll('\\', '/');
}

/** The name that diagnostics have for a path; `undefined` outside both folders. */
function nameOf(path: string, { definitions, templates }: DefinitionFolders): string | undefined {
  const inTemplates = pathBelow(templates, path);
  return inTemplates === undefined
    ? pathBelow(definitions, path)
    : `templates/${inTemplates}`.replace(/\/$/, '');
}

function pathBelow(folder: string, path: string): string | undefined {
  const relativePath = relative(resolve(folder), resolve(path));
  return relativePath.startsWith('..') || isAbsolute(relativePath)
    ? undefined
    : relativePath.replaceAll('\\', '/');
}
