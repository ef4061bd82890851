import type { Behaviour, FlowBehaviour, Send } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import { isSilencedByRequests, silencesBackstop } from '../../model/message.ts';
import type { ProofAssumptions } from '../../model/plan.ts';
import type { TimeMap } from '../../time/maps/time-map.ts';
import type { BoundedResponse } from './bounded-response.ts';
import type { TimeDomain } from './time-domain.ts';
import { behindMails, dueAfter, mayTellNobody, overtakingIn } from './with-backstops.ts';

/** A message that surely reaches somebody beside the line, between two instants that depend on the start of the case. */
export interface ParallelMessage {
  readonly earliest: TimeMap;
  readonly latest: TimeMap;
  /** Whether the property asks for no further message once this one has arrived. */
  readonly isLast: boolean;
}

/** How time goes by from all starts of a case. */
export interface TimesFromStart {
  readonly starts: TimeMap;
  readonly early: TimeDomain<TimeMap>;
  readonly late: TimeDomain<TimeMap>;
  readonly assume: ProofAssumptions;
}

/** The messages of branches that start with the case, and of the backstops that nothing silences before the last message that is asked for. */
export function parallelMessages(
  flow: FlowBehaviour,
  property: BoundedResponse,
  timing: TimesFromStart,
): readonly ParallelMessage[] {
  const { starts, early, late, assume } = timing;
  const search = { property, timing, overtaking: overtakingIn(flow) };
  const atStart = startOf(flow.main).flatMap((term) =>
    term.term === 'fork'
      ? messagesOf(term.behaviour, { earliest: starts, latest: starts }, search)
      : [],
  );
  const byBackstops = flow.backstops.flatMap(({ unless, since, after, behaviour }) => {
    if (since !== undefined || !restsOnlyAtLast(unless, flow, property)) return [];
    const due = dueAfter(starts, after, late);
    const speaks = behindMails(due, mayTellNobody(unless, flow), { times: late, assume });
    return messagesOf(
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

/** Whether each message that can silence a backstop is one after which the property asks for no further message. */
const restsOnlyAtLast = (
  unless: string,
  flow: FlowBehaviour,
  { until }: BoundedResponse,
): boolean =>
  !isSilencedByRequests(unless) &&
  linesOf(flow)
    .flatMap(sendsOf)
    .every((send) => !silencesBackstop(send, unless) || until(send));

interface MessageSearch {
  readonly property: BoundedResponse;
  readonly timing: TimesFromStart;
  readonly overtaking: ReturnType<typeof overtakingIn>;
}

type Span = Pick<ParallelMessage, 'earliest' | 'latest'>;

/** The messages of a branch up to where people or conditions decide, if it begins within a span. */
function messagesOf(
  branch: Behaviour,
  begins: Span,
  search: MessageSearch,
): readonly ParallelMessage[] {
  const { early, late } = search.timing;
  const messages: ParallelMessage[] = [];
  let at = begins;
  for (const term of partsOf(branch)) {
    if (term.term === 'delay' && !('until' in term.length))
      at = {
        earliest: early.afterAtLeast(at.earliest, term.length),
        latest: late.after(at.latest, term.length),
      };
    else if (term.term === 'send') messages.push(...ifItArrives(term, at, search));
    else if (!isInstant(term)) return messages;
    if (term.term === 'send' && term.holds) return messages;
  }
  return messages;
}

/** The message with its times, if it surely arrives. Where an outcome may cancel it under way, that outcome arrives in its place. */
function ifItArrives(
  send: Send,
  { earliest, latest }: Span,
  { property: { obligation, until }, timing: { late, assume }, overtaking }: MessageSearch,
): readonly ParallelMessage[] {
  const how = overtaking(send);
  const told = late.after(latest, assume.mail);
  const isSure =
    obligation.fulfilledBySend(send) && how !== 'lost' && isReachedAnotherWay(send.undelivered);
  const arrives = how === 'none' ? told : late.after(told, assume.mail);
  return isSure ? [{ earliest, latest: arrives, isLast: until(send) }] : [];
}
