import { newCaseId, type Prepare, untilWaiting } from './scenarios.ts';
import type { Side } from './sides.ts';
import { hourMs } from '../engine/time/units.ts';

/** A window so long that no timer fires. */
export const longWindowMs = hourMs;

/** Runs so many cases of the simplest scenario, `atOnce` of them at the same time; returns the seconds that it took. */
export async function runBatch(
  side: Side,
  prepare: Prepare,
  { cases, atOnce }: { readonly cases: number; readonly atOnce: number },
): Promise<number> {
  const ids = Array.from({ length: cases }, newCaseId);
  await prepare(ids, longWindowMs);
  const begun = performance.now();
  const runNext = async (): Promise<void> => {
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) await runOne(side, id);
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
  return (performance.now() - begun) / 1000;
}

/** How long approvers wait for an answer, in ms, while the worker does nothing else. */
export async function decisionLatencies(
  side: Side,
  prepare: Prepare,
  cases: number,
): Promise<readonly number[]> {
  const ids = Array.from({ length: cases }, newCaseId);
  await prepare(ids, longWindowMs);
  const latencies: number[] = [];
  for (const id of ids) latencies.push(await runOne(side, id));
  return latencies;
}

async function runOne(side: Side, id: string): Promise<number> {
  await side.start(id, longWindowMs);
  const handle = side.handle(id);
  await untilWaiting(handle);
  const asked = performance.now();
  const recorded = await side.approve(id, 0);
  const latency = performance.now() - asked;
  if (!recorded) throw new Error('a decision was not recorded');
  await handle.result();
  return latency;
}

/** The value below which this share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
