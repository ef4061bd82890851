import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

/** What came of all commands, held against each other byte by byte. */
export interface Compared {
  readonly files: number;
  readonly bytes: number;
  readonly differing: readonly Difference[];
}

/** A file that is not the same, or only there on one side. */
export interface Difference {
  readonly place: string;
  /** What is compared: a stream, an exit code, or a written file, with the command where there is one. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function compare(before: string, after: string, places: readonly Place[]): Compared {
  const differing: Difference[] = [];
  let [files, bytes] = [0, 0];
  for (const place of places) {
    const sides = [join(before, place.name), join(after, place.name)] as const;
    for (const path of new Set(sides.flatMap(filesBelow))) {
      const [one, other] = sides.map((side) => bytesOf(join(side, path)));
      files += 1;
      bytes += one?.length ?? 0;
      if (one === undefined || other === undefined || !one.equals(other))
        differing.push({
          place: place.name,
          what: named(path, place),
          before: join(sides[0], path),
          after: join(sides[1], path),
        });
    }
  }
  return { files, bytes, differing };
}

/** Where they begin to differ, and what stands there on both sides up to where they agree again for good. */
export function shortDiff({ before, after }: Difference): string {
  const [one = [], other = []] = [before, after].map(linesOf);
  const begin = one.findIndex((line, index) => line !== other[index]);
  const from = begin === -1 ? one.length : begin;
  const most = Math.min(one.length, other.length) - from;
  let same = 0;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return [
    `  line ${from + 1}`,
    ...shown('-', one.slice(from, one.length - same)),
    ...shown('+', other.slice(from, other.length - same)),
  ].join('\n');
}

const mostLines = 5;
const widest = 160;

const shown = (mark: string, lines: readonly string[]): readonly string[] => [
  ...lines.slice(0, mostLines).map((line) => `${mark} ${line.slice(0, widest)}`),
  ...(lines.length > mostLines ? [`${mark} and ${lines.length - mostLines} lines more`] : []),
];

const linesOf = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .toSorted()
    : [];

const bytesOf = (file: string): Buffer | undefined =>
  existsSync(file) ? readFileSync(file) : undefined;

const streams: Readonly<Record<string, string>> = {
  out: 'standard output',
  err: 'standard error',
  code: 'exit code',
};

function named(path: string, { commands }: Place): string {
  const [, index = '', ending = ''] = /^(\d{3})\.(\w+)$/.exec(path) ?? [];
  const command = commands[Number(index)];
  return index === '' || command === undefined
    ? `the written file ${path}`
    : `${streams[ending] ?? ending} of "tidings ${command.join(' ')}"`;
}
