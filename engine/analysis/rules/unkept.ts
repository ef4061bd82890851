import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import { stepsReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { explore, ExplorationTooWide } from '../exploration/explore.ts';
import type { Monitor } from '../exploration/monitor.ts';
import type { Finding } from '../finding/finding.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import type { Obligation } from '../timing/obligation.ts';

/**
 * A finding that an obligation to tell is never fulfilled, with what the order of events says of one that is doubtful: `certain` where there
 * surely is an order in which it counts and is not fulfilled, and the path of one that may be. Where there is none the finding stays: times
 * have followed the way without coming to what fulfils it, so that nothing is known of when it comes.
 */
export function foundInOrder(
  finding: Finding,
  certain: Finding,
  guardCase: GuardCase,
  obligation: Obligation,
): Finding {
  const paths = finding.maybe === undefined ? undefined : unkeptPaths(guardCase, obligation);
  if (paths === undefined) return finding;
  const [first] = paths;
  return paths.some(({ maybe }) => maybe === undefined) ? certain : { ...first, ...finding };
}

/** A path on which it is never fulfilled, as far as it is doubtful. */
type UnkeptPath = Pick<Finding, 'maybe' | 'path'>;

/** Undefined where there are too many orders to tell, or where something else is owed. */
function unkeptPaths(
  guardCase: GuardCase,
  obligation: Obligation,
): readonly UnkeptPath[] | undefined {
  if (obligation.atEnd !== 'violated') return undefined;
  try {
    return explore(guardCase, unkept(guardCase, obligation));
  } catch (error) {
    if (error instanceof ExplorationTooWide) return undefined;
    throw error;
  }
}

interface Counting {
  /** What is told counts: also while the message is on its way from which the time counts. */
  readonly counts: boolean;
  /** The time counts. */
  readonly isDue: boolean;
  /** It is fulfilled, or nothing is owed any more. */
  readonly isOver: boolean;
}

function unkept(
  { behaviour }: GuardCase,
  { after, fulfilledBySend }: Obligation,
): Monitor<Counting, UnkeptPath> {
  const reached = stepsReachedAnotherWay(behaviour);
  const fulfils = (send: Send): boolean => send.step !== after && fulfilledBySend(send);
  const observed = {
    send: (send: Send): boolean => send.step === after || fulfils(send),
    task: ({ step }: UserTask): boolean => step === after,
  };
  const isTold = (event: ObservedEvent): boolean =>
    'send' in event &&
    fulfils(event.send) &&
    (event.what === 'told' || (event.what === 'undelivered' && reached.has(event.send.step)));
  return {
    start: { counts: after === undefined, isDue: after === undefined, isOver: false },
    // An end takes away what has not been told.
    observes: { ...observed, end: () => true },
    judges: observed,
    isSettled: ({ isOver }) => isOver,
    step(state, event) {
      // Whoever withdraws is promised nothing, and that nobody knows what has arrived is not reckoned with.
      if (event.what === 'handled' || event.what === 'unknown') return { ...state, isOver: true };
      if (isTold(event)) return { ...state, isOver: state.isOver || state.counts };
      if (!begins(event, after)) return state;
      return { ...state, counts: true, isDue: state.isDue || event.what !== 'sent' };
    },
    check: () => [],
    checkOver: ({ state: { isDue, isOver }, maybe }) => (isDue && !isOver ? [maybe] : []),
  };
}

/** Whether it is the step from which is counted: its message leaves or has arrived, or its task has come to an end. */
const begins = (event: ObservedEvent, after: string | undefined): boolean =>
  'send' in event
    ? event.send.step === after && (event.what === 'sent' || event.what === 'told')
    : event.what === 'closed' && event.task.step === after;
