import type { Answer, Recorded, Refusal } from './act.ts';
import { canFill, type Decide, type Seated } from './seating.ts';
import type { Opened, Seat } from './journal.ts';
import type { Host } from './host.ts';
import type { Instant } from './plan.ts';

/** The tasks of a case, open and settled: who may answer which, and what is on record. */
export interface TaskBook {
  /** Opens the next round of a task. `decide` says which outcome the answers make, if any yet. */
  open(opening: Omit<Opened, 'kind' | 'round'>, decide: Decide): Task;
  /** Why an answer would change nothing; `undefined` when it counts. */
  review(answer: Answer): Refusal | undefined;
  /** Puts an answer on record that `review` let pass. */
  answer(answer: Answer): void;
  seated(seated: {
    readonly task: string;
    readonly round: number;
    readonly rung: number;
    readonly seats: readonly Seat[];
  }): void;
  readonly waiting: readonly Task[];
}

/** A task and all that has been said about it. */
export interface Task {
  readonly opened: Opened;
  /** End of the window that is open now. */
  readonly deadline: Instant;
  readonly answers: readonly Seated[];
  /** Set as soon as the answers make an outcome, or by `settleSilent`. */
  readonly outcome: string | undefined;
  readonly answer: Answer | undefined;
  /** Asks the people of one rung; rung 0 is those of `by`. Answers of earlier rungs come too late from now on. */
  ask(rung: number, by: readonly string[], deadline: Instant): void;
  /** People of the present rung who have not answered; `undefined` while nobody knows who they are. */
  pending(): readonly string[] | undefined;
  settleSilent(): void;
  cancel(): void;
}

interface State {
  readonly opened: Opened;
  readonly decide: Decide;
  readonly answers: Seated[];
  readonly rungs: Map<number, readonly Seat[]>;
  rung: number;
  deadline: Instant;
  outcome: string | undefined;
  last: Answer | undefined;
  cancelled: boolean;
}

export function createTaskBook(host: Host): TaskBook {
  const states = new Map<string, State>();
  const rounds = new Map<string, number>();
  const tasks = new Map<State, Task>();
  const find = (task: string, round: number) => states.get(`${task}#${round}`);

  return {
    open(opening, decide) {
      const round = (rounds.get(opening.task) ?? 0) + 1;
      rounds.set(opening.task, round);
      const opened: Opened = { ...opening, kind: 'opened', round };
      host.record(opened);
      const state = fresh(opened, decide);
      states.set(`${opening.task}#${round}`, state);
      const task = taskOf(state, host);
      tasks.set(state, task);
      return task;
    },
    review(answer) {
      const state = find(answer.task, answer.round);
      return state === undefined ? unknownTask(answer) : review(state, answer, host.now());
    },
    answer(answer) {
      const state = find(answer.task, answer.round);
      if (state !== undefined) put(state, answer, host);
    },
    seated({ task, round, rung, seats }) {
      const state = find(task, round);
      if (state === undefined || state.rungs.has(rung)) return;
      state.rungs.set(rung, seats);
      host.record({ kind: 'assigned', task, round, rung, seats });
    },
    get waiting() {
      return [...tasks].filter(([state]) => isOpen(state)).map(([, task]) => task);
    },
  };
}

const fresh = (opened: Opened, decide: Decide): State => ({
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

const isOpen = (state: State) => state.outcome === undefined && !state.cancelled;

function taskOf(state: State, host: Host): Task {
  const { task, round } = state.opened;
  const settle = (outcome: string, silent: boolean) => {
    state.outcome = outcome;
    host.record({ kind: 'settled', task, round, outcome, silent });
  };
  return {
    opened: state.opened,
    get deadline() {
      return state.deadline;
    },
    get answers() {
      return state.answers;
    },
    get outcome() {
      return state.outcome;
    },
    get answer() {
      return state.last;
    },
    ask(rung, by, deadline) {
      state.rung = rung;
      state.deadline = deadline;
      if (rung > 0) host.record({ kind: 'escalated', task, round, rung, to: by, deadline });
      host.assign({ task, round, rung, by });
    },
    pending() {
      const said = new Set(state.answers.map(({ person }) => person));
      const people = state.rungs.get(state.rung)?.flatMap((seat) => seat.people);
      return people && [...new Set(people)].filter((person) => !said.has(person));
    },
    settleSilent: () => settle('silent', true),
    cancel() {
      if (!isOpen(state)) return;
      state.cancelled = true;
      host.record({ kind: 'cancelled', task, round });
    },
  };
}

function put(state: State, answer: Answer, host: Host): void {
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

function review(state: State, answer: Answer, now: Instant): Refusal | undefined {
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
  const here = state.answers.filter(({ rung }) => rung === state.rung).map(({ person }) => person);
  return canFill(state.rungs.get(state.rung) ?? [], here, answer.person)
    ? undefined
    : refuse('already-answered', `another person has answered "${task}" for this seat`);
}

const refusal =
  ({ answers, outcome }: State) =>
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

const recordedOf = ({ person, outcome, at, comment }: Seated): Recorded => ({
  person,
  outcome,
  at,
  ...(comment === undefined ? {} : { comment }),
});
