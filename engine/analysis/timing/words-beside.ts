import type { Behaviour, FlowBehaviour, Send } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import { isSilencedByRequests, silencesBackstop } from '../../model/message.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import type { TimeMap } from '../../time/maps/time-map.ts';
import type { BoundedResponse } from './bounded-response.ts';
import type { TimeDomain } from './time-domain.ts';
import { mayTellNobody, overtakingIn } from './with-backstops.ts';

/** A word to somebody that surely comes beside the line, between two instants that the start of the case decides. */
export interface WordBeside {
  readonly earliest: TimeMap;
  readonly latest: TimeMap;
  /** Behind it nothing is owed any more. */
  readonly isLast: boolean;
}

/** How time goes by from all starts of a case. */
export interface TimesFromStart {
  readonly starts: TimeMap;
  readonly early: TimeDomain<TimeMap>;
  readonly late: TimeDomain<TimeMap>;
  readonly assume: ProofAssumptions;
}

/** The words of branches that start with the case, and of backstops that only rest when nothing is owed any more. */
export function wordsBeside(
  flow: FlowBehaviour,
  property: BoundedResponse,
  timing: TimesFromStart,
): readonly WordBeside[] {
  const { starts, early, late, assume } = timing;
  const search = { property, timing, overtaking: overtakingIn(flow) };
  const atStart = startOf(flow.main).flatMap((term) =>
    term.term === 'fork'
      ? wordsOf(term.behaviour, { earliest: starts, latest: starts }, search)
      : [],
  );
  const byBackstops = flow.backstops.flatMap(({ unless, since, after, behaviour }) => {
    if (since !== undefined || !restsOnlyAtLast(unless, flow, property)) return [];
    const due = late.after(late.after(starts, after), { ms: 1 });
    const speaks = Array.from({ length: mayTellNobody(unless, flow) }).reduce<TimeMap>(
      (at) => late.after(at, assume.mail),
      due,
    );
    return wordsOf(
      behaviour,
      { earliest: early.afterAtLeast(starts, after), latest: speaks },
      search,
    );
  });
  return [...atStart, ...byBackstops];
}

/** What a line comes to before any time passes. */
export const startOf = (behaviour: Behaviour): readonly Behaviour[] => {
  const of = partsOf(behaviour);
  return of.slice(0, of.length - behindStartOf(behaviour).length);
};

/** The rest of a line, from the first term at which time may pass. */
export function behindStartOf(behaviour: Behaviour): readonly Behaviour[] {
  const of = partsOf(behaviour);
  const waits = of.findIndex((term) => !isInstant(term));
  return waits < 0 ? [] : of.slice(waits);
}

const isInstant = (term: Behaviour): boolean =>
  term.term === 'pass' ||
  term.term === 'show' ||
  term.term === 'fork' ||
  (term.term === 'send' && !term.holds);

const partsOf = (behaviour: Behaviour): readonly Behaviour[] =>
  behaviour.term === 'sequence' ? behaviour.of.flatMap(partsOf) : [behaviour];

/** Whether whatever lets a backstop rest is the answer, behind which no silence counts. */
const restsOnlyAtLast = (
  unless: string,
  flow: FlowBehaviour,
  { until }: BoundedResponse,
): boolean =>
  !isSilencedByRequests(unless) &&
  linesOf(flow)
    .flatMap(sendsOf)
    .every((send) => !silencesBackstop(send, unless) || until(send));

interface WordSearch {
  readonly property: BoundedResponse;
  readonly timing: TimesFromStart;
  readonly overtaking: ReturnType<typeof overtakingIn>;
}

type Span = Pick<WordBeside, 'earliest' | 'latest'>;

/** The words of a branch up to where people or conditions decide, if it begins within a span. */
function wordsOf(branch: Behaviour, begins: Span, search: WordSearch): readonly WordBeside[] {
  const { early, late } = search.timing;
  const words: WordBeside[] = [];
  let at = begins;
  for (const term of partsOf(branch)) {
    if (term.term === 'delay' && !('until' in term.length))
      at = {
        earliest: early.afterAtLeast(at.earliest, term.length),
        latest: late.after(at.latest, term.length),
      };
    else if (term.term === 'send') words.push(...wordOf(term, at, search));
    else if (!isInstant(term)) return words;
    if (term.term === 'send' && term.holds) return words;
  }
  return words;
}

/** The message as a word, if it surely comes. An outcome that drops it on its way arrives in its place. */
function wordOf(
  send: Send,
  { earliest, latest }: Span,
  { property: { obligation, until }, timing: { late, assume }, overtaking }: WordSearch,
): readonly WordBeside[] {
  const how = overtaking(send);
  const told = late.after(latest, assume.mail);
  const isSure =
    obligation.fulfilledBySend(send) && how !== 'lost' && isReachedAnotherWay(send.undelivered);
  const arrives = how === 'none' ? told : late.after(told, assume.mail);
  return isSure ? [{ earliest, latest: arrives, isLast: until(send) }] : [];
}
