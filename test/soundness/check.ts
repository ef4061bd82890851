import type { Plan, Promised } from '../../engine/model/plan.ts';
import type { Bound } from '../../engine/analysis/finding/certificate.ts';
import { prove, type Proof } from '../../engine/analysis/prove.ts';
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
    const those = played.start > proof.until ? [] : (plan.promises ?? []);
    for (const [index, promise] of those.entries()) {
      const found = missed(promise, index, { plan, proof, played });
      compared += found.length;
      const wrong = found.filter((what) => what !== '');
      faults.push(...wrong.map((what) => ({ flow: plan.flow, promise, what, played })));
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
  // Without a certificate nothing is promised.
  if (lost || (isAnswer(promise) && ghosts)) return keptOf(promise, plan, played).map(() => '');
  return keptOf(promise, plan, played).map(({ from, ...its }) => {
    // Nothing is owed once the case is over, though a word may still be on its way then.
    const at = promise.promise === 'silence' ? Math.min(its.at ?? from, endOf(played)) : its.at;
    if (at === undefined) return `it never came, counted from ${when(from)}`;
    if (bound === undefined) return 'it came, and nothing was proved of it';
    return beyond(bound, { from, at, due: dueOf(promise, from, plan) });
  });
}

const dueOf = (promise: Promised, from: number, { calendars }: Plan): number =>
  deadline(from, promise.promise === 'silence' ? promise.atMost : promise.within, calendars);

function beyond(
  { slack, longest }: Bound,
  { from, at, due }: { readonly from: number; readonly at: number; readonly due: number },
): string {
  const counted = `counted from ${when(from)} it came at ${when(at)}`;
  if (due - at < slack.ms) return `${counted}, ${slack.ms - due + at} ms later than proved`;
  const over = at - from - longest.ms;
  return over > 0 ? `${counted}, ${over} ms longer than the longest` : '';
}

const endOf = ({ entries }: Played): number =>
  entries.find(({ kind }) => kind === 'ended')?.at ?? Infinity;

const isAnswer = (promise: Promised): boolean =>
  promise.promise === 'told' && promise.about === 'answer' && promise.after === undefined;

const when = (at: number): string => new Date(at).toISOString();
