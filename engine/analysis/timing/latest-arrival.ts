import { identifierOf } from '../../expression/identifier.ts';
import type { Behaviour, EndEvent, Send, UserTask } from '../../behaviour/behaviour.ts';
import { endEventsOf } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import {
  type AbstractState,
  type CountingState,
  isCounting,
  joinStates,
  mapTime,
  withGuaranteed,
  withTimestamp,
} from './abstract-state.ts';
import {
  type AnalysisContext,
  type AnalysisResult,
  type AnalysisStart,
  type Fulfilment,
  latestFulfilment,
  type Violation,
} from './analysis.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import { isElapsed } from './moments.ts';
import { endsOfWindow, isSureToArrive, type TaskEnds, taskEndsOf } from './task-times.ts';
import {
  answeredEvent,
  askedEvent,
  choiceEvent,
  deliveryEvent,
  endingEvent,
  silenceEvent,
} from './trace-events.ts';

/**
 * The latest instant at which an obligation is fulfilled, whatever people do: a forward abstract interpretation of a behaviour.
 *
 * - State (`abstract-state.ts`): the latest arrival at a point of the line, a bound that a parallel branch guarantees, and the
 *   timestamps of earlier messages. Where paths meet, their states are joined: pointwise the later one.
 * - Transfer: a function for each term, below. Everyone takes all the time they have. Since every duration is a monotone map, this
 *   is the worst case for the end of a line (`docs/design/time.md`).
 * - Result (`analysis.ts`): the obligation (`obligation.ts`) is fulfilled, violated by the end of the case, or still pending.
 * - Time (`time-domain.ts`) is abstract: all starts at once, one start, or one start with its run.
 *
 * `with-backstops.ts` adds the backstops of a flow, `bounded-response.ts` asks for a response within a time, `worst-case.ts` for
 * its worst case over all starts, and `promise-bound.ts` for that of a promise over all cases.
 */
export function latestArrival<T>(
  behaviour: Behaviour,
  start: AnalysisStart<T>,
  context: AnalysisContext<T>,
): AnalysisResult<T> {
  const analysis = new ArrivalAnalysis(context);
  const pending = analysis.from(start, behaviour);
  const { fulfilled, violated } = analysis;
  return { fulfilled, violated, pending };
}

type States<T> = readonly AbstractState<T>[];

class ArrivalAnalysis<T> {
  readonly fulfilled: Fulfilment<T>[] = [];
  readonly violated: Violation<T>[] = [];
  readonly #context: AnalysisContext<T>;

