import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An input of the comparison: a folder with files, and the commands that run in it one after the other. */
export interface ComparisonInput {
  readonly name: string;
  readonly files: InputFiles;
  readonly commands: readonly TidingsCommand[];
}

/** The arguments of `tidings`; a path that ends with a star means all files that are there by then. */
export type TidingsCommand = readonly string[];

/** Texts by their paths. */
export type InputFiles = Readonly<Record<string, string>>;

/** Where commands are told to write; the files there are compared as well. */
export const outputFolder = 'written';

export const root = join(import.meta.dirname, '../..');

/** The texts below a folder of this tree, by path below it. */
export const textsBelow = (folder: string): InputFiles =>
  Object.fromEntries(
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [path.slice(join(root, folder).length + 1), readFileSync(path, 'utf8')]),
  );

/** Files as the compiler names them, laid out as in a work tree: all but the templates below `definitions`. */
export const inWorkTree = (files: InputFiles): InputFiles =>
  Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path.startsWith('templates/') ? path : `definitions/${path}`,
      text,
    ]),
  );

/** A check in Chinese and in one of the formats, by turns: all formats for every input would take too long. */
export const checkInOtherFormat = (turn: number): TidingsCommand => {
  const format = formats[turn % formats.length] ?? 'json';
  return ['check', '--locale', 'zh-CN', '--format', format];
};

export const formats = ['json', 'sarif', 'text', 'github'] as const;

/** Checks with the findings as text and as scenes, and rehearses these scenes. */
export const checkAndRehearse: readonly TidingsCommand[] = [
  ['check', '--scenes', `${outputFolder}/scenes`],
  ['test', `${outputFolder}/scenes/*`],
];
