import { prove, type Proof } from '../../engine/analysis/prove.ts';
import type { PromiseBound } from '../../engine/analysis/finding/certificate.ts';
import type { FlowPromise, Plan } from '../../engine/model/plan.ts';
import { dayMs } from '../../engine/time/units.ts';
import type { DrawnFlow } from './drawn-flows.ts';
import { promisesFor } from './promises.ts';

/** A flow, and what is proved of it. */
export interface ProvedDraw {
  /** With the promises of which a bound is proved, each as tight as its bound: the longest time that it can take. */
  readonly plan: Plan;
  readonly proof: Proof;
  /** What is proved of each of its promises, as they were before they were made tight. */
  readonly bounds: readonly PromiseBound[];
  /** Whether the flow has a certificate with these promises. */
  readonly certified: boolean;
}

/** Proves a flow with some of the promises that it could make, and makes what was proved the promise. */
export function proveTight({ plan, context, seed }: DrawnFlow): ProvedDraw {
  const promises = drawnPromises(plan, seed);
  const proof = prove({ ...plan, promises }, context);
  const unkept = new Set(
    proof.findings.flatMap(({ at }) => ('promise' in at ? [promises[at.promise]] : [])),
  );
  const kept = proof.bounds.filter(
    ({ promise }) => promises.includes(promise) && !unkept.has(promise),
  );
  const tight = kept.map(({ promise, longest: { ms } }) => promiseWithin(promise, ms));
  const certified = proof.findings.every(
    ({ severity, at }) => severity !== 'error' || 'promise' in at,
  );
  return { plan: { ...plan, promises: tight }, proof, bounds: kept, certified };
}

/** The promise with another time, in milliseconds. */
export const promiseWithin = (promise: FlowPromise, ms: number): FlowPromise =>
  promise.promise === 'silence' ? { ...promise, atMost: { ms } } : { ...promise, within: { ms } };

/** An answer, or another one: each costs as much to prove as much of the rest of a flow. */
function drawnPromises(plan: Plan, seed: number): readonly FlowPromise[] {
  const [answer, ...others] = promisesFor(plan, { ms: 60 * dayMs }).promises;
  return [seed % 3 === 0 ? answer : others[seed % others.length]].flatMap((one) => one ?? []);
}
