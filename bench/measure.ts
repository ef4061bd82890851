import { decisionLatencies, longWindowMs, percentile, runBatch } from './batch.ts';
import { scenarios, type Prepare, runScenario, windowsMs } from './scenarios.ts';
import type { Load } from './loads.ts';
import { byHandSide, flowSide, type Side, type SideName } from './sides.ts';
import type { BenchStack } from './stack.ts';
import { startWorkerChild, type WorkerChild } from './worker-child.ts';
import type { History } from './idle-triggers.ts';

/** How much is run. */
export interface BenchAmounts {
  readonly cases: number;
  readonly atOnce: number;
  readonly decisions: number;
}

/** One side under one load. */
export interface Measurement {
  readonly side: SideName;
  readonly load: Load;
  readonly cpuMsPerCase: number;
  readonly casesPerSecond: number;
  readonly decisionP50Ms: number;
  readonly decisionP95Ms: number;
  /** Those of the four scenarios, where everything is as shipped. */
  readonly histories?: readonly History[];
}

/** Runs one side in a worker process of its own. */
export async function measure(
  stack: BenchStack,
  { side: name, load }: { readonly side: SideName; readonly load: Load },
  amounts: BenchAmounts,
): Promise<Measurement> {
  const side = name === 'flow' ? flowSide(stack.client) : byHandSide(stack.client);
  const child = await startWorkerChild({
    side: name,
    load,
    address: stack.address,
    smtpUrl: stack.smtpUrl,
    bundle: stack.bundles[name],
    windowsMs: [...windowsMs, longWindowMs],
  });
  try {
    await runBatch(side, child.prepare, { cases: Math.ceil(amounts.cases / 5), atOnce: 10 });
    const histories = load === 'shipped' ? await runScenarios(side, child) : undefined;
    const latencies = await decisionLatencies(side, child.prepare, amounts.decisions);
    const pace = await batches(side, child, amounts);
    return {
      side: name,
      load,
      ...pace,
      decisionP50Ms: percentile(latencies, 0.5),
      decisionP95Ms: percentile(latencies, 0.95),
      ...(histories && { histories }),
    };
  } finally {
    await child.stop();
  }
}

/** Medians of several batches, since other work on the machine varies. */
async function batches(side: Side, child: WorkerChild, { cases, atOnce }: BenchAmounts) {
  const rounds: { cpuMsPerCase: number; casesPerSecond: number }[] = [];
  const each = Math.ceil(cases / roundCount);
  for (let round = 0; round < roundCount; round++) {
    let before = 0;
    const prepare: Prepare = async (ids, windowMs) => {
      await child.prepare(ids, windowMs);
      before = await child.cpuMs();
    };
    const seconds = await runBatch(side, prepare, { cases: each, atOnce });
    const cpuMs = (await child.cpuMs()) - before;
    rounds.push({ cpuMsPerCase: cpuMs / each, casesPerSecond: each / seconds });
  }
  const median = (key: keyof (typeof rounds)[number]) =>
    percentile(
      rounds.map((round) => round[key]),
      0.5,
    );
  return { cpuMsPerCase: median('cpuMsPerCase'), casesPerSecond: median('casesPerSecond') };
}

const roundCount = 3;

/** Runs the scenarios one by one: on a busy machine they would only have to start again. */
async function runScenarios(side: Side, child: WorkerChild): Promise<readonly History[]> {
  const histories: History[] = [];
  for (const scenario of scenarios)
    histories.push(await runScenario(side, scenario, child.prepare));
  return histories;
}
