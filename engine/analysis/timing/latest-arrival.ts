import { identifierOf } from '../../expression/identifier.ts';
import { isElapsed } from './is-elapsed.ts';
import type {
  Choice,
  Fork,
  Delay,
  Send,
  EndEvent,
  UserTask,
  Sequence,
  Behaviour,
} from '../../behaviour/behaviour.ts';
import { endEventsOf } from '../../behaviour/traverse.ts';
import type { AbstractState } from './abstract-state.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import { Accumulator, withTimestamp, mapTime } from './arrivals.ts';
import {
  everyoneAsked,
  firstAsked,
  deciders,
  taskEndsOf,
  isSureToArrive,
  nameOf,
} from './task-times.ts';
import type { AnalysisResult, AnalysisContext, AnalysisStart } from './analysis-types.ts';

/**
 * Follows every way through a shape up to where the quest is fulfilled, each at its latest.
 * Everyone taking all the time they have is the worst case for the end of a line, since all maps are monotone (`proofs.md` 1 and 3 of the design).
 */
export function latestArrival<T>(
  behaviour: Behaviour,
  { at, ...start }: AnalysisStart<T>,
  context: AnalysisContext<T>,
): AnalysisResult<T> {
  const accumulator = new Accumulator(context);
  const first = { ...start, at: context.obligation.after === undefined ? at : undefined };
  const pending = new ArrivalAnalysis(context, accumulator).along(behaviour, first);
  const { fulfilled, violated } = accumulator;
  return { fulfilled, violated, pending };
}

type AbstractStates<T> = readonly AbstractState<T>[];

/** A course on which counting has begun. */
type CountingState<T> = AbstractState<T> & { readonly at: T & {} };

class ArrivalAnalysis<T> {
  readonly #context: AnalysisContext<T>;
  readonly #accumulator: Accumulator<T>;

  constructor(context: AnalysisContext<T>, accumulator: Accumulator<T>) {
    this.#context = context;
    this.#accumulator = accumulator;
  }

  /** The ways that come out at the end of a shape with the quest still open. */
  along(behaviour: Behaviour, state: AbstractState<T>): AbstractStates<T> {
    if (behaviour.term === 'sequence') return this.#sequence(behaviour, state);
    if (behaviour.term === 'choice') return this.#choice(behaviour, state);
    if (behaviour.term === 'delay') return [this.#delay(behaviour, state)];
    if (behaviour.term === 'send') return this.#send(behaviour, state);
    if (behaviour.term === 'task') return this.#task(behaviour, state);
    if (behaviour.term === 'fork') return this.#fork(behaviour, state);
    return behaviour.term === 'end' ? this.#endEvent(behaviour, state) : [state];
  }

  #sequence({ of }: Sequence, state: AbstractState<T>): AbstractStates<T> {
    let pending: AbstractStates<T> = [state];
    for (const behaviour of of) {
      if (pending.length === 0) break;
      pending = this.#accumulator.join(pending.flatMap((one) => this.along(behaviour, one)));
    }
    return pending;
  }

  #choice({ step, branches }: Choice, state: AbstractState<T>): AbstractStates<T> {
    const states = branches.flatMap(({ label: branch, when, behaviour }) => {
      const happens = { what: 'chosen', arm: branch, ...(when && { when: when.cel }) } as const;
      return this.along(behaviour, this.#accumulator.traced(state, step, happens));
    });
    return this.#accumulator.join(states);
  }

