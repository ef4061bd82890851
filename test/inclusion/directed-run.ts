import type { ObservedEvent } from '../../engine/analysis/finding/observed-event.ts';
import type { GraphTransition } from '../../engine/analysis/exploration/state-graph.ts';
import { execute, type Run } from '../../engine/interpreter/execute.ts';
import type { Act } from '../../engine/model/act.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Entry } from '../../engine/model/journal.ts';
import {
  isOfTask,
  isOutcome,
  type DeliveryOutcome,
  type Message,
} from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Input } from '../../engine/ports/host.ts';
import { wordOf } from './letters.ts';

/**
 * Leads the interpreter along a way through a graph of states: what somebody does, or the mail server, happens a millisecond behind what came
 * before; of what is due the time passes until something of it is on record. Nothing happens that could not: nobody answers who is not asked,
 * and no message is dropped that was not cancelled. Where a task is open twice, for two messages, the answers are to the first or to the
 * `last`. Returns the journal.
 */
export function directedRun(
  way: readonly GraphTransition[],
  { plan, facts, start, answers }: DirectedCase,
): readonly Entry[] {
  const run = begun({ plan, facts, start, answers });
  for (const { events } of way.slice(1)) {
    const [first] = events;
    if (first !== undefined) cause(first, run);
  }
  return run.entries;
}

/** What a case is led in. */
export interface DirectedCase {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly start: number;
  readonly answers: 'first' | 'last';
}

/** A case under way; roles are held by people of the same name, and what tasks send arrives at once. */
interface DirectedRun extends Pick<DirectedCase, 'answers'> {
  now: number;
  readonly run: Run;
  readonly entries: readonly Entry[];
  readonly messages: readonly Message[];
  readonly cancelled: ReadonlySet<string>;
  readonly feed: (input: Input) => void;
}

function begun({ plan, facts, start, answers }: DirectedCase): DirectedRun {
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
        if (isOfTask(message)) inbox.push(fateOf(message.id, { fate: 'accepted', at: clock.now }));
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
function cause(event: ObservedEvent, run: DirectedRun): void {
  if (event.what === 'closed') return close(event.task.step, event.outcome, run);
  if (event.what === 'waited' || event.what === 'backstop') return pass(run);
  run.now += 1;
  if (event.what === 'handled')
    run.feed({
      kind: 'act',
      act: { event: event.event, person: 'candidate', channel: 'page' },
    });
  if ('send' in event) deliver(event, run);
}

function deliver(
  { what, send }: Extract<ObservedEvent, { send: unknown }>,
  { now, messages, cancelled, feed }: DirectedRun,
): void {
  const message = messages.findLast((one) => one.step === send.step && !isOfTask(one));
  if (message === undefined) return;
  const { id } = message;
  if (what === 'told') feed(fateOf(id, { fate: 'accepted', at: now }));
  if (what === 'undelivered') feed(fateOf(id, { fate: 'refused', reason: '' }));
  if (what === 'unknown' && isOutcome(message.class))
    feed(fateOf(id, { fate: 'unknown', reason: '' }));
  if (what === 'dropped' && cancelled.has(id)) feed(fateOf(id, { fate: 'dropped' }));
}

function close(step: string, outcome: string, run: DirectedRun): void {
  if (outcome === 'silent') return pass(run);
  run.now += 1;
  if (outcome !== 'unasked') return answer(step, outcome, run);
  for (const { id, step: of, task } of run.messages)
    if (of === step && task !== undefined)
      run.feed({ kind: 'refused', message: id, people: peopleOf(step, run) });
  run.now += 1;
  answer(`${step}/reach`, 'unreachable', run);
}

function answer(task: string, outcome: string, run: DirectedRun): void {
  const open = run.run.tasks.filter(({ opened }) => opened.task === task);
  const round = open.at(run.answers === 'first' ? 0 : -1)?.opened.round;
  const [person] = peopleOf(task, run);
  if (round === undefined || person === undefined) return;
  const act: Act = { task, round, outcome, person, channel: 'page' };
  run.feed({ kind: 'act', act });
}

const peopleOf = (task: string, { entries }: DirectedRun): readonly string[] =>
  entries
    .filter((entry) => entry.kind === 'assigned')
    .findLast((entry) => entry.task === task)
    ?.seats.flatMap(({ people }) => people) ?? [];

/** Lets time pass until something that is due is on record. */
function pass(run: DirectedRun): void {
  const before = wordOf(run.entries).length;
  for (let due = run.run.due; due < Infinity; due = run.run.due) {
    run.now = Math.max(run.now, due);
    run.feed({ kind: 'time' });
    if (wordOf(run.entries).length > before) return;
  }
}
