import { fulfils } from '../../model/message.ts';
import type { FlowPromise } from '../../model/plan.ts';
import type { Send, UserTask } from '../../behaviour/behaviour.ts';

/** What a proof looks for on every path, and from where it counts. */
export interface Obligation {
  /** Counts from this step: from the acceptance of its message, or from its outcome. Default: the start. */
  readonly after?: string;
  /** Counts from words: from the mail that asks, when `after` is a task; and what runs beside only adds words between those of the line. */
  readonly anyMessage: boolean;
  /** A message whose acceptance fulfils it. */
  readonly fulfilledBySend: (emit: Send) => boolean;
  /** A task whose opening fulfils it: the mail that asks is a word as well. */
  readonly fulfilledByOpening: (race: UserTask) => boolean;
  /** A task whose outcome fulfils it. */
  readonly fulfilledByOutcome: (race: UserTask) => boolean;
  /** What the end of the case means to it: nothing is owed any more, it is lost, or only what is under way is dropped. */
  readonly atEnd: 'discharged' | 'violated' | 'dropped';
}

const never = (): boolean => false;

/** What a promise other than silence looks for. */
export function obligationOf(promise: Exclude<FlowPromise, { promise: 'silence' }>): Obligation {
  const countedAfter = promise.after === undefined ? {} : { after: promise.after };
  if (promise.promise === 'done')
    return {
      ...countedAfter,
      anyMessage: false,
      fulfilledBySend: never,
      fulfilledByOpening: never,
      fulfilledByOutcome: ({ step }) => step === promise.step,
      atEnd: 'dropped',
    };
  const { who, about } = promise;
  return {
    ...countedAfter,
    anyMessage: false,
    fulfilledBySend: (send) => send.to === who && fulfils(send.class, about),
    fulfilledByOpening: never,
    fulfilledByOutcome: never,
    atEnd: 'violated',
  };
}

/** An answer to the candidate, whenever it comes. */
export const answerObligation: Obligation = obligationOf({
  promise: 'told',
  who: 'candidate',
  about: 'answer',
  within: { ms: 0 },
});

/** The next word to somebody after a word, or after the start. */
export const nextMessage = (who: string, after?: string): Obligation => ({
  ...(after === undefined ? {} : { after }),
  anyMessage: true,
  fulfilledBySend: ({ to }) => to === who,
  fulfilledByOpening: (task) => asks(task, who),
  fulfilledByOutcome: never,
  atEnd: 'discharged',
});

/** Whether the first window of a task asks somebody by this very name. */
export const asks = ({ windows }: UserTask, who: string): boolean =>
  windows[0]?.to.includes(who) ?? false;
