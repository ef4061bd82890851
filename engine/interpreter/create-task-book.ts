import type { Answer, RecordedAnswer, Refusal } from '../model/act.ts';
import { canFill, type Decider, type AnswerAtLevel } from '../people/seats.ts';
import type { TaskOpenedFact, ApproverSlot } from '../model/journal.ts';
import type { Host } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';
import type { TaskBook, Task } from '../ports/task-book.ts';

interface TrackedTaskState {
  readonly opened: TaskOpenedFact;
  readonly decide: Decider;
  readonly answers: AnswerAtLevel[];
  readonly rungs: Map<number, readonly ApproverSlot[]>;
  rung: number;
  deadline: Instant;
  outcome: string | undefined;
  last: Answer | undefined;
  cancelled: boolean;
}

/** Creates an empty task book; whatever happens to a task is recorded on the host. */
export function createTaskBook(host: Host): TaskBook {
  const states = new Map<string, TrackedTaskState>();
  const rounds = new Map<string, number>();
  const tasks: (readonly [TrackedTaskState, Task])[] = [];
  const find = (task: string, round: number) => states.get(`${task}#${round}`);

  return {
    open(opening, decide) {
      const round = (rounds.get(opening.task) ?? 0) + 1;
      rounds.set(opening.task, round);
      // The spread stands last, here and in the steps: V8 gives an object literal another hidden class for every key behind a spread.
      const opened: TaskOpenedFact = { kind: 'opened', round, ...opening };
      host.record(opened);
      const state = initialState(opened, decide);
      states.set(`${opening.task}#${round}`, state);
      const task = new TrackedTask(state, host);
      tasks.push([state, task]);
      return task;
    },
    review(answer) {
      const state = find(answer.task, answer.round);
      return state === undefined ? unknownTask(answer) : review(state, answer, host.now());
    },
    answer(answer) {
      const state = find(answer.task, answer.round);
      if (state !== undefined) recordAnswer(state, answer, host);
    },
    assignSlots({ task, round, rung, seats }) {
      const state = find(task, round);
      if (state === undefined || state.rungs.has(rung)) return;
      state.rungs.set(rung, seats);
      host.record({ kind: 'assigned', task, round, rung, seats });
    },
    wasAsked: (person) =>
      tasks.some(([{ rungs }]) =>
        [...rungs.values()].flat().some(({ people }) => people.includes(person)),
      ),
    waiting() {
      return tasks.filter(([state]) => isOpen(state)).map(([, task]) => task);
    },
  };
}

const initialState = (opened: TaskOpenedFact, decide: Decider): TrackedTaskState => ({
  opened,
  decide,
  answers: [],
  rungs: new Map(),
  rung: 0,
  deadline: opened.deadline,
  outcome: undefined,
  last: undefined,
  cancelled: false,
});

const isOpen = (state: TrackedTaskState) => state.outcome === undefined && !state.cancelled;

/** A class and not an object literal, for the reason given at `Execution` in `execute.ts`. */
class TrackedTask implements Task {
  readonly #state: TrackedTaskState;
  readonly #host: Host;

  constructor(state: TrackedTaskState, host: Host) {
    this.#state = state;
    this.#host = host;
  }

  get opened(): TaskOpenedFact {
    return this.#state.opened;
  }

  get deadline(): Instant {
    return this.#state.deadline;
  }

  get answers(): readonly AnswerAtLevel[] {
    return this.#state.answers;
  }

  get outcome(): string | undefined {
    return this.#state.outcome;
  }

  get answer(): Answer | undefined {
    return this.#state.last;
  }

  ask(rung: number, by: readonly string[], deadline: Instant): void {
    const { task, round } = this.opened;
    this.#state.rung = rung;
    this.#state.deadline = deadline;
    if (rung > 0) this.#host.record({ kind: 'escalated', task, round, rung, to: by, deadline });
    this.#host.assign({ task, round, rung, by });
  }

  pending(): readonly string[] | undefined {
    const { answers, rungs, rung } = this.#state;
    const people = rungs.get(rung)?.flatMap((seat) => seat.people);
    return (
      people &&
      [...new Set(people)].filter((person) => !answers.some((said) => said.person === person))
    );
  }

  settleSilent(): void {
    const { task, round } = this.opened;
    this.#state.outcome = 'silent';
    this.#host.record({ kind: 'settled', task, round, outcome: 'silent', silent: true });
  }

  cancel(): void {
    if (!isOpen(this.#state)) return;
    const { task, round } = this.opened;
    this.#state.cancelled = true;
    this.#host.record({ kind: 'cancelled', task, round });
  }
}

function recordAnswer(state: TrackedTaskState, answer: Answer, host: Host): void {
  const { task, round, person, outcome, comment, answers, channel } = answer;
  host.record({
    kind: 'answered',
    task,
    round,
    person,
    outcome,
    ...(comment === undefined ? {} : { comment }),
    ...(answers === undefined ? {} : { answers }),
    channel,
  });
  state.last = answer;
  state.answers.push({
    person,
    outcome,
    at: host.now(),
    ...(comment === undefined ? {} : { comment }),
    rung: state.rung,
  });
  const decided = state.decide(state.answers);
  if (decided === undefined) return;
  state.outcome = decided;
  host.record({ kind: 'settled', task, round, outcome: decided, silent: false });
}

function review(state: TrackedTaskState, answer: Answer, now: Instant): Refusal | undefined {
  const refuse = refusal(state);
  const { task } = state.opened;
  if (state.answers.some(({ person }) => person === answer.person))
    return refuse('already-answered', `"${task}" has your answer already`);
  if (state.outcome !== undefined || state.cancelled)
    return refuse('already-settled', `"${task}" is no longer open`);
  const asked = [...state.rungs].filter(([, seats]) =>
    seats.some(({ people }) => people.includes(answer.person)),
  );
  if (asked.length === 0) return refuse('not-yours', `"${task}" does not wait for this person`);
  if (now >= state.deadline || asked.every(([rung]) => rung !== state.rung))
    return refuse('too-late', `the time to answer "${task}" is over`);
  if (!state.opened.outcomes.some(({ outcome }) => outcome === answer.outcome))
    return refuse('unknown-outcome', `"${answer.outcome}" is not an outcome of "${task}"`);
  const answered = state.answers
    .filter(({ rung }) => rung === state.rung)
    .map(({ person }) => person);
  return canFill(state.rungs.get(state.rung) ?? [], answered, answer.person)
    ? undefined
    : refuse('already-answered', `another person has answered "${task}" for this seat`);
}

const refusal =
  ({ answers, outcome }: TrackedTaskState) =>
  (code: Refusal['code'], message: string): Refusal => ({
    code,
    message,
    recorded: answers.map(recordedOf),
    ...(outcome === undefined ? {} : { settled: outcome }),
  });

const unknownTask = ({ task, round }: Answer): Refusal => ({
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
