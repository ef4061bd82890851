import type { Random } from '../../engine/simulation/random.ts';

/** The definitions as text, by path. */
export type SlipFiles = ReadonlyMap<string, string>;

/** A slip of the hand in one file of the definitions. */
export interface Slip {
  readonly class: string;
  readonly file: string;
  /** The lines that were changed; for a whole file, all of them. */
  readonly lines: readonly [first: number, last: number];
  /** Words of which a finding elsewhere must have one, to be about the slip. */
  readonly named: readonly string[];
  readonly files: SlipFiles;
  /** What was written, and what stands there now. */
  readonly told: string;
}

/** Makes a slip; undefined where the draw has found nothing to spoil. */
export type SlipMaker = (files: SlipFiles, random: Random) => Slip | undefined;

/** By class: how often it is drawn, of all, and how it is made. */
export type SlipMakers = Readonly<Record<string, readonly [share: number, make: SlipMaker]>>;

export const pick = <Value>(all: readonly Value[], random: Random): Value | undefined =>
  all[Math.floor(random() * all.length)];

/** A text with another in place of a part of it. */
export function replaced(
  kind: string,
  {
    files,
    file,
    text,
  }: { readonly files: SlipFiles; readonly file: string; readonly text: string },
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: string },
): Slip {
  const first = lineAt(text, from);
  const was = text.slice(from, to);
  const changed = text.slice(0, from) + by + text.slice(to);
  return {
    class: kind,
    file,
    lines: [first, first + Math.max(lineBreaks(was), lineBreaks(by))],
    named: wordsIn(
      `${wordsAround(text, from, to)} ${wordsAround(changed, from, from + by.length)}`,
    ),
    files: new Map(files).set(file, changed),
    told: `${shortened(was)} -> ${shortened(by)}`,
  };
}

/** A file as a whole. */
export const wholeFile = (
  kind: string,
  file: string,
  files: SlipFiles,
  told: string,
  others: readonly string[] = [],
): Slip => ({
  class: kind,
  file,
  lines: [1, Infinity],
  named: [...new Set([file, ...others].flatMap((path) => [path, nameOf(path)]))],
  files,
  told,
});

/** The id that a path gives to what it defines. */
const nameOf = (path: string): string =>
  /^templates\/([^/]+)\//.exec(path)?.[1] ?? path.replace(/^.*\//, '').replace(/\..*$/, '');

const lineAt = (text: string, offset: number): number => lineBreaks(text.slice(0, offset)) + 1;

const lineBreaks = (text: string): number => text.split('\n').length - 1;

/** A part of a text with what is left of the words that it begins and ends in: who loses a letter has spoilt a word. */
function wordsAround(text: string, from: number, to: number): string {
  const [before = ''] = /[\p{L}\p{N}_-]*$/u.exec(text.slice(Math.max(0, from - 60), from)) ?? [];
  const [behind = ''] = /^[\p{L}\p{N}_-]*/u.exec(text.slice(to, to + 60)) ?? [];
  return before + text.slice(from, to) + behind;
}

const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/[\p{L}\p{N}_-]{2,}/gu) ?? [])].filter((word) => word.length < 40);

const shortened = (text: string): string =>
  JSON.stringify(text.length > 50 ? `${text.slice(0, 49)}…` : text);
