import type { UserTask } from '../../behaviour/behaviour.ts';
import type { CounterexampleEvent } from '../finding/finding.ts';
import {
  type AbstractState,
  type CountingState,
  isCounting,
  joinStates,
} from './abstract-state.ts';
import type { Interpretation, States } from './interpretation.ts';
import { type TaskEnds, taskEndsOf } from './task-times.ts';
import {
  answeredAtOnceEvent,
  answeredEvent,
  refusedRequestEvent,
  silenceEvent,
} from './trace-events.ts';
import { recorded, traced } from './traced-state.ts';

/** The states behind a task: behind the steps of each outcome, and of silence. */
export function transferOfTask<T>(
  task: UserTask,
  state: AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  if (!isCounting(state)) return beforeCounting(task, state, analysis);
  const { context } = analysis;
  // The mail that asks is a message as well, unless it is refused; nothing is done about that.
  const at = context.obligation.mayBeFulfilledByMailsOf(task)
    ? recorded(state.at, task.step, refusedRequestEvent(task), context)
    : state.at;
  return transferOfTimedTask(task, { ...state, at }, analysis);
}

/** Counting may begin with the opening of the task, or with its outcome. */
function beforeCounting<T>(
  task: UserTask,
  state: AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  const { context } = analysis;
  if (context.obligation.after !== task.step)
    return outcomes(task, task.answers, () => state, analysis);
  const begun = analysis.startCounting(task.step, state);
  return context.obligation.anyMessage
    ? transferOfTimedTask(task, begun, analysis)
    : outcomes(task, task.answers, (event) => traced(begun, task.step, event, context), analysis);
}

/** A task that takes its time, since counting has begun. */
export function transferOfTimedTask<T>(
  task: UserTask,
  state: CountingState<T>,
  analysis: Interpretation<T>,
  { closes, answered, isOpen }: TaskEnds<T> = taskEndsOf(task, state, analysis.context),
): States<T> {
  const { context } = analysis;
  const ended = (event: CounterexampleEvent): AbstractState<T> => {
    const at = event.what === 'silent' ? closes : answered;
    return traced({ ...state, at }, task.step, event, context);
  };
  if (!context.obligation.fulfilledByOutcome(task))
    return outcomes(task, isOpen ? task.answers : [], ended, analysis);
  analysis.fulfil(ended(silenceEvent(task)).at ?? closes, state);
  return [];
}

/** Every outcome of a task on its own; `ended` is the state in which the task ends with it. */
function outcomes<T>(
  task: UserTask,
  answers: UserTask['answers'],
  ended: (event: CounterexampleEvent) => AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  const { isPrompt, times } = analysis.context;
  const answered = answers.flatMap(({ label, behaviour }) => {
    const event = isPrompt === true ? answeredAtOnceEvent : answeredEvent;
    const state = ended(event(task, label));
    return analysis.along(behaviour, state);
  });
  // No time has passed for certain: people whom no mail can ask are not waited for.
  const silent = ended(silenceEvent(task));
  return joinStates([...answered, ...analysis.along(task.silent.behaviour, silent)], times);
}
