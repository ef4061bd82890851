import type { Behaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { backstopsDue } from './backstops-due.ts';
import type { ExploredFlow } from './explored-flow.ts';
import {
  type ExploredState,
  isQuiescent,
  type Line,
  type LineRole,
  type Rest,
} from './explored-state.ts';
import {
  deliveriesOf,
  mayBeCancelledAtEnd,
  overtaken,
  parallelDeliveries,
} from './delivery-outcomes.ts';
import { eventsHandled } from './events-handled.ts';
import { withoutIdleMessages } from './idle-messages.ts';
import { atUnknown, beforeOver, whenOver } from './instants.ts';
import { timesAtStart } from './known-times.ts';
import { cut, started, without, yielded } from './lines.ts';
import { isPassable } from './pauses.ts';
import { timesWith } from './precedence.ts';
import { mustWaitFor } from './precedes.ts';
import { withSettledTimes } from './settled-times.ts';
import { timerOf } from './timer.ts';
import { lengthsAhead, type ToldWindow, toldWindows } from './windows-told.ts';
import { goOn, type Place, type Transition } from './transition.ts';

/** The state in which a case starts. */
export const initialState = ({ flow, continueWith }: ExploredFlow): ExploredState =>
  started(
    { lines: [], spent: [], ended: false, handled: false, times: timesAtStart },
    { role: 'main', todo: continueWith(flow.main, undefined), status: 'runs' },
  );

/**
 * Every small step that is possible in a state. Lines run one at a time, as the scheduler of the interpreter has them, until all wait;
 * then whatever one of them waits for may come, in any order, a backstop may be due, or an event may take over.
 */
export const successors = (state: ExploredState, explored: ExploredFlow): readonly Transition[] =>
  smallSteps(state, explored).map((step) => {
    if (!isQuiescent(step.state)) return step;
    const next = settled(step.state, explored);
    return next === step.state ? step : { ...step, state: next };
  });

/** A state in which all lines wait, without what changes nothing of what may still come: states that are then equal are explored once. */
const settled = (state: ExploredState, explored: ExploredFlow): ExploredState =>
  withSettledTimes(withoutIdleMessages(state, explored), explored);

function smallSteps(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
  const line =
    state.lines.find(({ status }) => status === 'runs') ??
    state.lines.find(({ status }) => status === 'ready');
  if (line !== undefined) {
    const place = { line, state, explored };
    return visit(runs, line.todo.first, place, line.todo.rest);
  }
  return [
    ...state.lines.flatMap((one) => wake({ line: one, state, explored })),
    ...backstopsDue(state, explored),
    ...eventsHandled(state, explored),
  ];
}

/** The line stays where it is, and waits there. */
function waitHere({ line, state, explored }: Place): ExploredState {
  const counts = timerOf(line.todo.first) !== undefined;
  const { opened = state.times.now, ...others } = line;
  const waiting: Line = counts
    ? { ...others, status: 'waits', since: opened }
    : { ...others, status: 'waits' };
  const lines = state.lines.with(state.lines.indexOf(line), waiting);
  return { ...state, lines, times: timesWith(line, state, explored) };
}

/** No continuation begins with such a term. */
function goOnAtOnce(term: Behaviour, place: Place, rest: Rest): readonly Transition[] {
  return [goOn(place, place.explored.continueWith(term, rest))];
}

/** What a line does that comes to a term. */
const runs: Visitor<readonly Transition[], [place: Place, rest: Rest]> = {
  pass: goOnAtOnce,
  show: goOnAtOnce,
  sequence: goOnAtOnce,
  delay: (delay, place, rest) => [
    { events: [], state: waitHere(place) },
    ...(isPassable(delay) && isBefore(place) ? [{ ...goOn(place, rest), ...beside }] : []),
  ],
  send: (send, place, rest) => {
    const events = [{ what: 'sent', send }] as const;
    const state = overtaken(place.state, send);
    if (send.holds) return [{ events, state: waitHere({ ...place, state }) }];
    const todo = place.explored.continueWith(send, undefined);
    const others = yielded(state, place.line, rest);
    return [{ events, state: started(others, { role: 'delivery', todo, status: 'waits' }) }];
  },
  task: (task, place, rest) => {
    const state = waitHere(place);
    if (task.reached !== undefined) return [{ events: [], state }];
    return [{ events: [{ what: 'opened', task }], state }, ...settledAtOpening(task, place, rest)];
  },
  choice: (choice, place, rest) =>
    choice.branches.map(({ behaviour, label: branch }) => ({
      ...goOn(place, place.explored.continueWith(behaviour, rest), {
        what: 'chosen',
        choice,
        branch,
      }),
      ...(place.explored.undecided.has(choice.step) ? { imprecision: 'condition' as const } : {}),
    })),
  fork: ({ how: role, behaviour }, place, rest) => {
    const state = yielded(place.state, place.line, rest);
    const todo = place.explored.continueWith(behaviour, undefined);
    return [{ events: [], state: started(state, { role, todo, status: 'runs' }) }];
  },
  end: ({ beside, outcome, step }, { line, state, explored }) => {
    const roles: readonly LineRole[] = ['main', 'backstop', 'until-end'];
    const mayBeCancelled = (send: Send): boolean =>
      beside === 'stop' && mayBeCancelledAtEnd(send, state);
    const { lines, events } = cut(
      without(state, line).lines,
      beside === 'stop' ? [...roles, 'awaited'] : roles,
      { isObserved: explored.isObserved, mayBeCancelled },
    );
    return [
      {
        events: state.ended ? events : [{ what: 'ended', outcome, step }, ...events],
        state: {
          ...state,
          lines: lines.map((one) => cancelledIf(mayBeCancelled, one)),
          ended: true,
        },
      },
    ];
  },
};

/** An end may cancel what is on its way without a line, too. */
const cancelledIf = (mayBeCancelled: (send: Send) => boolean, line: Line): Line => {
  const { first } = line.todo;
  return line.status === 'waits' && first.term === 'send' && mayBeCancelled(first)
    ? { ...line, cancelled: true, stopped: true }
    : line;
};

/** What may come that a line waits for. */
function wake(place: Place): readonly Transition[] {
  const { line } = place;
  const { first, rest } = line.todo;
  if (first.term === 'task') return closed(first, place, rest);
  if (first.term === 'send') {
    const then = atUnknown(place);
    return line.role === 'delivery'
      ? parallelDeliveries(first, then, rest)
      : deliveriesOf(first, then, rest);
  }
  if (mustWaitFor(place.line.todo.id, place.state, place.explored)) return [];
  const events = first.term === 'delay' ? [{ what: 'waited', delay: first } as const] : [];
  return [{ ...goOn(whenOver(place), rest, ...events), ...besides(place) }];
}

/**
 * People may answer as soon as they are asked; they are silent when the time is over. That none of them could be asked, or that the others
 * cannot decide, is known at any time before: the mail server refuses when it wants to, and whoever has to reach them may give up at once.
 */
function closed(task: UserTask, place: Place, rest: Rest): readonly Transition[] {
  const before = closing(task, beforeOver(place), rest);
  const over = unanswered(task, whenOver(place), rest);
  const asImprecise = (one: Transition): Transition => ({ ...one, ...besides(place) });
  return [
    ...task.answers.flatMap((answer) => before(answer.label, answer.behaviour)),
    ...(mustWaitFor(place.line.todo.id, place.state, place.explored)
      ? []
      : over('silent').map(asImprecise)),
    ...(isKeptOpen(task)
      ? over('unasked').map((one) => ({ ...one, ...beside }))
      : unanswered(task, beforeOver(place), rest)('unasked').map(asImprecise)),
  ];
}

/** Nobody has answered, or can: the next window that tells opens, or the task is closed. */
const unanswered =
  (task: UserTask, place: Place, rest: Rest) =>
  (outcome: string): readonly Transition[] => {
    const [next] = toldWindows(task);
    return next === undefined
      ? closing(task, place, rest)(outcome, task.silent.behaviour)
      : [telling(next, place, rest)];
  };

/** What a window tells leaves beside the line, which then waits for the same task again. */
function telling({ tells, task }: ToldWindow, place: Place, rest: Rest): Transition {
  const { continueWith } = place.explored;
  const { events, state } = goOn(place, continueWith(tells, continueWith(task, rest)));
  const index = place.state.lines.indexOf(place.line);
  const line = state.lines[index];
  const opened = place.line.since ?? place.state.times.now;
  return line === undefined
    ? { events, state }
    : { events, state: { ...state, lines: state.lines.with(index, { ...line, opened }) } };
}

/**
 * Whether a task stays open when those whom it asks cannot be reached: a message of its step asks them, which is seen to beside the task.
 * What has become of that message is not remembered.
 */
const isKeptOpen = (task: UserTask): boolean =>
  task.request !== undefined && task.reached === undefined && lengthsAhead(task).length === 1;

/** Unless every other line is surely due later, another may be due first. */
const besides = ({ line, state: { lines, times } }: Place): Pick<Transition, 'imprecision'> =>
  lines.every(
    (other) =>
      other === line ||
      times.order.some(([earlier, later]) => earlier === line.todo.id && later === other.todo.id),
  )
    ? {}
    : beside;

const closing =
  (task: UserTask, place: Place, rest: Rest) =>
  (outcome: string, behaviour: Behaviour): readonly Transition[] =>
    isImpossible(behaviour)
      ? []
      : [
          goOn(place, place.explored.continueWith(behaviour, rest), {
            what: 'closed',
            task: task.reached?.task ?? task,
            outcome,
          }),
        ];

/** A window that counts from another moment may be over when the task opens; then the line goes on before those that are ready or due. */
const settledAtOpening = (task: UserTask, place: Place, rest: Rest): readonly Transition[] =>
  task.since === undefined || !(isBefore(place) || wouldWait(place) || toldWindows(task).length > 0)
    ? []
    : [
        ...closing(task, place, rest)('silent', task.silent.behaviour),
        ...toldWindows(task).map((one) => telling(one, place, rest)),
      ].map(({ events, state }) => ({
        events: [{ what: 'opened', task }, ...events],
        state,
        ...beside,
      }));

/** Whether somebody is surely due before a line that begins to wait. */
const wouldWait = ({ line, state, explored }: Place): boolean =>
  timesWith(line, state, explored).order.some(([, later]) => later === line.todo.id);

/** Whether other lines are ready: else it is the same whether a line goes on at once or first waits. */
const isBefore = ({ state }: Place): boolean =>
  state.lines.some(({ status }) => status === 'ready');

const beside = { imprecision: 'beside' } as const;

const isImpossible = (behaviour: Behaviour): boolean =>
  behaviour.term === 'choice' && behaviour.branches.length === 0;
