import type { Plan, Promised } from '../../engine/plan.ts';
import { prove, type Proof } from '../../engine/proofs/prove.ts';
import { deadline } from '../../engine/time/deadline.ts';
import type { Choices } from '../conformance/choices.ts';
import type { Subject } from './flows.ts';
import { keptOf } from './kept.ts';
import { play, type Played } from './play.ts';

/** What a proof has said, and what then happened. */
export interface Checked {
  readonly courses: number;
  /** How many times a bound was held against a course. */
  readonly compared: number;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly flow: string;
  readonly promise: Promised;
  readonly what: string;
  readonly played: Played;
}

/** Plays courses of a flow, and holds each against what has been proved of it: none may be later than its bound, none may lose what is proved to come. */
export function check(subject: Subject, courses: number, choices: Choices): Checked {
  const { plan, context } = subject;
  const proof = prove(plan, context);
  const faults: Fault[] = [];
  let compared = 0;
  for (let left = courses; left > 0; left -= 1) {
    const played = play(subject, choices);
    if (played.start > proof.until) continue;
    for (const [index, promise] of (plan.promises ?? []).entries())
      for (const what of missed(promise, index, { plan, proof, played })) {
        compared += 1;
        if (what !== '') faults.push({ flow: plan.flow, promise, what, played });
      }
  }
  return { courses, compared, faults };
}

interface Course {
  readonly plan: Plan;
  readonly proof: Proof;
  readonly played: Played;
}

/** One text for each time that the promise counted; empty when it was kept as proved. */
function missed(
  promise: Promised,
  index: number,
  { plan, proof, played }: Course,
): readonly string[] {
  const bound = proof.bounds.find((one) => one.promise === promise);
  const lost = proof.findings.some(
    ({ code, at }) => code === 'promise-never' && 'promise' in at && at.promise === index,
  );
  const ghosts = proof.findings.some(({ code }) => code === 'ghosted');
  return keptOf(promise, plan, played).map(({ from, ...its }) => {
    // Nothing is owed once the case is over, though a word may still be on its way then.
    const at = promise.promise === 'silence' ? Math.min(its.at ?? from, endOf(played)) : its.at;
    // Without a certificate nothing is promised.
    if (lost || (isAnswer(promise) && ghosts)) return '';
    if (at === undefined) return `it never came, counted from ${when(from)}`;
    if (bound === undefined) return 'it came, and nothing was proved of it';
    const length = promise.promise === 'silence' ? promise.atMost : promise.within;
    const due = deadline(from, length, plan.calendars);
    if (due - at < bound.slack.ms)
      return `counted from ${when(from)} it came at ${when(at)}, ${bound.slack.ms - due + at} ms later than proved`;
    return at - from > bound.longest.ms
      ? `counted from ${when(from)} it came at ${when(at)}, ${at - from - bound.longest.ms} ms longer than the longest`
      : '';
  });
}

const endOf = ({ entries }: Played): number =>
  entries.find(({ kind }) => kind === 'ended')?.at ?? Infinity;

const isAnswer = (promise: Promised): boolean =>
  promise.promise === 'told' && promise.about === 'answer' && promise.after === undefined;

const when = (at: number): string => new Date(at).toISOString();
