import { prove } from '../../engine/analysis/prove.ts';
import { comparedWithBounds } from './bound-failures.ts';
import type { DrawnFlow } from './drawn-flows.ts';
import { type DrawnRun, drawRun, type ProvedStarts } from './drawn-run.ts';
import { countPairs } from './pairs.ts';
import type { Counter } from './tally.ts';
import { type ProvedDraw, proveTight } from './tight-promises.ts';
import { witnessesOf } from './tightness.ts';
import { verdictsOn } from './verdicts.ts';

/** How much is rehearsed of each flow. */
export interface CheckOptions {
  /** Rehearsals of a certified flow. */
  readonly runs: number;
  /** Rehearsals of a flow that is refused, to see whether it deserves it; of one in so many. */
  readonly refused: { readonly runs: number; readonly oneIn: number };
  /** One certified flow in so many is proved again with its tight promises, and its worst cases are rehearsed. */
  readonly tightOneIn: number;
  /** Is told what is proved of each flow. */
  readonly onProved?: (flow: DrawnFlow, proved: ProvedDraw) => void;
}

/** Proves a flow, and judges what its cases do. */
export function checkFlow(
  flow: DrawnFlow,
  index: number,
  options: CheckOptions,
  counter: Counter,
): void {
  const proved = proveTight(flow);
  const { certified, proof } = proved;
  options.onProved?.(flow, proved);
  counter.count('flows');
  for (const code of new Set(proof.findings.map((one) => one.code))) counter.count(`code:${code}`);
  if (!certified) {
    if (index % options.refused.oneIn === 0)
      countClean(flow, proved, options.refused.runs, counter);
    return;
  }
  counter.count('certified');
  countPairs(flow.plan, flow.written, counter);
  for (let run = 0; run < options.runs; run += 1) judgeRun(flow, run, proved, counter);
  if (index % options.tightOneIn !== 0) return;
  proveAgain(flow, proved, counter);
  countWitnesses(flow, proved, counter);
}

function judgeRun(flow: DrawnFlow, run: number, proved: ProvedDraw, counter: Counter): void {
  const { plan, proof } = proved;
  const drawn = rehearsed(flow, run, proved, counter);
  if (drawn === undefined) return;
  counter.count('rehearsals');
  if (drawn.start > proof.until) counter.fail(`${flow.id}, run ${run}: starts too late`);
  countEntries(drawn, counter);
  for (const [name, { armed, wrong }] of verdictsOn(flow, plan, drawn)) {
    if (armed) counter.count(`armed:${name}`);
    for (const what of wrong) counter.fail(`${flow.id}, run ${run}: ${name}: ${what}`);
  }
  const { entries } = drawn.rehearsal;
  if (!drawn.isAssumed || entries.some(({ kind }) => kind === 'event')) return;
  const compared = comparedWithBounds(proved.bounds, plan, { ...drawn, entries });
  counter.count('bounds compared', compared.length);
  for (const what of compared)
    if (what !== '') counter.fail(`${flow.id}, run ${run}: bound: ${what}`);
}

/** Nothing when the case came to an error: an expression failed, or worse. */
function rehearsed(
  flow: DrawnFlow,
  run: number,
  { plan, proof }: ProvedDraw,
  counter: Counter,
): DrawnRun | undefined {
  try {
    return drawRun(flow, run, plan, proof);
  } catch (error) {
    counter.fail(`${flow.id}, run ${run}: it failed: ${String(error)}`);
    return undefined;
  }
}

/** A promise that is as long as its bound is proved again, and kept. */
function proveAgain(flow: DrawnFlow, { plan }: ProvedDraw, counter: Counter): void {
  counter.count('tight promises proved', plan.promises?.length ?? 0);
  for (const { code, at, severity } of prove(plan, flow.context).findings)
    if (severity === 'error') counter.fail(`${flow.id}: tight: ${code} ${JSON.stringify(at)}`);
}

/** The worst cases that a proof shows: how near each comes to its bound. */
function countWitnesses(flow: DrawnFlow, { bounds }: ProvedDraw, counter: Counter): void {
  const promises = bounds.map(({ promise }) => promise);
  for (const { maybe, share, isAssumed, promise } of witnessesOf(
    { ...flow.plan, promises },
    flow.context,
  )) {
    const name = maybe === undefined ? 'witness' : 'marked witness';
    counter.count(name);
    if (share >= 0.95) counter.count(`${name}, near`);
    if (share === 1) counter.count(`${name}, exact`);
    if (share > 1 && isAssumed)
      counter.fail(`${flow.id}: beyond its bound: ${JSON.stringify(promise)}`);
  }
}

/** Which entries there were, and which delivery outcomes messages of each class have had. */
function countEntries({ rehearsal: { entries } }: DrawnRun, counter: Counter): void {
  const classes = new Map<string, string>();
  for (const entry of entries) {
    counter.count(`entry:${entry.kind}`);
    if (entry.kind === 'sent') classes.set(entry.message, entry.class);
    else if ('message' in entry)
      counter.count(
        `fate:${classes.get(entry.message)} ${'fate' in entry ? entry.fate : entry.kind}`,
      );
  }
}

/** Whether in many rehearsals of a flow that is refused no judge finds anything. */
function countClean(
  flow: DrawnFlow,
  { plan: { promises: _none, ...plan }, proof }: ProvedDraw,
  runs: number,
  counter: Counter,
): void {
  counter.count('refused, rehearsed');
  const starts: ProvedStarts = proof.until < proof.from ? { from: 0, until: Infinity } : proof;
  for (let run = 0; run < runs; run += 1) {
    const drawn = drawRun(flow, run, plan, starts);
    const isBad = [...verdictsOn(flow, plan, drawn)].some(([, { wrong }]) => wrong.length > 0);
    if (isBad) return;
  }
  counter.count('refused, clean');
  for (const { code, at, severity } of proof.findings)
    if (severity === 'error' && !('promise' in at)) counter.count(`clean:${code}`);
}
