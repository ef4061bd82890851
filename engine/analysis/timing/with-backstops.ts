import { isOutcome, isSilencedByRequests, silencesBackstop } from '../../model/message.ts';
import type {
  BackstopBehaviour,
  Behaviour,
  FlowBehaviour,
  Send,
} from '../../behaviour/behaviour.ts';
import { isOvertakable } from '../../behaviour/overtakable.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { endEventsOf, linesOf, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import {
  type AnalysisContext,
  type AnalysisResult,
  type AnalysisStart,
  latestFulfilment,
  type Overtaking,
} from './analysis.ts';
import { latestArrival } from './latest-arrival.ts';
import { latestMoment } from './moments.ts';
import type { Duration } from '../../model/base.ts';
import type { Obligation } from './obligation.ts';
import type { TimeDomain } from './time-domain.ts';
import { recorded } from './traced-state.ts';

/** The context of the analysis of a whole flow; which messages may be overtaken follows from the flow. */
export type FlowAnalysisContext<T> = Omit<AnalysisContext<T>, 'overtaking'>;

/** The latest arrival on the main line of a flow, or by a backstop where the case is still open then. */
export function analyseWithBackstops<T>(
  flow: FlowBehaviour,
  start: AnalysisStart<T>,
  analysis: FlowAnalysisContext<T>,
): AnalysisResult<T> {
  const context: AnalysisContext<T> = { ...analysis, overtaking: overtakingIn(flow) };
  const { obligation } = context;
  // Once counting has begun, a backstop may have fired already: it guarantees nothing, but may have ended the case.
  if (obligation.after !== undefined) {
    const [earlyTermination] = flow.backstops.flatMap(({ behaviour }) => endEventsOf(behaviour));
    return latestArrival(
      flow.main,
      { ...start, ...(earlyTermination && { earlyTermination }) },
      context,
    );
  }
  // More messages only shorten the silence between those of the line.
  if (obligation.anyMessage) return latestArrival(flow.main, start, context);
  const line = lineWithBackstops(flow, start, context);
  const ending = line.speaking.filter(({ backstop }) => endEventsOf(backstop.behaviour).length > 0);
  if (ending.length === 0) return line.result;
  // An end stops the waiting for the delivery outcome of a message, which may be tried for longer than is assumed.
  const mail = context.trace === undefined ? longestTry(flow) : context.assume.mail;
  const slowest = mail && lineWithBackstops(flow, start, withMail(context, mail));
  const violated = ending.flatMap((one) => violatedBy(one, slowest?.result, context));
  return { ...line.result, violated: [...line.result.violated, ...violated] };
}

const withMail = <T>(context: AnalysisContext<T>, mail: Duration): AnalysisContext<T> => ({
  ...context,
  assume: { ...context.assume, mail },
});

/** The main line with the guarantees of backstops. */
function lineWithBackstops<T>(
  flow: FlowBehaviour,
  start: AnalysisStart<T>,
  context: AnalysisContext<T>,
): { readonly result: AnalysisResult<T>; readonly speaking: readonly SpeakingBackstop<T>[] } {
  const result = latestArrival(flow.main, start, context);
  const speaking = flow.backstops.map((backstop) =>
    speakingBackstop({ backstop, flow }, start, context),
  );
  const fulfilled = speaking.reduce(
    (soFar, one) => fulfilledWith(one, soFar, context),
    result.fulfilled,
  );
  return { result: { ...result, fulfilled }, speaking };
}

/** The longest that any message is tried, in natural time; undefined when one is tried for working time. */
function longestTry(flow: FlowBehaviour): Duration | undefined {
  const tries = linesOf(flow)
    .flatMap(sendsOf)
    .map((send) => send.tries);
  const natural = tries.flatMap((one) => ('ms' in one ? one.ms : []));
  return natural.length < tries.length ? undefined : { ms: Math.max(0, ...natural) };
}

interface BackstopInFlow {
  readonly backstop: BackstopBehaviour;
  readonly flow: FlowBehaviour;
}

/** A backstop that speaks. */
interface SpeakingBackstop<T> {
  readonly backstop: BackstopBehaviour;
  /** The latest that it does. */
  readonly begins: AnalysisStart<T>;
  /** The earliest that it does; undefined when that is not known. */
  readonly earliest: T | undefined;
  /**
   * A message that does not fulfil the obligation may silence it: it gives no guarantee then. If it ends the case, it can still violate the
   * obligation.
   */
  readonly mayBeSilenced: boolean;
}

function speakingBackstop<T>(
  { backstop, flow }: BackstopInFlow,
  { at: lineStart, caseStart, timestamps }: AnalysisStart<T>,
  { times, trace, obligation, assume, countedFrom }: AnalysisContext<T>,
): SpeakingBackstop<T> {
  const { unless, since, after } = backstop;
  const from =
    (since ? latestMoment(since, { caseStart, timestamps }, assume) : caseStart) ?? lineStart;
  const due = times.until(lineStart, dueAfter(from, after, times));
  const waitsFor = trace === undefined ? mayTellNobody(unless, flow) : 0;
  const at = behindMails(due, waitsFor, { times, assume });
  // A case may start earlier than at the latest, and a moment may have been earlier.
  const isExact = trace !== undefined || (since === undefined && lineStart === countedFrom);
  return {
    backstop,
    begins: { at, caseStart, timestamps, isParallel: true },
    earliest: isExact ? times.until(lineStart, times.afterAtLeast(from, after)) : undefined,
    mayBeSilenced: mayBeSilencedBefore(unless, flow, obligation),
  };
}

