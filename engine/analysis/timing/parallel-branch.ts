import { isOvertakable } from '../../behaviour/overtakable.ts';
import type { Who } from '../../model/base.ts';
import type { Behaviour } from '../../behaviour/behaviour.ts';
import { holdsStep, sendsOf, termsOf } from '../../behaviour/traverse.ts';
import type { AbstractState } from './abstract-state.ts';
import type { Obligation } from './obligation.ts';

/** Whether counting begins within a parallel branch, and which end of the line then stops it. */
export function countsWithin(
  branch: Behaviour,
  { after }: Obligation,
  survivesEnd: boolean,
): AbstractState<unknown>['parallelCounting'] {
  if (!holdsStep(branch, after)) return undefined;
  const isStopped = termsOf(branch).some(
    (term) => term.term === 'fork' && term.how === 'until-end',
  );
  return survivesEnd && !isStopped ? 'stopped' : 'ended';
}

/** Whose outcome may drop a message with which a branch fulfils the obligation. */
export const overtakableRecipient = (
  branch: Behaviour,
  { fulfilledBySend }: Obligation,
): Who | undefined =>
  sendsOf(branch).find((send) => fulfilledBySend(send) && isOvertakable(send))?.to;
