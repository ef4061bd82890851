import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { figure, table } from '../../bench/table.ts';
import { control, type Mutant, mutants } from './mutants.ts';
import { sceneCounts, type MutantResult } from './run-mutant.ts';

export interface MutationOptions {
  readonly seed: string;
  /** Only mutants with these words in their titles. */
  readonly only: string;
  readonly report: (line: string) => void;
}

/** Runs every mutant in a process of its own: it may leave anything behind. */
export async function runMutants({
  seed,
  only,
  report,
}: MutationOptions): Promise<readonly MutantResult[]> {
  const found: MutantResult[] = [];
  for (const { title } of [control, ...mutants].filter((one) => one.title.includes(only))) {
    const caught = await inProcess(title, seed);
    report(JSON.stringify(caught));
    found.push(caught);
  }
  return found;
}

/** Every mutant is detected, and the control is not. */
export const isAsItShouldBe = ({ title, by, tests = false }: MutantResult): boolean =>
  (by !== undefined || tests) !== (title === control.title);

/** The mutants and what has detected them, in Markdown. */
export function mutationTable(all: readonly MutantResult[], tookMs: number): string {
  const right = all.filter(isAsItShouldBe).length;
  return [
    `${right} of ${all.length} as they should be, in ${figure(tookMs / 60_000)} minutes; at most ${sceneCounts.random} random scenes and then ${sceneCounts.realTime} in real time for each fault.`,
    table(
      ['fault', 'in', 'differed', 'in scenes', 'after', 'unit tests'],
      all.map(({ title, by, tests }) => [
        title,
        mutantOf(title)?.file ?? '',
        by?.compared ?? 'nothing',
        by?.scenes ?? '',
        by === undefined ? '' : figure(by.after),
        tests === undefined ? '' : tests ? 'fail' : 'pass',
      ]),
    ),
  ].join('\n\n');
}

const mutantOf = (title: string): Mutant | undefined => mutants.find((one) => one.title === title);

/** Runs a mutant in a process. Its printed result counts, even when the mutant brought the process down afterwards. */
function inProcess(title: string, seed: string): Promise<MutantResult> {
  return new Promise((resolve, reject) => {
    const run = join(import.meta.dirname, 'run.ts');
    const args = ['--import', 'tsx', run, '--mutant', title, '--seed', seed];
    execFile(process.execPath, args, (error, stdout) => {
      const last = stdout.trim().split('\n').at(-1);
      if (last) resolve(JSON.parse(last));
      else reject(error ?? new Error(`nothing was said about the fault "${title}"`));
    });
  });
}
