import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A folder with inputs, and the commands that are carried out in it, one after the other. */
export interface Place {
  readonly name: string;
  readonly files: Files;
  readonly commands: readonly Command[];
}

/** What stands behind "tidings"; a path that ends with a star means all files that are there by then. */
export type Command = readonly string[];

/** Texts by their paths. */
export type Files = Readonly<Record<string, string>>;

/** Where commands are told to write: what stands there is compared as well. */
export const written = 'written';

export const root = join(import.meta.dirname, '../..');

/** The texts below a folder of this tree, by path below it. */
export const textsBelow = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(join(root, folder).length + 1), readFileSync(path, 'utf8')]),
  );

/** Files as the compiler names them, as they lie in a work tree: all but the templates below "definitions". */
export const laidOut = (files: Files): Files =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path.startsWith('templates/') ? path : `definitions/${path}`,
      text,
    ]),
  );

/** Every way of telling findings has its turn, because all of them for every place would take too long. */
export const checkOtherwise = (turn: number): Command => {
  const format = formats[turn % formats.length] ?? 'json';
  return ['check', '--locale', 'zh-CN', '--format', format];
};

export const formats = ['json', 'sarif', 'text', 'github'] as const;

/** What the proofs find, as text and as scenes, and these scenes played. */
export const checkAndPlay: readonly Command[] = [
  ['check', '--scenes', `${written}/scenes`],
  ['test', `${written}/scenes/*`],
];
