import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A page for people, and where it lies. */
export interface Document {
  readonly file: string;
  readonly text: string;
}

/** Every page of the project. */
export const documents: readonly Document[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
]
  .filter((file) => existsSync(join(root, file)))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

export function documentOf(file: string): string {
  const found = documents.find((one) => one.file === file);
  if (found === undefined) throw new Error(`there is no "${file}"`);
  return found.text;
}

/** Blocks of code in this language, in order. */
export const blocksIn = (text: string, language: string): readonly string[] =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, marked]) => marked === language)
    .map(([, , block = '']) => block);

/** The page without its blocks of code. */
export const withoutBlocks = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '');
