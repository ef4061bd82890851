import type { ObservedEvent } from '../../engine/analysis/exploration/monitor.ts';
import type { GraphTransition } from '../../engine/analysis/exploration/state-graph.ts';
import { execute, type Run } from '../../engine/interpreter/execute.ts';
import type { Act } from '../../engine/model/act.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { isOutcome, type DeliveryOutcome, type Message } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Input } from '../../engine/ports/host.ts';
import { wordOf } from './letters.ts';

/**
 * Leads the interpreter along a way through a graph of states: what somebody does, or the mail server, happens a millisecond behind what came
 * before; of what is due the time passes until something of it is on record. Nothing happens that could not: nobody answers who is not asked,
 * and no message is dropped that was not cancelled. Where a task is open twice, for two messages, the answers are to the first or to the
 * `last`. Returns the journal.
 */
export function directedCourse(
  way: readonly GraphTransition[],
  { plan, facts, start, answers }: DirectedCase,
): readonly Entry[] {
  const course = begun({ plan, facts, start, answers });
  for (const { events } of way.slice(1)) {
    const [first] = events;
    if (first !== undefined) cause(first, course);
  }
  return course.entries;
}

/** What a case is led in. */
export interface DirectedCase {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly start: number;
  readonly answers: 'first' | 'last';
}

/** A case under way; roles are held by people of the same name, and what tasks send arrives at once. */
interface Course extends Pick<DirectedCase, 'answers'> {
  now: number;
  readonly run: Run;
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
  readonly cancelled: ReadonlySet<string>;
  readonly feed: (input: Input) => void;
}

function begun({ plan, facts, start, answers }: DirectedCase): Course {
  const entries: Entry[] = [];
  const messages: Message[] = [];
  const cancelled = new Set<string>();
  const inbox: Input[] = [];
  const clock = { now: start };
  const run = execute(
    { plan, hash: '', facts },
    {
      now: () => clock.now,
      record: (fact) => entries.push({ seq: entries.length + 1, at: clock.now, ...fact }),
      send: (message) => {
        messages.push(message);
        if (message.task !== undefined)
          inbox.push(fateOf(message.id, { fate: 'accepted', at: clock.now }));
      },
      cancel: (message) => cancelled.add(message),
      assign: (slots) =>
        inbox.push({
          kind: 'seats',
          ...slots,
          seats: slots.by.map((seat) => ({ seat, people: [seat] })),
        }),
    },
  );
  const settle = (): void => {
    for (let input = inbox.shift(); input !== undefined; input = inbox.shift()) run.feed(input);
  };
  settle();
  return {
    get now() {
      return clock.now;
    },
    set now(at) {
      clock.now = at;
    },
    answers,
    run,
    entries,
    messages,
    cancelled,
    feed(input) {
      run.feed(input);
      settle();
    },
  };
}

const fateOf = (message: string, fate: DeliveryOutcome): Input => ({
  kind: 'fate',
  message,
  fate,
});

/** Whatever makes the first event of a step of the graph happen. */
function cause(event: ObservedEvent, course: Course): void {
  if (event.what === 'closed') return close(event.task.step, event.outcome, course);
  if (event.what === 'waited' || event.what === 'backstop') return pass(course);
  course.now += 1;
  if (event.what === 'handled')
    course.feed({
      kind: 'act',
      act: { event: event.event, person: 'candidate', channel: 'page' },
    });
  if ('send' in event) decideFate(event, course);
}

function decideFate(
  { what, send }: Extract<ObservedEvent, { send: unknown }>,
  { now, messages, cancelled, feed }: Course,
): void {
  const message = messages.findLast(({ step, task }) => step === send.step && task === undefined);
  if (message === undefined) return;
  const { id } = message;
  if (what === 'told') feed(fateOf(id, { fate: 'accepted', at: now }));
  if (what === 'undelivered') feed(fateOf(id, { fate: 'refused', reason: '' }));
  if (what === 'unknown' && isOutcome(message.class))
    feed(fateOf(id, { fate: 'unknown', reason: '' }));
  if (what === 'dropped' && cancelled.has(id)) feed(fateOf(id, { fate: 'dropped' }));
}

function close(step: string, outcome: string, course: Course): void {
  if (outcome === 'silent') return pass(course);
  course.now += 1;
  if (outcome !== 'unasked') return answer(step, outcome, course);
  for (const { id, step: of, task } of course.messages)
    if (of === step && task !== undefined)
      course.feed({ kind: 'refused', message: id, people: peopleOf(step, course) });
  course.now += 1;
  answer(`${step}/reach`, 'unreachable', course);
}

function answer(task: string, outcome: string, course: Course): void {
  const open = course.run.tasks.filter(({ opened }) => opened.task === task);
  const round = open.at(course.answers === 'first' ? 0 : -1)?.opened.round;
  const [person] = peopleOf(task, course);
  if (round === undefined || person === undefined) return;
  const act: Act = { task, round, outcome, person, channel: 'page' };
  course.feed({ kind: 'act', act });
}

const peopleOf = (task: string, { entries }: Course): readonly string[] =>
  entries
    .filter((entry) => entry.kind === 'assigned')
    .findLast((entry) => entry.task === task)
    ?.seats.flatMap(({ people }) => people) ?? [];

/** Lets time pass until something that is due is on record. */
function pass(course: Course): void {
  const before = wordOf(course.entries).length;
  for (let due = course.run.due; due < Infinity; due = course.run.due) {
    course.now = Math.max(course.now, due);
    course.feed({ kind: 'time' });
    if (wordOf(course.entries).length > before) return;
  }
}
