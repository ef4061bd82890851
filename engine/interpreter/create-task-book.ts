import { originOf, type Answer } from '../model/act.ts';
import { recused, type AnswerAtLevel } from '../people/seats.ts';
import type { TaskOpenedFact } from '../model/journal.ts';
import type { Host } from '../ports/host.ts';
import type { Instant } from '../model/base.ts';
import type { TaskBook, Task, Unreachable } from '../ports/task-book.ts';
import { has } from '../model/generations.ts';
import type { Message } from '../model/message.ts';
import type { Plan } from '../model/plan.ts';
import { review, unknownTask } from './review-answer.ts';
import { initialState, isOpen, isRefused, peopleAt, type TrackedTaskState } from './task-state.ts';
import { newlyUnasked, whyUnreachable } from './unasked-seats.ts';

/** Creates an empty task book; whatever happens to a task is recorded on the host. */
export function createTaskBook(host: Host, plan: Pick<Plan, 'interpreter'>): TaskBook {
  const knowsUnasked = has(plan, 'unasked-seats');
  const states = new Map<string, TrackedTaskState>();
  const rounds = new Map<string, number>();
  const tasks: (readonly [TrackedTaskState, Task])[] = [];
  const find = (task: string, round: number) => states.get(`${task}#${round}`);
  const nextRound = (task: string) => (rounds.get(task) ?? 0) + 1;

  return {
    open(opening, decide) {
      const round = nextRound(opening.task);
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
    nextRound,
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
      if (state === undefined || state.levels.has(rung)) return;
      state.levels.set(rung, seats);
      host.record({ kind: 'assigned', task, round, rung, seats });
      if (knowsUnasked) recordUnasked(state, rung, host);
    },
    refused({ task, to }, people) {
      const state = task && find(task.id, task.round);
      if (state !== undefined && knowsUnasked) recordRefused(state, { to, people }, host);
    },
    wasAsked: (person) => tasks.some(([state]) => wasAskedIn(state, person)),
    given: (task) =>
      tasks.flatMap(([{ opened, answers }]) => (opened.task === task ? answers : [])).length,
    waiting() {
      return tasks.filter(([state]) => isOpen(state)).map(([, task]) => task);
    },
  };
}

const wasAskedIn = ({ levels }: TrackedTaskState, person: string): boolean =>
  [...levels.values()].flat().some(({ people }) => people.includes(person));

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

  get unreachable(): Unreachable | undefined {
    return whyUnreachable(this.#state);
  }

  pending(): readonly string[] | undefined {
    const { answers, levels, rung } = this.#state;
    if (!levels.has(rung)) return undefined;
    const people = new Set(peopleAt(this.#state, rung));
    return [...people].filter((person) => !answers.some((said) => said.person === person));
  }

  reminded(): readonly string[] {
    const { rung } = this.#state;
    return (this.pending() ?? []).filter((person) => !isRefused(this.#state, rung, person));
  }

  settleSilent(): void {
    const { task, round } = this.opened;
    const outcome = this.unreachable === 'unasked' ? 'unasked' : 'silent';
    this.#state.outcome = 'silent';
    this.#state.settledAs = outcome;
    this.#host.record({ kind: 'settled', task, round, outcome, silent: true });
  }

  cancel(): void {
    if (!isOpen(this.#state)) return;
    const { task, round } = this.opened;
    this.#state.cancelled = true;
    this.#host.record({ kind: 'cancelled', task, round });
  }
}

/** Only those of the first level are reminded. */
function recordRefused(
  state: TrackedTaskState,
  { to, people }: Pick<Message, 'to'> & { readonly people: readonly string[] | undefined },
  host: Host,
): void {
  const rung = 'rung' in to ? to.rung : 0;
  const known = state.refused.get(rung) ?? [];
  const all = 'people' in to ? to.people : allAt(state, rung);
  const more = people ?? all;
  state.refused.set(rung, known === 'all' || more === 'all' ? 'all' : new Set([...known, ...more]));
  recordUnasked(state, rung, host);
}

/** A message of the step may be refused before it is known who is asked. */
const allAt = (state: TrackedTaskState, rung: number): readonly string[] | 'all' =>
  state.levels.has(rung) ? peopleAt(state, rung) : 'all';

/** Each slot goes on record once. */
function recordUnasked(state: TrackedTaskState, rung: number, host: Host): void {
  const seats = isOpen(state) ? newlyUnasked(state, rung) : [];
  if (seats.length === 0) return;
  for (const slot of seats) state.unasked.add(slot);
  const { task, round } = state.opened;
  host.record({ kind: 'unasked', task, round, rung, seats: seats.map(({ seat }) => seat) });
}

function recordAnswer(state: TrackedTaskState, answer: Answer, host: Host): void {
  const { task, round, person, outcome, comment, answers, seen } = answer;
  host.record({
    kind: 'answered',
    task,
    round,
    person,
    outcome,
    ...(comment === undefined ? {} : { comment }),
    ...(answers === undefined ? {} : { answers }),
    ...(seen === undefined ? {} : { seen }),
    ...originOf(answer),
  });
  if (outcome !== recused) state.last = answer;
  state.answers.push({
    person,
    outcome,
    at: host.now(),
    ...(comment === undefined ? {} : { comment }),
    rung: state.rung,
  });
  if (outcome === recused) recordUnasked(state, state.rung, host);
  const decided = state.decide(state.answers);
  if (decided === undefined) return;
  state.outcome = decided;
  state.settledAs = decided;
  host.record({ kind: 'settled', task, round, outcome: decided, silent: false });
}
