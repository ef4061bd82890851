import type { Answer, RecordedAnswer, Refusal } from '../model/act.ts';
import type { Instant } from '../model/base.ts';
import type { TaskOpenedFact } from '../model/journal.ts';
import { canFill, recused, returned, type AnswerAtLevel } from '../people/seats.ts';
import type { TrackedTaskState } from './task-state.ts';

/** Why an answer would change nothing; `undefined` when it counts. */
export function review(state: TrackedTaskState, answer: Answer, now: Instant): Refusal | undefined {
  const refuse = refusal(state);
  const { task } = state.opened;
  if (state.answers.some(({ person }) => person === answer.person))
    return refuse('already-answered', `"${task}" has your answer already`);
  if (state.outcome !== undefined || state.cancelled)
    return refuse('already-settled', `"${task}" is no longer open`);
  const asked = [...state.levels].filter(([, seats]) =>
    seats.some(({ people }) => people.includes(answer.person)),
  );
  if (asked.length === 0) return refuse('not-yours', `"${task}" does not wait for this person`);
  if (now >= state.deadline || asked.every(([rung]) => rung !== state.rung))
    return refuse('too-late', `the time to answer "${task}" is over`);
  if (!state.opened.outcomes.some(({ outcome }) => outcome === answer.outcome))
    return refuse('unknown-outcome', unknownOutcome(answer, state.opened));
  const answered = state.answers
    .filter(({ rung, outcome }) => rung === state.rung && outcome !== recused)
    .map(({ person }) => person);
  return canFill(state.levels.get(state.rung) ?? [], answered, answer.person)
    ? undefined
    : refuse('already-answered', `another person has answered "${task}" for this seat`);
}

/** The button by which a task is sent back is gone in its last round. */
const unknownOutcome = ({ outcome }: Answer, { task, round }: TaskOpenedFact): string =>
  outcome === returned && round > 1
    ? `"${task}" has been sent back as often as it can be`
    : `"${outcome}" is not an outcome of "${task}"`;

const refusal =
  ({ answers, settledAs: settled }: TrackedTaskState) =>
  (code: Refusal['code'], message: string): Refusal => ({
    code,
    message,
    recorded: answers.map(recordedOf),
    ...(settled === undefined ? {} : { settled }),
  });

/** The refusal of an answer to a task that was never opened. */
export const unknownTask = ({ task, round }: Answer): Refusal => ({
  code: 'unknown-task',
  message: `no task "${task}" in round ${round} has been opened`,
  recorded: [],
});

const recordedOf = ({ person, outcome, at, comment }: AnswerAtLevel): RecordedAnswer => ({
  person,
  outcome,
  at,
  ...(comment === undefined ? {} : { comment }),
});