/** When a backstop is due at the latest: behind all that happens at its time. */
export const dueAfter = <T>(from: T, after: Duration, times: TimeDomain<T>): T =>
  times.after(times.after(from, after), { ms: 1 });

/** When it speaks, if it waits for so many messages that are under way when it is due, one after the other. */
export const behindMails = <T>(
  due: T,
  count: number,
  { times, assume }: Pick<AnalysisContext<T>, 'times' | 'assume'>,
): T => Array.from({ length: count }).reduce<T>((at) => times.after(at, assume.mail), due);

/** Whatever fulfils the obligation, or the backstop that surely does so before. */
function fulfilledWith<T>(
  { backstop: { unless, behaviour }, begins, mayBeSilenced }: SpeakingBackstop<T>,
  fulfilled: AnalysisResult<T>['fulfilled'],
  context: AnalysisContext<T>,
): AnalysisResult<T>['fulfilled'] {
  if (mayBeSilenced) return fulfilled;
  const at = recorded(begins.at, '', { what: 'backstop', unless }, context);
  const response = latestArrival(behaviour, { ...begins, at }, context);
  const by = latestFulfilment(response.fulfilled, context.times);
  return by === undefined || response.pending.length + response.violated.length > 0
    ? fulfilled
    : fulfilled.map((one) => (one.afterEnd ? one : { ...one, at: context.times.meet(one.at, by) }));
}

/** The ends of a backstop that may come before the obligation is fulfilled; where single runs are followed, on the shortest that is so long. */
function violatedBy<T>(
  { backstop: { unless, behaviour }, begins, earliest }: SpeakingBackstop<T>,
  slowest: AnalysisResult<T> | undefined,
  context: AnalysisContext<T>,
): AnalysisResult<T>['violated'] {
  const { times, trace } = context;
  const open = [...(slowest?.fulfilled ?? []), ...(slowest?.violated ?? [])].filter(
    ({ at }) => earliest === undefined || !times.isNeverLater(at, earliest),
  );
  const isOver = slowest !== undefined && open.length + slowest.pending.length === 0;
  if (trace === undefined && isOver) return [];
  const run = trace?.shortest(open.map((one) => trace.upTo(one.at, begins.at)));
  const at = recorded(run ?? begins.at, '', { what: 'backstop', unless }, context);
  const response = latestArrival(behaviour, { ...begins, at }, context);
  return response.violated.map((one) => ({ ...one, concurrent: run === undefined }));
}

/** How many messages a backstop may wait for, each of which is then dropped, or refused without anybody being asked to make up for it. */
export const mayTellNobody = (unless: string, flow: FlowBehaviour): number =>
  linesOf(flow)
    .flatMap(sendsOf)
    .filter((send) => silencesBackstop(send, unless))
    .filter((send) => isOvertakable(send) || !isReachedAnotherWay(send.undelivered)).length;

/**
 * Which messages are dropped while under way when an outcome leaves to the same person: status and notice. One that leaves beside the
 * line, and whose refusal nobody is asked to make up for, may take their place and never be heard itself.
 */
export function overtakingIn({ main, backstops }: OvertakingFlow): (send: Send) => Overtaking {
  const beside = [...forksIn(main), ...backstops.map(({ behaviour }) => behaviour)];
  const heard = new Set(outcomesIn([main, ...beside]).map(({ to }) => to));
  const lost = new Set(
    outcomesIn(beside).flatMap((send) => (isReachedAnotherWay(send.undelivered) ? [] : [send.to])),
  );
  return (send) => {
    if (!isOvertakable(send) || !heard.has(send.to)) return 'none';
    return lost.has(send.to) ? 'lost' : 'heard';
  };
}

type OvertakingFlow = Pick<FlowBehaviour, 'main' | 'backstops'>;

const outcomesIn = (lines: readonly Behaviour[]): readonly Send[] =>
  lines.flatMap(sendsOf).filter((send) => isOutcome(send.class));

const forksIn = (behaviour: Behaviour): readonly Behaviour[] =>
  termsOf(behaviour).filter((term) => term.term === 'fork');

/** Whether a message that does not fulfil the obligation may silence a backstop. */
const mayBeSilencedBefore = (
  unless: string,
  flow: FlowBehaviour,
  obligation: Obligation,
): boolean =>
  linesOf(flow).some((line) =>
    termsOf(line).some((term) => visit(silences, term, unless, obligation)),
  );

const no = (): boolean => false;

/** Whether a term may silence a backstop without fulfilling the obligation. */
const silences: Visitor<boolean, [unless: string, obligation: Obligation]> = {
  pass: no,
  sequence: no,
  delay: no,
  show: no,
  send: (send, unless, { fulfilledBySend }) =>
    silencesBackstop(send, unless) && !fulfilledBySend(send),
  task: (_task, unless) => isSilencedByRequests(unless),
  choice: no,
  fork: no,
  end: no,
};
