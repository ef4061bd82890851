import type { Plan, FlowPromise } from '../../engine/model/plan.ts';
import type { PromiseBound } from '../../engine/analysis/finding/certificate.ts';
import { prove, type Proof } from '../../engine/analysis/prove.ts';
import { deadline } from '../../engine/time/deadline.ts';
import type { Choices } from '../conformance/choices.ts';
import type { RandomSubject } from './random-subjects.ts';
import { observedFulfilmentsOf } from './observed-fulfilments.ts';
import { randomRun, type SoundnessRun } from './random-run.ts';

/** The result of checking one flow: what its proof has said, against what then happened. */
export interface SoundnessCheck {
  readonly runs: number;
  /** How many times a bound was checked against a run. */
  readonly compared: number;
  readonly failures: readonly BoundFailure[];
}

export interface BoundFailure {
  readonly flow: string;
  readonly promise: FlowPromise;
  readonly what: string;
  readonly run: SoundnessRun;
}

/** Checks random runs of a flow against its proof: none may be later than its bound, none may lack what is proved to come. */
export function checkSubject(
  subject: RandomSubject,
  runs: number,
  choices: Choices,
): SoundnessCheck {
  const { plan, context } = subject;
  const proof = prove(plan, context);
  const failures: BoundFailure[] = [];
  let compared = 0;
  for (let left = runs; left > 0; left -= 1) {
    const run = randomRun(subject, choices);
    const those = run.start > proof.until ? [] : (plan.promises ?? []);
    for (const [index, promise] of those.entries()) {
      const found = failuresOf(promise, index, { plan, proof, run });
      compared += found.length;
      const wrong = found.filter((what) => what !== '');
      failures.push(...wrong.map((what) => ({ flow: plan.flow, promise, what, run })));
    }
  }
  return { runs, compared, failures };
}

interface ProvedRun {
  readonly plan: Plan;
  readonly proof: Proof;
  readonly run: SoundnessRun;
}

/** One text for each time that the promise counted; empty when it was fulfilled as proved. */
function failuresOf(
  promise: FlowPromise,
  index: number,
  { plan, proof, run }: ProvedRun,
): readonly string[] {
  const bound = proof.bounds.find((one) => one.promise === promise);
  const neverComes = proof.findings.some(
    ({ code, at }) => code === 'promise-never' && 'promise' in at && at.promise === index,
  );
  const mayStaySilent = proof.findings.some(({ code }) => code === 'ghosted');
  // Without a certificate nothing is promised.
  if (neverComes || (isAnswer(promise) && mayStaySilent))
    return observedFulfilmentsOf(promise, plan, run).map(() => '');
  return observedFulfilmentsOf(promise, plan, run).map(({ from, ...fulfilment }) => {
    // Nothing is owed once the case is over, though a message may still be on its way then.
    const at =
      promise.promise === 'silence' ? Math.min(fulfilment.at ?? from, endOf(run)) : fulfilment.at;
    if (at === undefined) return `it never came, counted from ${when(from)}`;
    if (bound === undefined) return 'it came, and nothing was proved of it';
    return excessOver(bound, { from, at, due: dueOf(promise, from, plan) });
  });
}

const dueOf = (promise: FlowPromise, from: number, { calendars }: Plan): number =>
  deadline(from, promise.promise === 'silence' ? promise.atMost : promise.within, calendars);

function excessOver(
  { slack, longest }: PromiseBound,
  { from, at, due }: { readonly from: number; readonly at: number; readonly due: number },
): string {
  const counted = `counted from ${when(from)} it came at ${when(at)}`;
  if (due - at < slack.ms) return `${counted}, ${slack.ms - due + at} ms later than proved`;
  const over = at - from - longest.ms;
  return over > 0 ? `${counted}, ${over} ms longer than the longest` : '';
}

const endOf = ({ entries }: SoundnessRun): number =>
  entries.find(({ kind }) => kind === 'ended')?.at ?? Infinity;

const isAnswer = (promise: FlowPromise): boolean =>
  promise.promise === 'told' && promise.about === 'answer' && promise.after === undefined;

const when = (at: number): string => new Date(at).toISOString();
