import { fulfils, notesEvent } from '../../model/message.ts';
import type { FlowPromise } from '../../model/plan.ts';
import type { Send, UserTask } from '../../behaviour/behaviour.ts';

/** An obligation: what has to come on every path, and from where its time counts. */
export interface Obligation {
  /** Counts from this step: from the acceptance of its message, or from its outcome. Default: the start. */
  readonly after?: string;
  /**
   * Any message to somebody fulfils it, and counting begins with one: when `after` is a task, with the mail that asks. Parallel
   * branches then only add messages between those of the line.
   */
  readonly anyMessage: boolean;
  /** A message whose acceptance fulfils it. */
  readonly fulfilledBySend: (send: Send) => boolean;
  /** A task whose mails may fulfil it; none certainly does, since nothing is done about one that cannot be delivered. */
  readonly mayBeFulfilledByMailsOf: (task: UserTask) => boolean;
  /** A task whose outcome fulfils it. */
  readonly fulfilledByOutcome: (task: UserTask) => boolean;
  /**
   * The effect of the end of the case: it discharges the obligation, violates it, or discharges it only where a parallel branch is stopped
   * that would fulfil it.
   */
  readonly atEnd: 'discharged' | 'violated' | 'dropped';
}

const never = (): boolean => false;

/** The obligation of a promise other than silence. */
export function obligationOf(promise: Exclude<FlowPromise, { promise: 'silence' }>): Obligation {
  const countedAfter = promise.after === undefined ? {} : { after: promise.after };
  if (promise.promise === 'done')
    return {
      ...countedAfter,
      anyMessage: false,
      fulfilledBySend: never,
      mayBeFulfilledByMailsOf: never,
      fulfilledByOutcome: ({ step }) => step === promise.step,
      atEnd: 'dropped',
    };
  const { who, about } = promise;
  return {
    ...countedAfter,
    anyMessage: false,
    fulfilledBySend: (send) => send.to === who && fulfils(send.class, about),
    mayBeFulfilledByMailsOf: never,
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

/** The next message to somebody after a step's message, or after the start. */
export const nextMessage = (who: string, after?: string): Obligation => ({
  ...(after === undefined ? {} : { after }),
  anyMessage: true,
  fulfilledBySend: ({ to }) => to === who,
  mayBeFulfilledByMailsOf: (task) => asks(task, who),
  fulfilledByOutcome: never,
  atEnd: 'discharged',
});

/** The note of a withdrawal: a message of its own, which neither an end nor an outcome drops. */
export const withdrawalObligation: Obligation = {
  anyMessage: false,
  fulfilledBySend: (send) => send.to === 'candidate' && notesEvent(send.class),
  mayBeFulfilledByMailsOf: never,
  fulfilledByOutcome: never,
  atEnd: 'violated',
};

/** Whether a task asks somebody by this very name in its first window, by a mail of its own. */
export const asks = ({ windows, request }: UserTask, who: string): boolean =>
  request === undefined && (windows[0]?.to.includes(who) ?? false);
