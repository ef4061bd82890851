import { batteryFor } from './battery.ts';
import type { AnalysisMutant } from './mutant.ts';
import { type MutatedTree, mutatedTree } from './mutated-tree.ts';
import type { ResultStore, AnalysisMutantResult } from './results.ts';

export interface TryOptions {
  readonly kept: ResultStore;
  /** Stops after so long; the next call goes on. */
  readonly minutes: number;
  /** Tried behind all others: those that nothing is expected to notice. */
  readonly isLast: (mutant: AnalysisMutant) => boolean;
  /** Tries once more those that nothing has noticed. */
  readonly again: boolean;
  /** What an earlier run has come to: what noticed a mutant there is tried first. */
  readonly before: ReadonlyMap<string, AnalysisMutantResult>;
  readonly report: (line: string) => void;
}

/** Tries mutants part by part of the battery, so that those which are noticed at once come first. */
export async function tryMutants(
  mutants: readonly AnalysisMutant[],
  { kept, minutes, isLast, again, before, report }: TryOptions,
): Promise<void> {
  const until = performance.now() + minutes * 60_000;
  if (again) await forgetUnnoticed(mutants, kept);
  const firstOf = ({ title }: AnalysisMutant) => before.get(title)?.by?.file;
  const tree = await mutatedTree();
  try {
    const [last, first] = [mutants.filter(isLast), mutants.filter((one) => !isLast(one))];
    for (const { mutant, part } of [...trials(first), ...trials(last)]) {
      const known = await kept.of(mutant.title);
      if (isDone(known, part)) continue;
      if (performance.now() > until) return;
      const result = await tryPart({ mutant, part, first: firstOf(mutant) }, known, tree);
      await kept.save(result);
      if (isDone(result, batteryFor(mutant).length - 1)) report(lineOf(result));
    }
  } finally {
    await tree.remove();
  }
}

async function forgetUnnoticed(
  mutants: readonly AnalysisMutant[],
  kept: ResultStore,
): Promise<void> {
  for (const { title } of mutants)
    if ((await kept.of(title))?.by === undefined) await kept.save({ title, parts: 0, seconds: 0 });
}

const isDone = (result: AnalysisMutantResult | undefined, part: number): boolean =>
  result !== undefined && (result.by !== undefined || result.parts > part);

const lineOf = ({ title, by }: AnalysisMutantResult): string =>
  `${by?.file ?? 'nothing'}: ${title}`;

interface MutantTrial {
  readonly mutant: AnalysisMutant;
  /** The part of the battery, from 0. */
  readonly part: number;
  /** The test that is tried before the others. */
  readonly first?: string | undefined;
}

const trials = (mutants: readonly AnalysisMutant[]): readonly MutantTrial[] => {
  const parts = new Set(mutants.flatMap((one) => [...batteryFor(one).keys()]));
  return [...parts].flatMap((part) => mutants.map((mutant) => ({ mutant, part })));
};

async function tryPart(
  { mutant, part, first }: MutantTrial,
  before: AnalysisMutantResult | undefined,
  tree: MutatedTree,
): Promise<AnalysisMutantResult> {
  const began = performance.now();
  const tests = batteryFor(mutant, first)[part] ?? [];
  const by = tests.length === 0 ? undefined : await tree.notice(mutant, tests);
  const seconds = (before?.seconds ?? 0) + (performance.now() - began) / 1000;
  return { title: mutant.title, ...(by && { by }), parts: part + 1, seconds };
}
