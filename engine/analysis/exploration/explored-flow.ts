import { type FlowBehaviour, pass, type Send } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { Who } from '../../model/base.ts';
import { isOutcome } from '../../model/message.ts';
import { type DurationOrder, orderWithoutCalendars } from '../../time/maps/duration-order.ts';
import type { GuardCase } from '../cases/split-cases.ts';
import { type Continue, createContinuations } from './explored-state.ts';
import { isIn, type Monitor } from './monitor.ts';
import { backstopsBefore, isSilencedBySteps } from './order-of-backstops.ts';
import { slice } from './slice.ts';
import type { AssumedStart } from './timer.ts';

/** A flow whose cases are explored: what a monitor looks at, and what of the rest matters to it. */
export interface ExploredFlow {
  readonly flow: FlowBehaviour;
  /** Steps of choices some of whose branches may be infeasible. */
  readonly undecided: ReadonlySet<string>;
  readonly continueWith: Continue;
  /** For each backstop those that are surely due before it. */
  readonly backstopsBefore: readonly (readonly number[])[];
  /** For each backstop whether only messages that are seen can silence it. */
  readonly isSeenSilenced: readonly boolean[];
  readonly durations: DurationOrder;
  /** The moment after which cases are assumed to start. */
  readonly startsAfter?: AssumedStart;
  /** Whether the monitor reads of a message: the delivery outcome of any other that has lost its line changes nothing. */
  readonly isObserved: (send: Send) => boolean;
  /** The recipients of outcomes that the monitor does not observe: such an outcome may cancel, at any time, a message on its way to them. */
  readonly unseenOutcomes: ReadonlySet<Who>;
  /** Whether somebody is given the task of reaching whom a message that was not delivered was for: then a backstop rests as if it had been. */
  readonly isReached: (send: Send, fate: 'undelivered' | 'unknown') => boolean;
}

/** What of a case of the guards is explored. */
export type ExploredCase = Pick<GuardCase, 'behaviour' | 'undecided' | 'durations' | 'startsAfter'>;

/** A case of the guards, made ready to be explored with a monitor. */
export function exploredFlowOf(
  { behaviour, undecided, startsAfter, durations = orderWithoutCalendars }: ExploredCase,
  monitor: Pick<Monitor<never>, 'observes' | 'focus'>,
): ExploredFlow {
  const isObserved = (send: Send): boolean => isIn(monitor.observes, send);
  const flow = slice(behaviour, monitor);
  const { sends, reached } = messagesOf(behaviour);
  const unseen = sends.filter((send) => isOutcome(send.class) && !isObserved(send));
  return {
    flow,
    ...orderIn(flow, durations),
    undecided,
    ...(startsAfter && { startsAfter }),
    continueWith: createContinuations(),
    isObserved,
    unseenOutcomes: new Set(unseen.map(({ to }) => to)),
    isReached: ({ step }, fate) => reached[fate].has(step),
  };
}

interface FlowMessages {
  readonly sends: readonly Send[];
  /** By what became of a message, the steps whose candidate is then reached another way. */
  readonly reached: Readonly<Record<'undelivered' | 'unknown', ReadonlySet<string>>>;
}

function messagesOf(behaviour: FlowBehaviour): FlowMessages {
  const known = messages.get(behaviour);
  if (known) return known;
  const sends = linesOf(behaviour).flatMap(sendsOf);
  const stepsWith = (fate: 'undelivered' | 'unknown'): ReadonlySet<string> =>
    new Set(sends.flatMap((send) => (isReachedAnotherWay(send[fate] ?? pass) ? [send.step] : [])));
  const found = {
    sends,
    reached: { undelivered: stepsWith('undelivered'), unknown: stepsWith('unknown') },
  };
  messages.set(behaviour, found);
  return found;
}

/** Every monitor asks for them, of the same flow. */
const messages = new WeakMap<FlowBehaviour, FlowMessages>();

/** The same with nothing left out. */
export function wholeFlowOf(guardCase: ExploredCase): ExploredFlow {
  const observes = { send: () => true, task: () => true };
  const { behaviour: flow, durations = orderWithoutCalendars } = guardCase;
  return { ...exploredFlowOf(guardCase, { observes }), flow, ...orderIn(flow, durations) };
}

const orderIn = (flow: FlowBehaviour, durations: DurationOrder) => ({
  backstopsBefore: backstopsBefore(flow, durations),
  isSeenSilenced: flow.backstops.map(({ unless }) => isSilencedBySteps(unless, flow)),
  durations,
});
