import { isOutcome, isOvertakenByOutcome, silencesBackstop } from '../../model/message.ts';
import type {
  BackstopBehaviour,
  Behaviour,
  FlowBehaviour,
  Send,
} from '../../behaviour/behaviour.ts';
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
import type { Obligation } from './obligation.ts';

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
  const result = latestArrival(flow.main, start, context);
  // More messages only shorten the silence between those of the line.
  return obligation.anyMessage
    ? result
    : flow.backstops.reduce(
        (soFar, backstop) => withBackstop(soFar, { backstop, flow }, start, context),
        result,
      );
}

interface BackstopInFlow {
  readonly backstop: BackstopBehaviour;
  readonly flow: FlowBehaviour;
}

function withBackstop<T>(
  result: AnalysisResult<T>,
  { backstop, flow }: BackstopInFlow,
  { at: lineStart, caseStart, timestamps }: AnalysisStart<T>,
  context: AnalysisContext<T>,
): AnalysisResult<T> {
  const { times, trace, obligation } = context;
  const { unless, since, after, behaviour } = backstop;
  // A backstop that a non-matching message may silence gives no guarantee; if it ends the case, it can still violate the obligation.
  const mayBeSilenced = mayBeSilencedBefore(unless, flow, obligation);
  if (mayBeSilenced && obligation.atEnd !== 'violated') return result;
  const { assume } = context;
  const from =
    (since ? latestMoment(since, { caseStart, timestamps }, assume) : caseStart) ?? lineStart;
  // It is due behind all that happens at its time, and waits for what is under way then.
  const due = times.until(lineStart, times.after(times.after(from, after), { ms: 1 }));
  const waitsFor = trace === undefined ? mayTellNobody(unless, flow) : 0;
  const fires = Array.from({ length: waitsFor }).reduce<T>(
    (at) => times.after(at, assume.mail),
    due,
  );
  const at = trace ? trace.record(fires, '', { what: 'backstop', unless }) : fires;
  const begins = { at, caseStart, timestamps, isBeside: true };
  const response = latestArrival(behaviour, begins, context);
  const violated = [
    ...result.violated,
    ...response.violated.map((one) => ({ ...one, concurrent: true })),
  ];
  const by = latestFulfilment(response.fulfilled, times);
  if (mayBeSilenced || by === undefined || response.pending.length + response.violated.length > 0)
    return { ...result, violated };
  const fulfilled = result.fulfilled.map((one) =>
    one.afterEnd ? one : { ...one, at: times.meet(one.at, by) },
  );
  return { ...result, violated, fulfilled };
}

/** How many messages a backstop may wait for, each of which is then dropped, or refused without anybody being asked to make up for it. */
const mayTellNobody = (unless: string, flow: FlowBehaviour): number =>
  linesOf(flow)
    .flatMap(sendsOf)
    .filter((send) => silencesBackstop(send, unless))
    .filter((send) => isOvertakenByOutcome(send.class) || !isReachedAnotherWay(send.undelivered))
    .length;

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
  return ({ class: messageClass, to }) => {
    if (!isOvertakenByOutcome(messageClass) || !heard.has(to)) return 'none';
    return lost.has(to) ? 'lost' : 'heard';
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
  // The mails of a task are notices.
  task: (_task, unless) => unless === 'notice',
  choice: no,
  fork: no,
  end: no,
};
