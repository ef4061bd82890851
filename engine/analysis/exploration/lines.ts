import type { Send } from '../../behaviour/behaviour.ts';
import type { ExploredState, Continuation, Line, LineRole } from './explored-state.ts';
import type { ObservedEvent } from './monitor.ts';

/** A state in which a line has gone on; one with nothing left to do is gone. */
export const moved = (
  state: ExploredState,
  line: Line,
  todo: Continuation | undefined,
): ExploredState =>
  todo === undefined
    ? without(state, line)
    : {
        ...state,
        lines: state.lines.with(state.lines.indexOf(line), { ...running(line), todo }),
      };

const running = ({ role, todo, cancelled }: Line): Line => ({
  role,
  todo,
  status: 'runs',
  ...(cancelled === undefined ? {} : { cancelled }),
});

/** A state in which a line has started another one: it is ready, behind those that were so before. */
export function yielded(
  state: ExploredState,
  line: Line,
  todo: Continuation | undefined,
): ExploredState {
  const others = without(state, line);
  return todo === undefined ? others : started(others, { ...line, todo, status: 'ready' });
}

export const without = (state: ExploredState, line: Line): ExploredState => ({
  ...state,
  lines: state.lines.filter((other) => other !== line),
});

export const started = (state: ExploredState, line: Line): ExploredState => ({
  ...state,
  lines: [...state.lines, line],
});

/** Every line but messages, which nobody follows any more. */
export const openLines: readonly LineRole[] = [
  'main',
  'awaited',
  'delivery',
  'until-end',
  'backstop',
];

/** Stops the lines of these roles: their tasks are cancelled; what is on its way has a fate all the same, of which a monitor may read. */
export function cut(
  lines: readonly Line[],
  roles: readonly LineRole[],
  isObserved: (send: Send) => boolean,
): { readonly lines: readonly Line[]; readonly events: readonly ObservedEvent[] } {
  const stopped = lines.filter(({ role }) => roles.includes(role));
  return {
    lines: lines.flatMap((line) => (stopped.includes(line) ? leftOver(line, isObserved) : [line])),
    events: stopped.flatMap(({ todo, status }): readonly ObservedEvent[] =>
      status === 'waits' && todo.first.term === 'task'
        ? [{ what: 'cancelled', task: todo.first }]
        : [],
    ),
  };
}

const leftOver = ({ todo, status }: Line, isObserved: (send: Send) => boolean): readonly Line[] =>
  status === 'waits' && todo.first.term === 'send' && isObserved(todo.first)
    ? [{ role: 'message', todo: { ...todo, rest: undefined }, status }]
    : [];
