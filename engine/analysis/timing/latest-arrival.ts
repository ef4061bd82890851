import type { Behaviour, EndEvent } from '../../behaviour/behaviour.ts';
import { endEventsOf, tasksIn } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import {
  type AbstractState,
  type CountingState,
  isCounting,
  joinStates,
  mapTime,
  withGuaranteed,
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
import { effectOfEnd } from './end-of-case.ts';
import type { ConcurrentLine, Interpretation, States } from './interpretation.ts';
import type { Obligation } from './obligation.ts';
import { isElapsed } from './moments.ts';
import { afterAtLeast, leastMs } from './message-under-way.ts';
import { countsWithin, overtakableRecipient } from './parallel-branch.ts';
import { transferOfSend } from './send-transfer.ts';
import { startOfCounting } from './start-of-counting.ts';
import { endsOfWindow } from './task-times.ts';
import { transferOfTask, transferOfTimedTask } from './task-transfer.ts';
import { traced } from './traced-state.ts';
import { choiceEvent } from './trace-events.ts';

/**
 * The latest instant at which an obligation is fulfilled, whatever people do: a forward abstract interpretation of a behaviour.
 *
 * - State (`abstract-state.ts`): the latest arrival at a point of the line, a bound that a parallel branch guarantees, and the
 *   timestamps of earlier messages. Where paths meet, their states are joined: pointwise the later one.
 * - Transfer: a function for each term, below (`send-transfer.ts`, `task-transfer.ts`). Everyone takes all the time they have. Since every
 *   duration is a monotone map, this is the worst case for the end of a line (`docs/design/time.md`).
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
  const analysis = new ArrivalAnalysis(context, start.isParallel === true);
  const pending = analysis.arrived(analysis.from(start, behaviour));
  const { fulfilled, violated } = analysis;
  return { fulfilled, violated, pending };
}

class ArrivalAnalysis<T> implements Interpretation<T> {
  readonly fulfilled: Fulfilment<T>[] = [];
  readonly violated: Violation<T>[] = [];
  readonly context: AnalysisContext<T>;
  readonly #isParallel: boolean;

  /** The states in which the line leaves a term with the obligation still pending. */
  readonly #transfer: Visitor<States<T>, [state: AbstractState<T>]> = {
    pass: (_pass, state) => [state],
    sequence: ({ of }, state) =>
      of.reduce<States<T>>(
        (states, one) => this.#join(states.flatMap((each) => this.along(one, each))),
        [state],
      ),
    delay: ({ step, length }, state) => {
      const { times, assume } = this.context;
      if ('until' in length && isElapsed(length.until, assume)) return [state];
      const [most, least] = 'until' in length ? [length.atMost, 0] : [length, leastMs(length)];
      return this.#passing(state, least).map((one) => {
        const over = mapTime(one, (at) => times.after(at, most));
        return this.#traced(over, step, { what: 'waited' });
      });
    },
    show: (_show, state) => [state],
    send: (send, state) => transferOfSend(send, state, this),
    task: (task, state) => transferOfTask(task, state, this),
    choice: ({ step, branches }, state) => {
      const states = branches.flatMap((branch) =>
        this.along(branch.behaviour, this.#traced(state, step, choiceEvent(branch))),
      );
      return this.#join(states);
    },
    fork: ({ behaviour, how }, state) =>
      this.concurrent(behaviour, state, { main: [state], survivesEnd: how === 'awaited' }),
    end: (end, state) => this.#end(end, state),
  };

  /** `isParallel`: of a parallel branch or a backstop, whose end cuts off the line on which counting has begun. */
  constructor(context: AnalysisContext<T>, isParallel: boolean) {
    this.context = context;
    this.#isParallel = isParallel;
  }

  from(
    { openTask, isParallel: _isParallel, ...start }: AnalysisStart<T>,
    behaviour: Behaviour,
  ): States<T> {
    if (this.context.obligation.after !== undefined)
      return this.along(behaviour, { ...start, at: undefined });
    const entered = openTask
      ? transferOfTimedTask(
          openTask.task,
          start,
          this,
          endsOfWindow(openTask.closes, start.at, this.context),
        )
      : [start];
    return this.#join(entered.flatMap((state) => this.along(behaviour, state)));
  }

  along(behaviour: Behaviour, state: AbstractState<T>): States<T> {
    return visit(this.#transfer, behaviour, state);
  }

  /** Messages under way certainly arrive: the states that are left have none. */
  arrived(states: States<T>): States<T> {
    return states.filter((state) => {
      if (state.underWay) this.fulfil(state.underWay.by, state);
      return state.underWay === undefined;
    });
  }

  /** Time passes on the line, at least so much: then messages under way may have arrived for sure. */
  #passing(state: AbstractState<T>, least: number): States<T> {
    const { underWay, ...rest } = state;
    if (underWay === undefined) return [state];
    const still = afterAtLeast(underWay, least);
    return still ? [{ ...rest, underWay: still }] : this.arrived([state]);
  }

  /** A parallel branch: it may certainly fulfil the obligation, or end the case before the line has. */
  concurrent(
    behaviour: Behaviour,
    state: AbstractState<T>,
    { main, survivesEnd }: ConcurrentLine<T>,
  ): States<T> {
    const { times, obligation } = this.context;
    // More messages only shorten the silence between those of the line.
    if (behaviour.term === 'pass' || obligation.anyMessage) return main;
    const branch = new ArrivalAnalysis(this.context, cutsOffLine(behaviour, state, obligation));
    const pending = branch.arrived(branch.along(behaviour, state));
    for (const one of branch.violated) this.violated.push({ ...one, concurrent: true });
    if (!isCounting(state)) {
      // Counting begins within the branch, or the branch is still there when it begins on the line.
      this.fulfilled.push(...branch.fulfilled);
      for (const { at } of pending)
        if (at !== undefined) this.violated.push({ at, concurrent: true });
      const [earlyTermination] = endEventsOf(behaviour);
      const parallelCounting = countsWithin(behaviour, obligation, survivesEnd);
      return main.map((one) => ({
        ...one,
        ...(parallelCounting && { parallelCounting }),
        ...(earlyTermination && { earlyTermination }),
      }));
    }
    if (pending.length + branch.violated.length > 0) return main;
    const by = latestFulfilment(branch.fulfilled, times);
    if (by === undefined) return main;
    const overtakenTo = overtakableRecipient(behaviour, obligation);
    const bound = { by, survivesEnd, ...(overtakenTo === undefined ? {} : { overtakenTo }) };
    return main.map((one) => withGuaranteed(one, bound, times));
  }

  #end(end: EndEvent, state: AbstractState<T>): States<T> {
    const effect = effectOfEnd(end, state, this.context, this.#isParallel);
    if (effect && 'fulfilled' in effect) this.fulfilled.push(effect.fulfilled);
    if (effect && 'violated' in effect) this.violated.push(effect.violated);
    return [];
  }

  startCounting(step: string, state: AbstractState<T>): CountingState<T> {
    const { counting, violated } = startOfCounting(step, state, this.context);
    if (violated) this.violated.push(violated);
    return counting;
  }

  /** Something else may fulfil the obligation sooner for sure. */
  fulfil(at: T, { guaranteed, underWay }: Pick<AbstractState<T>, 'guaranteed' | 'underWay'>): void {
    const { meet } = this.context.times;
    const sooner = [guaranteed, underWay].reduce(
      (soFar, one) => (one ? meet(soFar, one.by) : soFar),
      at,
    );
    this.fulfilled.push({ at: sooner, afterEnd: false, cutByEnd: false });
  }

  #traced(state: AbstractState<T>, step: string, event: CounterexampleEvent): AbstractState<T> {
    return traced(state, step, event, this.context);
  }

  #join(states: States<T>): States<T> {
    return joinStates(states, this.context.times);
  }
}

/** Whether the end of a branch cuts off the line on which counting has begun; one that holds the task itself has passed it by where it ends. */
const cutsOffLine = <T>(
  behaviour: Behaviour,
  state: AbstractState<T>,
  { fulfilledByOutcome }: Obligation,
): boolean => isCounting(state) && !tasksIn(behaviour).some(fulfilledByOutcome);