  #delay({ step, length }: Delay, state: AbstractState<T>): AbstractState<T> {
    const { times, assume } = this.#context;
    if ('until' in length && isElapsed(length.until, assume)) return state;
    const most = 'until' in length ? length.atMost : length;
    const over = mapTime(state, (at) => times.after(at, most));
    return this.#accumulator.traced(over, step, { what: 'waited' });
  }

  #send(send: Send, state: AbstractState<T>): AbstractStates<T> {
    const { obligation } = this.#context;
    if (state.at === undefined) return this.#sendBeforeCounting(send, state);
    const { step, template, undelivered, holds } = send;
    const name = identifierOf(step);
    const sent = withTimestamp(state, `${name}.sentAt`);
    const delivered = withTimestamp(this.#accumulator.afterMail(sent), `${name}.deliveredAt`);
    const afterDelivery = (what: 'told' | 'undelivered'): AbstractState<T> =>
      this.#accumulator.traced(delivered, step, { what, template, to: nameOf(send.to) });
    const told = afterDelivery('told');
    const fulfils = obligation.fulfilledBySend(send);
    if (fulfils) this.#accumulator.fulfil(this.#overtaken(send, told));
    // A task to reach the person another way counts as a word once it is open.
    if (fulfils && undelivered.term === 'task') return [];
    const refused = this.#undelivered(send, afterDelivery('undelivered'), sent);
    return fulfils ? refused : this.#accumulator.join([holds ? told : sent, ...refused]);
  }

  /** Before counting has begun; it may begin here. */
  #sendBeforeCounting(send: Send, state: AbstractState<T>): AbstractStates<T> {
    const { obligation } = this.#context;
    const begins = obligation.after === send.step;
    const told = begins ? this.#accumulator.startCounting(state) : state;
    const isWord = begins && obligation.anyMessage && send.undelivered.term === 'task';
    return this.#accumulator.join([told, ...this.#undelivered(send, isWord ? told : state, state)]);
  }

  #undelivered(send: Send, turned: AbstractState<T>, sent: AbstractState<T>): AbstractStates<T> {
    return send.holds
      ? this.along(send.undelivered, turned)
      : this.#concurrent(send.undelivered, turned, { main: [sent], survives: true });
  }

  /** An outcome that leaves just before the message has arrived comes in its place. */
  #overtaken(send: Send, told: AbstractState<T>): AbstractState<T> {
    return this.#context.mayBeOvertaken(send) ? this.#accumulator.afterMail(told) : told;
  }

  #task(task: UserTask, state: AbstractState<T>): AbstractStates<T> {
    const { obligation, assume } = this.#context;
    if (!isCounting(state)) return this.#taskBeforeCounting(task, state);
    if (!obligation.fulfilledByOpening(task) || !isSureToArrive(task, assume.mail))
      return this.#timedTask(task, state);
    this.#accumulator.fulfil(
      this.#accumulator.traced(this.#accumulator.afterMail(state), task.step, firstAsked(task)),
    );
    return [];
  }

  #taskBeforeCounting(task: UserTask, entered: AbstractState<T>): AbstractStates<T> {
    const { obligation } = this.#context;
    if (obligation.after !== task.step) return this.#branches(task, task.answers, () => entered);
    const begun = this.#accumulator.startCounting(entered);
    if (obligation.anyMessage) return isCounting(begun) ? this.#timedTask(task, begun) : [];
    return this.#branches(task, task.answers, (happens) =>
      this.#accumulator.traced(begun, task.step, happens),
    );
  }

  #timedTask(task: UserTask, state: CountingState<T>): AbstractStates<T> {
    const { obligation, times } = this.#context;
    const ends = taskEndsOf(task, state.at, state.timestamps, times);
    const enter = (happens: CounterexampleEvent): AbstractState<T> => {
      const at = happens.what === 'silent' ? ends.closes : ends.answered;
      return this.#accumulator.traced({ ...state, at }, task.step, happens);
    };
    if (!obligation.fulfilledByOutcome(task))
      return this.#branches(task, ends.isOpen ? task.answers : [], enter);
    this.#accumulator.fulfil(enter(silenceEvent(task)));
    return [];
  }

  #branches(
    task: UserTask,
    answers: UserTask['answers'],
    enter: (happens: CounterexampleEvent) => AbstractState<T>,
  ): AbstractStates<T> {
    const answered = answers.flatMap(({ label: outcome, behaviour }) =>
      this.along(behaviour, enter({ what: 'answered', outcome, by: deciders(task, outcome) })),
    );
    const silent = this.along(task.silent.behaviour, enter(silenceEvent(task)));
    return this.#accumulator.join([...answered, ...silent]);
  }

  #fork({ behaviour, how }: Fork, state: AbstractState<T>): AbstractStates<T> {
    return this.#concurrent(behaviour, state, { main: [state], survives: how === 'awaited' });
  }

  /** A line beside: it may surely bring what is looked for, or end the case before the main line has brought it. */
  #concurrent(
    behaviour: Behaviour,
    from: AbstractState<T>,
    {
      main,
      survives: survivesEnd,
    }: { readonly main: AbstractStates<T>; readonly survives: boolean },
  ): AbstractStates<T> {
    if (behaviour.term === 'pass') return main;
    const results = new Accumulator(this.#context);
    const pending = new ArrivalAnalysis(this.#context, results).along(behaviour, from);
    for (const { at, ...how } of results.violated)
      this.#accumulator.violate(at, { ...how, concurrent: true });
    if (from.at === undefined) {
      this.#accumulator.fulfilled.push(...results.fulfilled);
      for (const { at } of pending)
        if (at !== undefined) this.#accumulator.violate(at, { concurrent: true });
      const [earlyTermination] = endEventsOf(behaviour);
      return earlyTermination === undefined
        ? main
        : main.map((one) => ({ ...one, earlyTermination }));
    }
    const by =
      pending.length + results.violated.length > 0 ? undefined : results.latestFulfilment();
    if (by === undefined || this.#context.obligation.anyMessage) return main;
    return main.map((one) => this.#accumulator.withGuaranteed(one, { by, survivesEnd }));
  }

  #endEvent(endEvent: EndEvent, state: AbstractState<T>): AbstractStates<T> {
    const { times, obligation } = this.#context;
    const happens = { what: 'ended', outcome: endEvent.outcome } as const;
    const { at, guaranteed } = this.#accumulator.traced(state, endEvent.step, happens);
    if (at === undefined) return [];
    const { fulfilled } = this.#accumulator;
    if (obligation.atEnd === 'discharged') fulfilled.push({ at, afterEnd: false, cutByEnd: false });
    else if (guaranteed?.survivesEnd && endEvent.beside === 'finish')
      fulfilled.push({ at: guaranteed.by, afterEnd: true, cutByEnd: false });
    // What is dropped is owed no longer, and has been fulfilled before, if ever.
    else if (guaranteed && obligation.atEnd === 'dropped')
      fulfilled.push({ at: times.meet(guaranteed.by, at), afterEnd: true, cutByEnd: true });
    // What the end would have stopped may have come before it.
    else
      this.#accumulator.violate(at, {
        endEvent,
        concurrent: !!guaranteed && !times.mayFollow(guaranteed.by, at),
      });
    return [];
  }
}

const isCounting = <T>(state: AbstractState<T>): state is CountingState<T> =>
  state.at !== undefined;

const silenceEvent = (task: UserTask): CounterexampleEvent => ({
  what: 'silent',
  ...(task.silent.as === undefined ? {} : { as: task.silent.as }),
  who: everyoneAsked(task),
});
