import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComparisonInput } from './comparison-input.ts';

/** The result of comparing the outputs of both programs byte by byte. */
export interface ComparisonResult {
  readonly files: number;
  readonly bytes: number;
  readonly differing: readonly OutputDifference[];
}

/** An output that differs, or is there on one side only. */
export interface OutputDifference {
  readonly input: string;
  /** The output: a stream or exit code of a command, or a written file. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export function compare(
  before: string,
  after: string,
  inputs: readonly ComparisonInput[],
): ComparisonResult {
  const differing: OutputDifference[] = [];
  let [files, bytes] = [0, 0];
  for (const input of inputs) {
    const sides = [join(before, input.name), join(after, input.name)] as const;
    for (const path of new Set(sides.flatMap(filesBelow))) {
      const [one, other] = sides.map((side) => bytesOf(join(side, path)));
      files += 1;
      bytes += one?.length ?? 0;
      if (one === undefined || other === undefined || !one.equals(other))
        differing.push({
          input: input.name,
          what: outputName(path, input),
          before: join(sides[0], path),
          after: join(sides[1], path),
        });
    }
  }
  return { files, bytes, differing };
}

/** The first line that differs, and the lines of both sides up to where they agree again until the end. */
export function shortDiff({ before, after }: OutputDifference): string {
  const [one = [], other = []] = [before, after].map(linesOf);
  const begin = one.findIndex((line, index) => line !== other[index]);
  const from = begin === -1 ? one.length : begin;
  const most = Math.min(one.length, other.length) - from;
  let same = 0;
  while (same < most && one.at(-1 - same) === other.at(-1 - same)) same += 1;
  return [
    `  line ${from + 1}`,
    ...excerpt('-', one.slice(from, one.length - same)),
    ...excerpt('+', other.slice(from, other.length - same)),
  ].join('\n');
}

const mostLines = 5;
const widest = 160;

const excerpt = (mark: string, lines: readonly string[]): readonly string[] => [
  ...lines.slice(0, mostLines).map((line) => `${mark} ${line.slice(0, widest)}`),
  ...(lines.length > mostLines ? [`${mark} and ${lines.length - mostLines} lines more`] : []),
];

const linesOf = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !isMemory(entry.parentPath))
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .toSorted()
    : [];

/** What a program remembers of its own checks no other one reads. */
const isMemory = (folder: string): boolean => folder.split('/').includes('.tidings');

const bytesOf = (file: string): Buffer | undefined =>
  existsSync(file) ? readFileSync(file) : undefined;

const streams: Readonly<Record<string, string>> = {
  out: 'standard output',
  err: 'standard error',
  code: 'exit code',
};

function outputName(path: string, { commands }: ComparisonInput): string {
  const [, index = '', ending = ''] = /^(\d{3})\.(\w+)$/.exec(path) ?? [];
  const command = commands[Number(index)];
  return index === '' || command === undefined
    ? `the written file ${path}`
    : `${streams[ending] ?? ending} of "tidings ${command.join(' ')}"`;
}
