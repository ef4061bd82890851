import type { ExploredFlow } from '../../engine/analysis/exploration/explored-flow.ts';
import { isRead } from '../../engine/analysis/exploration/monitor.ts';
import {
  type ExploredState,
  keyOfState,
} from '../../engine/analysis/exploration/explored-state.ts';
import type { Alphabet } from '../../engine/analysis/exploration/monitor.ts';
import { initialState, successors } from '../../engine/analysis/exploration/successors.ts';
import type { Transition } from '../../engine/analysis/exploration/transition.ts';
import { type Letter, lettersOf } from './letters.ts';

/** How far the exploration follows a word: to its end, or up to a letter that none of its states can bring. */
export type Inclusion =
  | { readonly is: 'included' }
  | { readonly is: 'too-wide' }
  | {
      readonly is: 'missing';
      /** The number of letters that were followed. */
      readonly read: number;
      /** What could come instead, from any of the last states. */
      readonly instead: readonly string[];
      /** The last states, as text. */
      readonly last: readonly string[];
    };

/** A word that is looked for, and what of the exploration is read. */
export interface SoughtWord {
  readonly word: readonly Letter[];
  /** Whether nothing is left that the case waits for at its end. */
  readonly isOver: boolean;
  readonly alphabet: Alphabet;
  /** Letters that are not read. */
  readonly isSilent?: (letter: Letter) => boolean;
}

const mostStates = 20_000;

/** Runs the set of states of an exploration through silent steps and the letters of a word (subset construction). */
export function followWord(explored: ExploredFlow, sought: SoughtWord): Inclusion {
  const { word, isOver } = sought;
  const reading: Reading = { explored, sought, reached: [new Map()], count: 0 };
  add(reading, 0, initialState(explored));
  for (let at = 0; at <= word.length; at += 1) readFrom(reading, at);
  if (reading.count > mostStates) return { is: 'too-wide' };
  const ends = [...(reading.reached[word.length]?.values() ?? [])];
  if (isOver ? ends.some(mayBeOver) : ends.length > 0) return { is: 'included' };
  const last = [...(reading.reached.at(-1)?.values() ?? [])];
  const next = last.flatMap((state) => successors(state, explored));
  return {
    is: 'missing',
    read: reading.reached.length - 1,
    instead: [...new Set(next.map((transition) => lettersIn(transition, reading).join(' + ')))],
    last: last.map(textOf),
  };
}

interface Reading {
  readonly explored: ExploredFlow;
  readonly sought: SoughtWord;
  /** States by the number of letters that lead to them; a small step can bring several letters. */
  readonly reached: Map<string, ExploredState>[];
  count: number;
}

const add = ({ reached }: Reading, letters: number, state: ExploredState): void => {
  (reached[letters] ??= new Map<string, ExploredState>()).set(keyOfState(state), state);
};

function readFrom(reading: Reading, at: number): void {
  const { word } = reading.sought;
  // The map grows while it is gone through: silent steps lead to states behind the same letters.
  for (const state of reading.reached[at]?.values() ?? []) {
    reading.count += 1;
    if (reading.count > mostStates) return;
    for (const transition of successors(state, reading.explored)) {
      const letters = lettersIn(transition, reading);
      const isNext = letters.every((text, index) => word[at + index]?.text === text);
      if (isNext) add(reading, at + letters.length, transition.state);
    }
  }
}

function lettersIn({ events }: Transition, { explored, sought }: Reading): readonly string[] {
  const observed = events.filter((event) => isRead(event, sought.alphabet));
  const letters = lettersOf(observed, explored.flow.backstops);
  return letters.filter((one) => sought.isSilent?.(one) !== true).map(({ text }) => text);
}

/** A case is over when nothing is left that it waits for. */
const mayBeOver = ({ lines, ended }: ExploredState): boolean =>
  ended && lines.every(({ role }) => role === 'until-end');

const textOf = ({ lines, spent, ended, handled }: ExploredState): string =>
  [
    ...lines.map(({ role, status, todo: { first } }) =>
      [role, status, first.term, 'step' in first ? first.step : ''].join(' ').trim(),
    ),
    ...(spent.length > 0 ? [`backstops over: ${spent.join()}`] : []),
    ...(ended ? ['ended'] : []),
    ...(handled ? ['handled'] : []),
  ].join('; ');
