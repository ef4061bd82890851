import type { Behaviour } from '../../behaviour/behaviour.ts';
import { keyOfTimes, type KnownTimes } from './known-times.ts';

/** A state of a case in the exploration: where each line is and what it waits for, and what has become of the backstops. */
export interface ExploredState {
  /** Those that are ready stand in the order in which they became so. */
  readonly lines: readonly Line[];
  /** Backstops, by index, that a message has silenced or that have begun. */
  readonly spent: readonly number[];
  readonly ended: boolean;
  /** The handler of an event has taken over. */
  readonly handled: boolean;
  readonly times: KnownTimes;
}

/** A line of a case and what it has still to do. */
export interface Line {
  readonly role: LineRole;
  readonly todo: Continuation;
  /** `ready`: it has started another line, and goes on behind those that were ready before. `waits`: for the first thing that it has to do. */
  readonly status: 'runs' | 'ready' | 'waits';
  /** The instant from which it waits for the end of a time; of a task, when that was opened. */
  readonly since?: number;
  /** The same of a task for which it is to wait again. */
  readonly opened?: number;
  /** It waits for the delivery outcome of a message that an outcome or an event has cancelled, or that an end may have. */
  readonly cancelled?: true;
  /** An end may have stopped the waiting for that delivery outcome. */
  readonly stopped?: true;
}

/** The roles of fibers; a `message` has lost its line while the mail server had not answered yet, and nobody follows its delivery outcome. */
export type LineRole = 'main' | 'awaited' | 'delivery' | 'until-end' | 'backstop' | 'message';

/** The rest of a line. Equal ones are one object. */
export interface Continuation {
  readonly id: number;
  readonly first: Behaviour;
  readonly rest: Rest;
}

export type Rest = Continuation | undefined;

export type Continue = (first: Behaviour, rest: Rest) => Rest;

/**
 * Makes continuations, each once, so that a state is told apart by their numbers. None begins with what nobody can tell from the small
 * step behind it: a sequence is its parts, and what does nothing is left out.
 */
export function createContinuations(): Continue {
  const known = new Map<Behaviour, Map<number, Rest>>();
  let made = 0;
  const continueWith: Continue = (first, rest) => {
    if (first.term === 'pass' || first.term === 'show') return rest;
    const byRest = known.get(first) ?? new Map<number, Rest>();
    known.set(first, byRest);
    const found = byRest.get(rest?.id ?? 0);
    if (found !== undefined) return found;
    const continuation =
      first.term === 'sequence'
        ? first.of.reduceRight((then, one) => continueWith(one, then), rest)
        : { id: (made += 1), first, rest };
    byRest.set(rest?.id ?? 0, continuation);
    return continuation;
  };
  return continueWith;
}

/** Whether no line can go on by itself. */
export const isQuiescent = ({ lines }: ExploredState): boolean =>
  lines.every(({ status }) => status === 'waits');

/** The same text for equal states. */
export function keyOfState({ lines, spent, ended, handled, times }: ExploredState): string {
  let key = `${spent.join()}${ended ? 'e' : ''}${handled ? 'h' : ''}`;
  for (const { role, todo, status, cancelled, stopped, opened, since = opened } of lines)
    key += `${initials[role]}${cancelled ? 'x' : marks[status]}${stopped ? 'z' : ''}${todo.id}${since ? `@${since}` : ''}`;
  return key + keyOfTimes(times);
}

const initials: Readonly<Record<LineRole, string>> = {
  main: 'm',
  awaited: 'a',
  delivery: 'd',
  'until-end': 'u',
  backstop: 'b',
  message: 's',
};

const marks: Readonly<Record<Line['status'], string>> = { runs: '!', ready: '+', waits: '' };
