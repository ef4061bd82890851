import type { BackstopBehaviour, Behaviour, UserTask } from '../../behaviour/behaviour.ts';
import { isUntimed, longestPause } from './pauses.ts';
import { lengthsAhead } from './windows-told.ts';
import { printTree } from '../../expression/print-tree.ts';
import type { Duration, Expression } from '../../model/base.ts';
import type { ProofAssumptions } from '../../model/plan.ts';

/** The time for which a line waits: when it is over, the line goes on. */
export interface Timer {
  readonly lengths: readonly Duration[];
  /** Counts from when the line begins to wait, of a task from when that was opened; else it may end before. */
  readonly isExact: boolean;
  /** Counts from this moment of the case, which no instant changes. */
  readonly since?: string;
  /** Counts from a moment behind which the case starts no later than so long, and is over so long after that moment. */
  readonly sinceBefore?: { readonly start: Duration; readonly lengths: readonly Duration[] };
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
  const lengths = longestPause(term);
  if (lengths !== undefined) return { lengths, isExact: false, waitsOnce: true };
  return 'until' in term.length
    ? { lengths: [term.length.atMost], isExact: false, waitsOnce: true }
    : { lengths: [term.length], isExact: true, waitsOnce: true };
}

const timerOfTask = (task: UserTask): Timer => ({
  lengths: lengthsAhead(task),
  isExact: task.since === undefined,
  ...(task.since !== undefined && isMomentOfCase(task.since.cel) && { since: task.since.cel }),
  waitsOnce: false,
});

/** A backstop is due a millisecond behind its time, and waits from the start of the case. */
export function timerOfBackstop(
  { since, after }: BackstopBehaviour,
  startsAfter?: AssumedStart,
): Timer {
  const lengths = [after, { ms: 1 }];
  const behind = since && startsAfter && behindMoment(since, startsAfter.after);
  return {
    lengths,
    isExact: since === undefined,
    ...(since !== undefined && isMomentOfCase(since.cel) && { since: since.cel }),
    ...(startsAfter &&
      behind && { sinceBefore: { start: startsAfter.within, lengths: [behind, ...lengths] } }),
    waitsOnce: true,
  };
}

/** A moment after which cases are assumed to start, and how long after it at most. */
export type AssumedStart = NonNullable<ProofAssumptions['start']>;

/** How much later than a moment another one lies: it is the same, or is written as so much later. */
function behindMoment({ cel, tree }: Expression, moment: Expression): Duration | undefined {
  if (cel === moment.cel) return { ms: 0 };
  return tree?.op === 'shift' && tree.ms >= 0 && printTree(tree.of) === moment.cel
    ? { ms: tree.ms }
    : undefined;
}

const isMomentOfCase = (cel: string): boolean => /^case(\.\w+)+$/.test(cel);
