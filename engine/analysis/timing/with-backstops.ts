import { isOutcome, isOvertakenByOutcome, silencesBackstop } from '../../model/message.ts';
import type {
  Send,
  Behaviour,
  FlowBehaviour,
  BackstopBehaviour,
} from '../../behaviour/behaviour.ts';
import { endEventsOf, linesOf, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import { latestArrival } from './latest-arrival.ts';
import type { Obligation } from './obligation.ts';
import type { AnalysisResult, AnalysisContext, AnalysisStart } from './analysis-types.ts';

/** What a search needs to know that its flow does not say. */
export type WatchdogAnalysis<T> = Omit<AnalysisContext<T>, 'mayBeOvertaken'>;

/** A search along the main line, with the backstops that help on every way on which the case is still open. */
export function analyseWithBackstops<T>(
  flow: FlowBehaviour,
  start: AnalysisStart<T>,
  analysis: WatchdogAnalysis<T>,
): AnalysisResult<T> {
  const context: AnalysisContext<T> = { ...analysis, mayBeOvertaken: overtakenByOutcome(flow) };
  const { obligation } = context;
  if (obligation.after !== undefined) {
    const [earlyTermination] = flow.backstops.flatMap(({ behaviour }) => endEventsOf(behaviour));
    return latestArrival(
      flow.main,
      { ...start, ...(earlyTermination && { earlyTermination }) },
      context,
    );
  }
  // Words of a backstop only add to those of the line.
  const result = latestArrival(flow.main, start, context);
  return obligation.anyMessage
    ? result
    : flow.backstops.reduce(
        (soFar, backstop) => withBackstopBound(soFar, { backstop, flow }, start, context),
        result,
      );
}

interface BackstopInFlow {
  readonly backstop: BackstopBehaviour;
  readonly flow: FlowBehaviour;
}

function withBackstopBound<T>(
  result: AnalysisResult<T>,
  { backstop, flow }: BackstopInFlow,
  start: AnalysisStart<T>,
  context: AnalysisContext<T>,
): AnalysisResult<T> {
  const { times, obligation } = context;
  const { unless, since, after, behaviour } = backstop;
  // It may rest, and so brings nothing for certain; or it may not, and then it may end the case.
  const mayBeSilenced = mayBeSilencedBefore(unless, flow, obligation);
  if (mayBeSilenced && obligation.atEnd !== 'violated') return result;
  const from = since === undefined ? start.at : (start.timestamps[since.cel] ?? start.at);
  const due = times.after(from, after);
  const firesAt = since === undefined ? due : times.until(start.at, due);
  const at = times.trace(firesAt, '', { what: 'backstop', unless });
  const response = latestArrival(behaviour, { ...start, at }, context);
  const violated = [
    ...result.violated,
    ...response.violated.map((way) => ({ ...way, concurrent: true })),
  ];
  const [first, ...rest] = response.fulfilled;
  if (
    mayBeSilenced ||
    first === undefined ||
    response.pending.length + response.violated.length > 0
  )
    return { ...result, violated };
  const guaranteedBy = rest.reduce((late, way) => times.join(late, way.at), first.at);
  const fulfilled = result.fulfilled.map((way) =>
    way.afterEnd ? way : { ...way, at: times.meet(way.at, guaranteedBy) },
  );
  return { ...result, violated, fulfilled };
}

/** A status or notice still on its way is dropped when an outcome leaves to the same person. */
export function overtakenByOutcome({
  main,
}: FlowBehaviour): AnalysisContext<unknown>['mayBeOvertaken'] {
  const recipients = new Set(
    sendsOf(main).flatMap((send) => (isOutcome(send.class) ? [send.to] : [])),
  );
  return ({ class: messageClass, to }) => isOvertakenByOutcome(messageClass) && recipients.has(to);
}

/** Whether a message that is not what is looked for may keep a backstop quiet; the mails of tasks are notices as well. */
const mayBeSilencedBefore = (
  unless: string,
  flow: FlowBehaviour,
  { fulfilledBySend }: Obligation,
): boolean =>
  (unless === 'notice' && linesOf(flow).some(hasTask)) ||
  sentBy(flow).some((send) => silencesBackstop(send, unless) && !fulfilledBySend(send));

const hasTask = (line: Behaviour): boolean =>
  [...termsOf(line)].some(({ term }) => term === 'task');

const sentBy = (flow: FlowBehaviour): readonly Send[] => linesOf(flow).flatMap(sendsOf);
