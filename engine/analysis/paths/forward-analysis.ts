import type {
  Alt,
  Arm,
  Beside,
  Delay,
  Emit,
  Exit,
  Race,
  Seq,
  Shape,
} from '../../behaviour/behaviour.ts';

/**
 * What is noted along a way through a shape. `S` is plain JSON: ways on which the same is known are one way, so that there are only
 * as many as there are things to know. Every method gives back what is known then; one left out changes nothing.
 */
export interface Notes<S> {
  /** It has left and arrived. */
  readonly told?: (emit: Emit, state: S) => S;
  /** It has left, and cannot be delivered. */
  readonly undelivered?: (emit: Emit, state: S) => S;
  readonly opened?: (race: Race, state: S) => S;
  /** Without a label: everyone was silent. */
  readonly closed?: (race: Race, state: S, label?: string) => S;
  readonly chosen?: (alt: Alt, state: S) => S;
  readonly waited?: (delay: Delay, state: S) => S;
  readonly ended?: (exit: Exit, state: S) => void;
}

/** Follows every way through a shape; gives what can be known at its end. Of what runs beside, it sees what was known at its start. */
export function ways<S>(shape: Shape, states: readonly S[], notes: Notes<S>): readonly S[] {
  switch (shape.term) {
    case 'pass':
    case 'show':
      return states;
    case 'seq':
      return alongSeq(shape, states, notes);
    case 'delay':
      return alongDelay(shape, states, notes);
    case 'emit':
      return alongEmit(shape, states, notes);
    case 'race':
      return alongRace(shape, states, notes);
    case 'alt':
      return alongAlt(shape, states, notes);
    case 'beside':
      return beside(shape, states, notes);
    case 'exit':
      break;
  }
  return atExit(shape, states, notes);
}

function atExit<S>(exit: Exit, states: readonly S[], { ended }: Notes<S>): readonly S[] {
  for (const state of states) ended?.(exit, state);
  return [];
}

const alongDelay = <S>(delay: Delay, states: readonly S[], notes: Notes<S>): readonly S[] =>
  noted(states, (state) => notes.waited?.(delay, state) ?? state);

function beside<S>({ shape }: Beside, states: readonly S[], notes: Notes<S>): readonly S[] {
  ways(shape, states, notes);
  return states;
}

function alongSeq<S>({ of }: Seq, states: readonly S[], notes: Notes<S>): readonly S[] {
  let open = states;
  for (const shape of of) {
    if (open.length === 0) break;
    open = ways(shape, open, notes);
  }
  return open;
}

function alongEmit<S>(emit: Emit, states: readonly S[], notes: Notes<S>): readonly S[] {
  const told = noted(states, (state) => notes.told?.(emit, state) ?? state);
  const lost = noted(states, (state) => notes.undelivered?.(emit, state) ?? state);
  const behind = ways(emit.undelivered, lost, notes);
  return emit.holds ? distinct([...told, ...behind]) : told;
}

function alongRace<S>(race: Race, states: readonly S[], notes: Notes<S>): readonly S[] {
  const opened = noted(states, (state) => notes.opened?.(race, state) ?? state);
  const end = (shape: Shape, label?: string): readonly S[] =>
    ways(
      shape,
      noted(opened, (state) => notes.closed?.(race, state, label) ?? state),
      notes,
    );
  const answered = race.answers.flatMap(({ label, shape }: Arm) => end(shape, label));
  return distinct([...answered, ...end(race.silent.shape)]);
}

function alongAlt<S>(alt: Alt, states: readonly S[], notes: Notes<S>): readonly S[] {
  const chosen = noted(states, (state) => notes.chosen?.(alt, state) ?? state);
  return distinct(alt.arms.flatMap(({ shape }) => ways(shape, chosen, notes)));
}

const noted = <S>(states: readonly S[], note: (state: S) => S): readonly S[] =>
  distinct(states.map(note));

const distinct = <S>(states: readonly S[]): readonly S[] =>
  states.length < 2
    ? states
    : [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];