  /** The states in which the line leaves a term with the obligation still pending. */
  readonly #transfer: Visitor<States<T>, [state: AbstractState<T>]> = {
    pass: (_pass, state) => [state],
    sequence: ({ of }, state) =>
      of.reduce<States<T>>(
        (states, one) => this.#join(states.flatMap((each) => this.along(one, each))),
        [state],
      ),
    delay: ({ step, length }, state) => {
      const { times, assume } = this.#context;
      if ('until' in length && isElapsed(length.until, assume)) return [state];
      const most = 'until' in length ? length.atMost : length;
      const over = mapTime(state, (at) => times.after(at, most));
      return [this.#traced(over, step, { what: 'waited' })];
    },
    show: (_show, state) => [state],
    send: (send, state) => this.#send(send, state),
    task: (task, state) => this.#task(task, state),
    choice: ({ step, branches }, state) => {
      const states = branches.flatMap((branch) =>
        this.along(branch.behaviour, this.#traced(state, step, choiceEvent(branch))),
      );
      return this.#join(states);
    },
    fork: ({ behaviour, how }, state) =>
      this.#concurrent(behaviour, state, { main: [state], survivesEnd: how === 'awaited' }),
    end: (end, state) => this.#end(end, state),
  };

  constructor(context: AnalysisContext<T>) {
    this.#context = context;
  }

  from({ openTask, ...start }: AnalysisStart<T>, behaviour: Behaviour): States<T> {
    if (this.#context.obligation.after !== undefined)
      return this.along(behaviour, { ...start, at: undefined });
    const entered = openTask
      ? this.#timedTask(
          openTask.task,
          start,
          endsOfWindow(openTask.closes, start.at, this.#context),
        )
      : [start];
    return this.#join(entered.flatMap((state) => this.along(behaviour, state)));
  }

  along(behaviour: Behaviour, state: AbstractState<T>): States<T> {
    return visit(this.#transfer, behaviour, state);
  }

  #send(send: Send, state: AbstractState<T>): States<T> {
    if (!isCounting(state)) return this.#sendBeforeCounting(send, state);
    const { step, undelivered, holds } = send;
    const name = identifierOf(step);
    const sent = withTimestamp(state, `${name}.sentAt`);
    const delivered = withTimestamp(this.#afterMail(sent), `${name}.deliveredAt`);
    const told = this.#traced(delivered, step, deliveryEvent(send, 'told'));
    const refused = this.#traced(delivered, step, deliveryEvent(send, 'undelivered'));
    if (!this.#context.obligation.fulfilledBySend(send))
      return this.#join([holds ? told : sent, ...this.#undelivered(send, refused, sent)]);
    // An outcome that leaves just before the message has arrived comes in its place.
    this.#fulfil(this.#context.mayBeOvertaken(send) ? this.#afterMail(told) : told);
    // A task to reach the person another way counts as a message once it is open.
    return undelivered.term === 'task' ? [] : this.#undelivered(send, refused, sent);
  }

  /** Counting may begin with the message. */
  #sendBeforeCounting(send: Send, state: AbstractState<T>): States<T> {
    const { obligation } = this.#context;
    const begins = obligation.after === send.step;
    const told = begins ? this.#startCounting(send.step, state) : state;
    const isMessage = begins && obligation.anyMessage && send.undelivered.term === 'task';
    return this.#join([told, ...this.#undelivered(send, isMessage ? told : state, state)]);
  }

  /** A refused message is handled on the line where it holds the line, and beside it where not. */
  #undelivered(send: Send, refused: AbstractState<T>, sent: AbstractState<T>): States<T> {
    return send.holds
      ? this.along(send.undelivered, refused)
      : this.#concurrent(send.undelivered, refused, { main: [sent], survivesEnd: true });
  }

  #task(task: UserTask, state: AbstractState<T>): States<T> {
    const { obligation, assume } = this.#context;
    if (!isCounting(state)) return this.#taskBeforeCounting(task, state);
    if (!obligation.fulfilledByOpening(task) || !isSureToArrive(task, assume.mail))
      return this.#timedTask(task, state);
    this.#fulfil(this.#traced(this.#afterMail(state), task.step, askedEvent(task)));
    return [];
  }

  /** Counting may begin with the opening of the task, or with its outcome. */
  #taskBeforeCounting(task: UserTask, state: AbstractState<T>): States<T> {
    const { obligation } = this.#context;
    if (obligation.after !== task.step) return this.#outcomes(task, task.answers, () => state);
    const begun = this.#startCounting(task.step, state);
    return obligation.anyMessage
      ? this.#timedTask(task, begun)
      : this.#outcomes(task, task.answers, (event) => this.#traced(begun, task.step, event));
  }

