import type { Directory } from '../../engine/model/definitions.ts';
import { compare } from './compare.ts';
import { type RealRun, type Scenario, runScenario } from './run-scenario.ts';
import type { ConformanceHarness } from './harness.ts';

/** What came of playing many pieces on both hosts. */
export interface BatchReport<P extends Scenario> {
  readonly scenes: number;
  readonly acts: number;
  readonly refused: number;
  /** How many entries of each kind. */
  readonly entries: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement<P>[];
  /** Scenes that were played once more because the machine was too slow for their clock. */
  readonly again: number;
  /** How much later than rehearsed the latest entry of each scene came, ascending. */
  readonly lateMs: readonly number[];
}

export interface Disagreement<P extends Scenario> {
  readonly scenario: P;
  readonly found: readonly string[];
}

export interface ScenarioBatch<P extends Scenario> {
  readonly harness: ConformanceHarness;
  readonly directory: Directory;
  readonly scenarios: readonly P[];
  /** How many at once: each case has a clock of its own. */
  readonly concurrency: number;
  /** Default: in virtual time. */
  readonly run?: typeof runScenario;
  readonly onRun?: (piece: P, performance: RealRun) => Promise<void> | void;
}

/** Whoever acts is half a minute away from everything else; a machine that is slower than that has shown nothing. */
const slowMs = 20_000;

/** Plays all pieces on the real host and on the virtual one, and compares. */
export async function runBatch<P extends Scenario>(
  batch: ScenarioBatch<P>,
): Promise<BatchReport<P>> {
  const queue = [...batch.scenarios];
  const slow: P[] = [];
  const recorder = createBatchRecorder<P>();
  const play = async (scenario: P, last: boolean) => {
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
        await play(scenario, false);
    }),
  );
  for (const scenario of slow) await play(scenario, true);
  return recorder.report(slow.length);
}

interface BatchRecorder<P extends Scenario> {
  note(piece: P, real: RealRun, found: ReturnType<typeof compare>): void;
  report(again: number): BatchReport<P>;
}

function createBatchRecorder<P extends Scenario>(): BatchRecorder<P> {
  const disagreements: Disagreement<P>[] = [];
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
