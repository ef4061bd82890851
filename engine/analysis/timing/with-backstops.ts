import { isOutcome, isOvertakenByOutcome, silencesBackstop } from '../../model/message.ts';
import type { BackstopBehaviour, FlowBehaviour, Send } from '../../behaviour/behaviour.ts';
import { endEventsOf, linesOf, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import {
  type AnalysisContext,
  type AnalysisResult,
  type AnalysisStart,
  latestFulfilment,
} from './analysis.ts';
import { latestArrival } from './latest-arrival.ts';
import { latestMoment } from './moments.ts';
import type { Obligation } from './obligation.ts';

/** The context of the analysis of a whole flow; which messages may be overtaken follows from the flow. */
export type FlowAnalysisContext<T> = Omit<AnalysisContext<T>, 'mayBeOvertaken'>;

/** The latest arrival on the main line of a flow, or by a backstop where the case is still open then. */
export function analyseWithBackstops<T>(
  flow: FlowBehaviour,
  start: AnalysisStart<T>,
  analysis: FlowAnalysisContext<T>,
): AnalysisResult<T> {
  const context: AnalysisContext<T> = { ...analysis, mayBeOvertaken: overtakenByOutcome(flow) };
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
  const from = latestMoment(since, { caseStart, timestamps }) ?? lineStart;
  const fires = times.until(lineStart, times.after(from, after));
  const at = trace ? trace.record(fires, '', { what: 'backstop', unless }) : fires;
  const response = latestArrival(behaviour, { at, caseStart, timestamps }, context);
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

/** Which messages are dropped while on their way when an outcome leaves to the same person: status and notice. */
export function overtakenByOutcome({ main }: FlowBehaviour): (send: Send) => boolean {
  const recipients = new Set(
    sendsOf(main).flatMap((send) => (isOutcome(send.class) ? [send.to] : [])),
  );
  return ({ class: messageClass, to }) => isOvertakenByOutcome(messageClass) && recipients.has(to);
}

/** Whether a message that does not fulfil the obligation may silence a backstop. */
const mayBeSilencedBefore = (
  unless: string,
  flow: FlowBehaviour,
  obligation: Obligation,
): boolean =>
  linesOf(flow).some((line) =>
    [...termsOf(line)].some((term) => visit(silences, term, unless, obligation)),
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
