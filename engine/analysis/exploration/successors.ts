import type { Behaviour, FlowBehaviour, Send, UserTask } from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';
import { silencesBackstop } from '../../model/message.ts';
import type { ExploredState, Continuation, Continue, Line, LineRole } from './explored-state.ts';
import { cut, moved, openLines, started, without, yielded } from './lines.ts';
import type { ObservedEvent } from './monitor.ts';

/** One small step of a case, with the events that it brings. */
export interface Transition {
  readonly events: readonly ObservedEvent[];
  readonly state: ExploredState;
  /** Why it may be impossible: a guard was not decided, or lines wait side by side and nobody asked which is due first. */
  readonly doubt?: 'condition' | 'beside';
}

/** A flow whose cases are explored. */
export interface ExploredFlow {
  readonly flow: FlowBehaviour;
  /** Steps of choices some of whose branches may be infeasible. */
  readonly undecided: ReadonlySet<string>;
  readonly continueWith: Continue;
}

/** The state in which a case starts. */
export const initialState = ({ flow, continueWith }: ExploredFlow): ExploredState => ({
  lines: [{ role: 'main', todo: continueWith(flow.main, undefined), status: 'runs' }],
  spent: [],
  ended: false,
  handled: false,
});

/**
 * Every small step that is possible in a state. Lines run one at a time, as the scheduler of the interpreter has them, until all wait; then whatever one of them waits
 * for may come, in any order, a backstop may be due, or an event may take over.
 */
export function successors(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
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

interface Place {
  readonly line: Line;
  readonly state: ExploredState;
  readonly explored: ExploredFlow;
}

type Rest = Continuation | undefined;

const goOn = ({ line, state }: Place, rest: Rest, ...events: readonly ObservedEvent[]) => ({
  events,
  state: moved(state, line, rest),
});

/** The line stays where it is, and waits there. */
const waitHere = ({ line, state }: Place, ...events: readonly ObservedEvent[]) => ({
  events,
  state: {
    ...state,
    lines: state.lines.with(state.lines.indexOf(line), { ...line, status: 'waits' }),
  },
});

/** What a line does that comes to a term. */
const runs: Visitor<readonly Transition[], [place: Place, rest: Rest]> = {
  pass: (_pass, place, rest) => [goOn(place, rest)],
  show: (_show, place, rest) => [goOn(place, rest)],
  sequence: ({ of }, place, rest) => [
    goOn(
      place,
      of.reduceRight<Rest>((then, one) => place.explored.continueWith(one, then), rest),
    ),
  ],
  delay: (_delay, place) => [waitHere(place)],
  send: (send, place, rest) => {
    const sent = { what: 'sent', send } as const;
    if (send.holds) return [waitHere(place, sent)];
    const state = yielded(place.state, place.line, rest);
    const todo = place.explored.continueWith(send, undefined);
    return [{ events: [sent], state: started(state, { role: 'awaited', todo, status: 'waits' }) }];
  },
  task: (task, place) => [waitHere(place, { what: 'opened', task })],
  choice: (choice, place, rest) =>
    choice.branches.map(({ behaviour }) => ({
      ...goOn(place, place.explored.continueWith(behaviour, rest), { what: 'chosen', choice }),
      ...(place.explored.undecided.has(choice.step) ? { doubt: 'condition' as const } : {}),
    })),
  fork: ({ how: role, behaviour }, place, rest) => {
    const state = yielded(place.state, place.line, rest);
    const todo = place.explored.continueWith(behaviour, undefined);
    return [{ events: [], state: started(state, { role, todo, status: 'runs' }) }];
  },
  end: ({ beside }, { line, state }) => {
    const roles: readonly LineRole[] = ['main', 'backstop', 'until-end'];
    const { lines, events } = cut(
      without(state, line).lines,
      beside === 'stop' ? [...roles, 'awaited'] : roles,
    );
    return [
      {
        events: state.ended ? events : [...events, { what: 'ended' }],
        state: { ...state, lines, ended: true },
      },
    ];
  },
};

/** What may come that a line waits for. */
function wake(place: Place): readonly Transition[] {
  const { line, state } = place;
  const { first, rest } = line.todo;
  const besides = state.lines.length > 1 ? { doubt: 'beside' as const } : {};
  if (first.term === 'send') return delivered(first, place, rest);
  if (first.term === 'task') return closed(first, place, rest, besides);
  const events = first.term === 'delay' ? [{ what: 'waited', delay: first } as const] : [];
  return [{ ...goOn(place, rest, ...events), ...besides }];
}

function delivered(send: Send, place: Place, rest: Rest): readonly Transition[] {
  const told = goOn(place, rest, { what: 'told', send });
  const { continueWith, flow } = place.explored;
  const silenced = flow.backstops.flatMap(({ unless }, index) =>
    silencesBackstop(send, unless) ? [index] : [],
  );
  const handler = place.line.role === 'message' ? rest : continueWith(send.undelivered, rest);
  return [
    { ...told, state: spend(told.state, silenced) },
    goOn(place, handler, { what: 'undelivered', send }),
  ];
}

/** People may answer as soon as they are asked; they are silent when the time is over. */
function closed(
  task: UserTask,
  place: Place,
  rest: Rest,
  besides: Pick<Transition, 'doubt'>,
): readonly Transition[] {
  const { continueWith } = place.explored;
  const close = (outcome: string, behaviour: Behaviour): readonly Transition[] =>
    isImpossible(behaviour)
      ? []
      : [goOn(place, continueWith(behaviour, rest), { what: 'closed', task, outcome })];
  return [
    ...task.answers.flatMap(({ label, behaviour }) => close(label, behaviour)),
    ...close('silent', task.silent.behaviour).map((one) => ({ ...one, ...besides })),
  ];
}

const isImpossible = (behaviour: Behaviour): boolean =>
  behaviour.term === 'choice' && behaviour.branches.length === 0;

const spend = (state: ExploredState, backstops: readonly number[]): ExploredState => ({
  ...state,
  spent: [...new Set([...state.spent, ...backstops])].toSorted((a, b) => a - b),
});

/** A backstop waits for the fate of a message that it names. */
function backstopsDue(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
  if (state.ended || state.handled) return [];
  return explored.flow.backstops.flatMap(({ behaviour, unless }, index): readonly Transition[] => {
    const isNamed = ({ todo }: Line): boolean =>
      todo.first.term === 'send' && silencesBackstop(todo.first, unless);
    if (state.spent.includes(index) || state.lines.some(isNamed)) return [];
    const todo = explored.continueWith(behaviour, undefined);
    const begun = started(spend(state, [index]), { role: 'backstop', todo, status: 'runs' });
    return [{ events: [{ what: 'backstop', index }], state: begun, doubt: 'beside' }];
  });
}

function eventsHandled(state: ExploredState, explored: ExploredFlow): readonly Transition[] {
  if (state.ended || state.handled) return [];
  return Object.entries(explored.flow.on).map(([event, handler]) => {
    const { lines, events } = cut(state.lines, openLines);
    const todo = explored.continueWith(handler, undefined);
    const taken = started(
      { ...state, lines, handled: true },
      { role: 'main', todo, status: 'runs' },
    );
    return { events: [...events, { what: 'handled', event }], state: taken };
  });
}