  /** A task that takes its time, since counting has begun. */
  #timedTask(
    task: UserTask,
    state: CountingState<T>,
    { closes, answered, isOpen }: TaskEnds<T> = taskEndsOf(task, state, this.#context),
  ): States<T> {
    const ended = (event: CounterexampleEvent): AbstractState<T> => {
      const at = event.what === 'silent' ? closes : answered;
      return this.#traced({ ...state, at }, task.step, event);
    };
    if (!this.#context.obligation.fulfilledByOutcome(task))
      return this.#outcomes(task, isOpen ? task.answers : [], ended);
    this.#fulfil(ended(silenceEvent(task)));
    return [];
  }

  /** Every outcome of a task on its own; `ended` is the state in which the task ends with it. */
  #outcomes(
    task: UserTask,
    answers: UserTask['answers'],
    ended: (event: CounterexampleEvent) => AbstractState<T>,
  ): States<T> {
    const answered = answers.flatMap(({ label, behaviour }) =>
      this.along(behaviour, ended(answeredEvent(task, label))),
    );
    return this.#join([
      ...answered,
      ...this.along(task.silent.behaviour, ended(silenceEvent(task))),
    ]);
  }

  /** A parallel branch: it may certainly fulfil the obligation, or end the case before the line has. */
  #concurrent(
    behaviour: Behaviour,
    state: AbstractState<T>,
    { main, survivesEnd }: { readonly main: States<T>; readonly survivesEnd: boolean },
  ): States<T> {
    if (behaviour.term === 'pass') return main;
    const { times, obligation } = this.#context;
    const branch = new ArrivalAnalysis(this.#context);
    const pending = branch.along(behaviour, state);
    for (const one of branch.violated) this.violated.push({ ...one, concurrent: true });
    if (!isCounting(state)) {
      // Counting begins within the branch, or the branch is still there when it begins on the line.
      this.fulfilled.push(...branch.fulfilled);
      for (const { at } of pending)
        if (at !== undefined) this.violated.push({ at, concurrent: true });
      const [earlyTermination] = endEventsOf(behaviour);
      return earlyTermination ? main.map((one) => ({ ...one, earlyTermination })) : main;
    }
    // More messages only shorten the silence between those of the line.
    if (obligation.anyMessage || pending.length + branch.violated.length > 0) return main;
    const by = latestFulfilment(branch.fulfilled, times);
    return by === undefined
      ? main
      : main.map((one) => withGuaranteed(one, { by, survivesEnd }, times));
  }

  #end(end: EndEvent, state: AbstractState<T>): States<T> {
    const { times, trace, obligation } = this.#context;
    const { at, guaranteed } = this.#traced(state, end.step, endingEvent(end));
    if (at === undefined) return [];
    if (obligation.atEnd === 'discharged')
      this.fulfilled.push({ at, afterEnd: false, cutByEnd: false });
    else if (guaranteed?.survivesEnd && end.beside === 'finish')
      this.fulfilled.push({ at: guaranteed.by, afterEnd: true, cutByEnd: false });
    // The end stops the branch. It discharges the obligation, unless the branch has fulfilled it before.
    else if (guaranteed && obligation.atEnd === 'dropped')
      this.fulfilled.push({ at: times.meet(guaranteed.by, at), afterEnd: true, cutByEnd: true });
    // The branch that the end stops may have fulfilled the obligation before.
    else {
      const concurrent = !!guaranteed && trace?.isAfter(guaranteed.by, at) === false;
      this.violated.push({ at, endEvent: end, concurrent });
    }
    return [];
  }

  /** Counting begins at a step. A parallel branch that may end the case may have done so before the obligation is fulfilled. */
  #startCounting(step: string, state: AbstractState<T>): CountingState<T> {
    const { countedFrom: at, obligation } = this.#context;
    const { caseStart = at, earlyTermination: endEvent } = state;
    if (endEvent && obligation.atEnd === 'violated')
      this.violated.push({ at, endEvent, concurrent: true });
    const name = identifierOf(step);
    return {
      at,
      caseStart,
      timestamps: { [`${name}.sentAt`]: at, [`${name}.deliveredAt`]: at },
    };
  }

  #fulfil({ at, guaranteed }: AbstractState<T>): void {
    if (at === undefined) return;
    const earlier = guaranteed ? this.#context.times.meet(at, guaranteed.by) : at;
    this.fulfilled.push({ at: earlier, afterEnd: false, cutByEnd: false });
  }

  /** The mail server has accepted a message that leaves then, or refused it for good. */
  #afterMail(state: AbstractState<T>): AbstractState<T> {
    const { times, assume } = this.#context;
    return mapTime(state, (at) => times.after(at, assume.mail));
  }

  #traced(state: AbstractState<T>, step: string, event: CounterexampleEvent): AbstractState<T> {
    const { trace } = this.#context;
    return trace ? mapTime(state, (at) => trace.record(at, step, event)) : state;
  }

  #join(states: States<T>): States<T> {
    return joinStates(states, this.#context.times);
  }
}
