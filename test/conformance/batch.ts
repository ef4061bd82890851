import type { Directory } from '../../engine/model/definitions.ts';
import { compare } from './compare.ts';
import { type RealRun, type Scenario, runScenario } from './run-scenario.ts';
import type { ConformanceHarness } from './harness.ts';

/** The result of running many scenarios on both hosts. */
export interface BatchReport<S extends Scenario> {
  readonly scenes: number;
  readonly acts: number;
  readonly refused: number;
  /** How many entries of each kind. */
  readonly entries: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement<S>[];
  /** Scenarios that were run once more because the machine was too slow for their clock. */
  readonly again: number;
  /** How much later than rehearsed the latest entry of each scenario came, ascending. */
  readonly lateMs: readonly number[];
}

export interface Disagreement<S extends Scenario> {
  readonly scenario: S;
  readonly found: readonly string[];
}

export interface ScenarioBatch<S extends Scenario> {
  readonly harness: ConformanceHarness;
  readonly directory: Directory;
  readonly scenarios: readonly S[];
  /** How many at once: each case has a clock of its own. */
  readonly concurrency: number;
  /** Default: in virtual time. */
  readonly run?: typeof runScenario;
  readonly onRun?: (scenario: S, real: RealRun) => Promise<void> | void;
}

/** People act half a minute away from everything else; a run on a machine that is slower than that shows nothing. */
const slowMs = 20_000;

/** Runs all scenarios on the real host and on the virtual one, and compares. */
export async function runBatch<S extends Scenario>(
  batch: ScenarioBatch<S>,
): Promise<BatchReport<S>> {
  const queue = [...batch.scenarios];
  const slow: S[] = [];
  const recorder = createBatchRecorder<S>();
  const runAndCompare = async (scenario: S, last: boolean) => {
    const real = await (batch.run ?? runScenario)(batch.harness, scenario, batch.directory);
    const { disagreements, lateMs } = compare(scenario, real, batch.directory);
    if (disagreements.length > 0 && real.tookMs > slowMs && !last) slow.push(scenario);
    else {
      recorder.note(scenario, real, { disagreements, lateMs });
      await batch.onRun?.(scenario, real);
    }
  };
  await Promise.all(
    Array.from({ length: batch.concurrency }, async () => {
      for (let scenario = queue.shift(); scenario; scenario = queue.shift())
        await runAndCompare(scenario, false);
    }),
  );
  for (const scenario of slow) await runAndCompare(scenario, true);
  return recorder.report(slow.length);
}

interface BatchRecorder<S extends Scenario> {
  note(scenario: S, real: RealRun, found: ReturnType<typeof compare>): void;
  report(again: number): BatchReport<S>;
}

function createBatchRecorder<S extends Scenario>(): BatchRecorder<S> {
  const disagreements: Disagreement<S>[] = [];
  const entries: Record<string, number> = {};
  const lateMs: number[] = [];
  let acts = 0;
  let refused = 0;
  return {
    note(scenario, real, found) {
      acts += scenario.acts.length;
      refused += real.refusals.filter((refusal) => refusal !== undefined).length;
      for (const { kind } of real.entries) entries[kind] = (entries[kind] ?? 0) + 1;
      lateMs.push(found.lateMs);
      if (found.disagreements.length > 0)
        disagreements.push({ scenario, found: found.disagreements });
    },
    report: (again) => ({
      scenes: lateMs.length,
      acts,
      refused,
      entries,
      disagreements,
      again,
      lateMs: lateMs.toSorted((a, b) => a - b),
    }),
  };
}
