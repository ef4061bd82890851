import { cpus } from 'node:os';
import { figure, table } from '../../bench/table.ts';
import { workflowIdOf } from '../../workflows/messages.ts';
import { type RecordedCase, replayCutHistories } from './cut-histories.ts';
import { instrumentedBundle } from './replay-histories.ts';
import { replayRespread } from './respread.ts';
import { describeDisagreement } from './describe-disagreement.ts';
import { runRealTimeScenes } from './real-time.ts';
import { realTimeScenes } from './real-time-scenes.ts';
import { type PreparedScenario, prepareCorpus, type Corpus, sampled } from './corpus.ts';
import { runBatch, type BatchReport } from './batch.ts';
import { shrink } from './shrink.ts';
import { openConformanceHarness, type ConformanceHarness } from './harness.ts';

export interface LongRun {
  readonly cli: string;
  readonly bundle: () => Promise<string>;
  readonly seed: number;
  readonly scenes: number;
  readonly concurrency: number;
  /** How many of the histories are replayed. */
  readonly histories: number;
  /** For how many seconds a disagreement is made smaller. */
  readonly shrink: number;
  readonly report: (line: string) => void;
}

export interface LongReport {
  /** The scenes that were run and the results, in Markdown. */
  readonly text: string;
  /** Every disagreement, with all that is needed to look into it. */
  readonly found: readonly string[];
}

/** Many random scenes in virtual time, the written ones in real time, and some of the histories cut after each event. */
export async function longRun(run: LongRun): Promise<LongReport> {
  const { cli, bundle, report } = run;
  const corpus = await prepareCorpus(sampled(run.seed, run.scenes));
  const { directory, scenarios, timingSensitive } = corpus;
  report(
    `${scenarios.length} scenes; ${timingSensitive} left out, in which the order hangs on seconds`,
  );
  const harness = await openConformanceHarness({ cli, directory, bundle: await bundle() });
  try {
    const recorded: RecordedCase[] = [];
    const virtual = await timed(() => inVirtualTime(harness, corpus, run, recorded));
    const found = await explanations(harness, virtual.result, run.shrink);
    report(`virtual time: ${virtual.result.disagreements.length} disagree`);
    const real = await timed(() => runRealTimeScenes(harness, realTimeScenes));
    report(`real time: ${real.result.size} disagree`);
    const instrumented = await instrumentedBundle();
    const cut = await timed(() => replayCutHistories(instrumented, recorded));
    report(`cuts: ${cut.result.failures.length} disagree`);
    const respread = await timed(() => replayRespread(instrumented, recorded));
    report(`otherwise spread over tasks: ${respread.result.failures.length} disagree`);
    const rows: readonly SummaryRow[] = [
      [
        'random, virtual time',
        scenarios.length,
        virtual.result.disagreements.length,
        virtual.tookMs,
      ],
      ['written, real time', Object.keys(realTimeScenes).length, real.result.size, real.tookMs],
      [
        `cuts of ${recorded.length} histories`,
        cut.result.cuts,
        cut.result.failures.length,
        cut.tookMs,
      ],
      [
        'the same, otherwise spread over tasks',
        respread.result.readings,
        respread.result.failures.length,
        respread.tookMs,
      ],
    ];
    return {
      text: [summary(run, rows), ...details(virtual.result, timingSensitive)].join('\n\n'),
      found: [
        ...found,
        ...real.result.values(),
        ...cut.result.failures,
        ...respread.result.failures,
        ...harness.relay.strangers.map((id) => `nobody expects the mail ${id}`),
      ],
    };
  } finally {
    await harness.close();
  }
}

const inVirtualTime = (
  harness: ConformanceHarness,
  { directory, scenarios }: Corpus,
  { concurrency, histories, report }: LongRun,
  recorded: RecordedCase[],
): Promise<BatchReport<PreparedScenario>> => {
  const every = Math.ceil(scenarios.length / Math.max(1, histories));
  const chosen = new Set(scenarios.filter((_scenario, index) => index % every === 0));
  let left = scenarios.length;
  return runBatch<PreparedScenario>({
    harness,
    directory,
    scenarios,
    concurrency,
    async onRun(scenario, { input, entries }) {
      left -= 1;
      if (left % 100 === 0) report(`${left} to go`);
      if (!chosen.has(scenario)) return;
      const handle = harness.temporal.client.workflow.getHandle(workflowIdOf(input.case));
      recorded.push({ name: scenario.scene.id, history: await handle.fetchHistory(), entries });
    },
  });
};

/** The first few disagreements of a batch, each with the smallest scene that shows it. */
async function explanations(
  harness: ConformanceHarness,
  { disagreements }: BatchReport<PreparedScenario>,
  seconds: number,
): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const one of disagreements.slice(0, 3)) {
    const smaller = await shrink(harness, one.scenario, seconds);
    lines.push(
      describeDisagreement(one),
      ...(smaller === undefined ? [] : [`smaller:\n${describeDisagreement(smaller)}`]),
    );
  }
  return lines;
}

async function timed<T>(work: () => Promise<T>): Promise<TimedResult<T>> {
  const began = performance.now();
  const result = await work();
  return { result, tookMs: performance.now() - began };
}

interface TimedResult<T> {
  readonly result: T;
  readonly tookMs: number;
}

type SummaryRow = readonly [name: string, played: number, disagree: number, tookMs: number];

const summary = ({ seed, concurrency }: LongRun, rows: readonly SummaryRow[]): string =>
  [
    `Seed ${seed}, ${concurrency} at once in virtual time; Node ${process.versions.node}, ${cpus().length} cores.`,
    table(
      ['', 'played', 'disagree', 'seconds'],
      rows.map(([name, played, disagree, tookMs]) => [
        name,
        ...[played, disagree, tookMs / 1000].map(figure),
      ]),
    ),
  ].join('\n\n');

/** Details of the random scenes. */
function details(
  report: BatchReport<PreparedScenario>,
  timingSensitive: number,
): readonly string[] {
  const { lateMs, entries, acts, refused, again } = report;
  const late = (share: number) => figure(lateMs[Math.floor(lateMs.length * share)] ?? 0);
  return [
    `Of the random scenes, ${timingSensitive} more were left out, since the order of things hangs on seconds in them; ${again} were played again, the machine having been too slow. People acted ${figure(acts)} times, ${figure(refused)} of them in vain. The latest entry of a scene came ${late(0.5)} ms later than rehearsed in the median, ${late(0.99)} ms at the 99th percentile.`,
    table(
      ['entries', 'number'],
      Object.entries(entries)
        .toSorted(([, a], [, b]) => b - a)
        .map(([kind, count]) => [kind, figure(count)]),
    ),
  ];
}
