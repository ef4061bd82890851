import type { BackstopBehaviour, Behaviour, UserTask } from '../../behaviour/behaviour.ts';
import { isUntimed } from './pauses.ts';
import type { Duration } from '../../model/base.ts';

/** The time for which a line waits: when it is over, the line goes on. */
export interface Timer {
  readonly lengths: readonly Duration[];
  /** Counts from when the line begins to wait; else it may end before. */
  readonly isExact: boolean;
  /** Counts from this moment of the case, which no instant changes. */
  readonly since?: string;
  /** Waits once, so that of two that are due at the same instant the one that began to wait before goes first. */
  readonly waitsOnce: boolean;
}

/** The timer of the term for which a line waits; none where it waits for the mail server, or for what is not looked at. */
export function timerOf(term: Behaviour): Timer | undefined {
  if (!known.has(term)) known.set(term, made(term));
  return known.get(term);
}

const known = new WeakMap<Behaviour, Timer | undefined>();

function made(term: Behaviour): Timer | undefined {
  if (term.term === 'task') return timerOfTask(term);
  if (term.term !== 'delay' || isUntimed(term)) return undefined;
  return 'until' in term.length
    ? { lengths: [term.length.atMost], isExact: false, waitsOnce: true }
    : { lengths: [term.length], isExact: true, waitsOnce: true };
}

const timerOfTask = ({ since, windows }: UserTask): Timer => ({
  lengths: windows.map(({ within }) => within),
  isExact: since === undefined,
  ...(since !== undefined && isMomentOfCase(since.cel) && { since: since.cel }),
  waitsOnce: false,
});

/** A backstop is due a millisecond behind its time, and waits from the start of the case. */
export const timerOfBackstop = ({ since, after }: BackstopBehaviour): Timer => ({
  lengths: [after, { ms: 1 }],
  isExact: since === undefined,
  ...(since !== undefined && isMomentOfCase(since.cel) && { since: since.cel }),
  waitsOnce: true,
});

const isMomentOfCase = (cel: string): boolean => /^case(\.\w+)+$/.test(cel);
