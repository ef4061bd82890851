import type {
  Choice,
  Branch,
  Fork,
  Delay,
  Send,
  EndEvent,
  UserTask,
  Sequence,
  Behaviour,
} from '../../behaviour/behaviour.ts';

/**
 * The transfer functions of an analysis: the state behind each event, from the state before it; without a function, the state stays.
 * `S` is plain JSON, and paths in equal states are merged, so that there are only as many as there are states.
 */
export interface TransferFunctions<S> {
  /** It has left and arrived. */
  readonly told?: (send: Send, state: S) => S;
  /** It has left, and cannot be delivered. */
  readonly undelivered?: (send: Send, state: S) => S;
  readonly opened?: (task: UserTask, state: S) => S;
  /** Without a label: everyone was silent. */
  readonly closed?: (task: UserTask, state: S, label?: string) => S;
  readonly chosen?: (choice: Choice, state: S) => S;
  readonly waited?: (delay: Delay, state: S) => S;
  readonly ended?: (endEvent: EndEvent, state: S) => void;
}

/**
 * A forward data-flow analysis along one line; gives the states that are possible at its end. Sequential only: a parallel branch is
 * analysed from the states at its start, and nothing that it does is seen on the line, nor the other way round.
 * It goes once the exploration that interleaves branches (`explore.ts`) takes over its users.
 */
export function forwardAnalysis<S>(
  behaviour: Behaviour,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  switch (behaviour.term) {
    case 'pass':
    case 'show':
      return states;
    case 'sequence':
      return alongSequence(behaviour, states, transfer);
    case 'delay':
      return alongDelay(behaviour, states, transfer);
    case 'send':
      return alongSend(behaviour, states, transfer);
    case 'task':
      return alongTask(behaviour, states, transfer);
    case 'choice':
      return alongChoice(behaviour, states, transfer);
    case 'fork':
      return alongFork(behaviour, states, transfer);
    case 'end':
      return atEndEvent(behaviour, states, transfer);
    default:
      return behaviour satisfies never;
  }
}

function atEndEvent<S>(
  endEvent: EndEvent,
  states: readonly S[],
  { ended }: TransferFunctions<S>,
): readonly S[] {
  for (const state of states) ended?.(endEvent, state);
  return [];
}

const alongDelay = <S>(
  delay: Delay,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] => mapStates(states, (state) => transfer.waited?.(delay, state) ?? state);

function alongFork<S>(
  { behaviour }: Fork,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  forwardAnalysis(behaviour, states, transfer);
  return states;
}

function alongSequence<S>(
  { of }: Sequence,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  let current = states;
  for (const behaviour of of) {
    if (current.length === 0) break;
    current = forwardAnalysis(behaviour, current, transfer);
  }
  return current;
}

function alongSend<S>(
  send: Send,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  const told = mapStates(states, (state) => transfer.told?.(send, state) ?? state);
  const undelivered = mapStates(states, (state) => transfer.undelivered?.(send, state) ?? state);
  const behind = forwardAnalysis(send.undelivered, undelivered, transfer);
  return send.holds ? distinct([...told, ...behind]) : told;
}

function alongTask<S>(
  task: UserTask,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  const opened = mapStates(states, (state) => transfer.opened?.(task, state) ?? state);
  const alongOutcome = (behaviour: Behaviour, label?: string): readonly S[] =>
    forwardAnalysis(
      behaviour,
      mapStates(opened, (state) => transfer.closed?.(task, state, label) ?? state),
      transfer,
    );
  const answered = task.answers.flatMap(({ label, behaviour }: Branch) =>
    alongOutcome(behaviour, label),
  );
  return distinct([...answered, ...alongOutcome(task.silent.behaviour)]);
}

function alongChoice<S>(
  choice: Choice,
  states: readonly S[],
  transfer: TransferFunctions<S>,
): readonly S[] {
  const chosen = mapStates(states, (state) => transfer.chosen?.(choice, state) ?? state);
  return distinct(
    choice.branches.flatMap(({ behaviour }) => forwardAnalysis(behaviour, chosen, transfer)),
  );
}

const mapStates = <S>(states: readonly S[], apply: (state: S) => S): readonly S[] =>
  distinct(states.map(apply));

const distinct = <S>(states: readonly S[]): readonly S[] =>
  states.length < 2
    ? states
    : [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];
