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
  if (context.obligation.anyMessage) return transferOfTimedTask(task, begun, analysis);
  const ended = (event: CounterexampleEvent) => traced(begun, task.step, event, context);
  const final = task.answers.filter(({ again }) => again === undefined);
  return joinStates(
    [
      ...openedAnew(task, task.answers, () => state, analysis),
      ...outcomes(task, final, ended, analysis),
    ],
    context.times,
  );
}

/** What follows the answers behind which a task opens anew: it has come to nothing. */
const openedAnew = <T>(
  task: UserTask,
  answers: UserTask['answers'],
  ended: (event: CounterexampleEvent) => AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> => {
  const again = answers.filter((one) => one.again !== undefined);
  return again.length === 0 ? [] : afterAnswers(task, again, ended, analysis);
};

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
  return openedAnew(task, isOpen ? task.answers : [], ended, analysis);
}

/** Every outcome of a task on its own; `ended` is the state in which the task ends with it. */
function outcomes<T>(
  task: UserTask,
  answers: UserTask['answers'],
  ended: (event: CounterexampleEvent) => AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> {
  const answered = afterAnswers(task, answers, ended, analysis);
  // No time has passed for certain: people whom no mail can ask are not waited for.
  const silent = ended(silenceEvent(task));
  return joinStates(
    [...answered, ...analysis.along(task.silent.behaviour, silent)],
    analysis.context.times,
  );
}

const afterAnswers = <T>(
  task: UserTask,
  answers: UserTask['answers'],
  ended: (event: CounterexampleEvent) => AbstractState<T>,
  analysis: Interpretation<T>,
): States<T> => {
  const event = analysis.context.isPrompt === true ? answeredAtOnceEvent : answeredEvent;
  return answers.flatMap(({ label, behaviour }) =>
    analysis.along(behaviour, ended(event(task, label))),
  );
};
