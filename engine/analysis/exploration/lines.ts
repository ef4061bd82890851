import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import type { ExploredState, Line, LineRole, Rest } from './explored-state.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';

/** A state in which a line has gone on; one with nothing left to do is gone. */
export const moved = (state: ExploredState, line: Line, todo: Rest): ExploredState =>
  todo === undefined
    ? without(state, line)
    : {
        ...state,
        lines: state.lines.with(state.lines.indexOf(line), { ...running(line), todo }),
      };

/** What was known of its waiting is over. */
const running = ({ role, todo, opened }: Line): Line => ({
  role,
  todo,
  status: 'runs',
  ...(opened !== undefined && { opened }),
});

/** A state in which a line has started another one: it is ready, behind those that were so before. */
export function yielded(state: ExploredState, line: Line, todo: Rest): ExploredState {
  const others = without(state, line);
  return todo === undefined ? others : started(others, { ...line, todo, status: 'ready' });
}

export const without = (state: ExploredState, line: Line): ExploredState => ({
  ...state,
  lines: state.lines.filter((other) => other !== line),
});

/** A state in which a line has started, if it has anything to do. */
export const started = (
  state: ExploredState,
  line: Omit<Line, 'todo'> & { readonly todo: Rest },
): ExploredState => {
  const { todo } = line;
  return todo === undefined ? state : { ...state, lines: [...state.lines, { ...line, todo }] };
};

/** Every line but messages, which nobody follows any more. */
export const openLines: readonly LineRole[] = [
  'main',
  'awaited',
  'delivery',
  'until-end',
  'backstop',
];

/** What becomes of the messages whose lines are cut: all of them have a delivery outcome, of which a monitor may read. */
export interface CutMessages {
  readonly isObserved: (send: Send) => boolean;
  readonly mayBeCancelled: (send: Send) => boolean;
}

/** Stops the lines of these roles: their tasks are cancelled. */
export function cut(
  lines: readonly Line[],
  roles: readonly LineRole[],
  messages: CutMessages,
): { readonly lines: readonly Line[]; readonly events: readonly ObservedEvent[] } {
  const stopped = lines.filter(({ role }) => roles.includes(role));
  return {
    lines: lines.flatMap((line) => (stopped.includes(line) ? leftOver(line, messages) : [line])),
    events: stopped.flatMap((line): readonly ObservedEvent[] => {
      const open = openTaskOf(line);
      return open === undefined ? [] : [{ what: 'cancelled', task: open }];
    }),
  };
}

/** The task for which a line waits, or does again once the candidate has been told that it takes longer. */
function openTaskOf({ todo: { first }, status }: Line): UserTask | undefined {
  if (first.term !== 'task' || (status !== 'waits' && first.reached === undefined))
    return undefined;
  return first.reached?.task ?? first;
}

function leftOver({ todo, status, cancelled }: Line, messages: CutMessages): readonly Line[] {
  const { first } = todo;
  if (status !== 'waits' || first.term !== 'send' || !messages.isObserved(first)) return [];
  const line: Line = { role: 'message', todo: { ...todo, rest: undefined }, status };
  return [cancelled || messages.mayBeCancelled(first) ? { ...line, cancelled: true } : line];
}
