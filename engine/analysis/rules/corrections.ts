import type { FlowBehaviour, Send } from '../../behaviour/behaviour.ts';
import { stepsReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import type { ObservedEvent } from '../finding/observed-event.ts';
import { tellsCandidate } from './decision.ts';

/** What has been told on a path, as a monitor knows it. */
export interface Correctable<S> {
  readonly told: S;
  /** For each correction on its way the same of what has been told since it left. */
  readonly since?: Readonly<Record<string, S>>;
}

/** What a monitor knows before anything has been told, how an event changes it, and what is left when all but what was told `since` is taken back. */
interface CorrectedMonitor<S> {
  readonly start: S;
  readonly step: (state: S, event: ObservedEvent) => S;
  readonly takeBack?: (state: S, since: S) => S;
}

/**
 * The transition of a monitor of what the candidate has been told. A correction takes nothing back by leaving, but when it has arrived, or
 * when a person of the house is the first to hear that it has not; and only what had left before it. Read of the whole flow, since a slice
 * leaves handlers out.
 */
export function withCorrections<S>(
  flow: FlowBehaviour,
  { start, step, takeBack = (_state, since) => since }: CorrectedMonitor<S>,
): (state: Correctable<S>, event: ObservedEvent) => Correctable<S> {
  const reached = stepsReachedAnotherWay(flow);
  const arrives = ({ what, send }: CorrectionEvent): boolean =>
    what === 'told' || (what === 'undelivered' && reached.has(send.step));
  return ({ told, since = {} }, event) => {
    const after = step(told, event);
    const under = Object.entries(since).map(([id, one]) => [id, step(one, event)] as const);
    if (!isOfCorrection(event)) return correctable(after, under);
    const id = event.send.step;
    const others = under.filter(([other]) => other !== id);
    if (event.what === 'sent') return correctable(after, [...others, [id, start]]);
    return correctable(arrives(event) ? takeBack(after, since[id] ?? start) : after, others);
  };
}

type CorrectionEvent = Extract<ObservedEvent, { readonly send: Send }>;

const isOfCorrection = (event: ObservedEvent): event is CorrectionEvent =>
  'send' in event && tellsCandidate(event.send, 'correction');

const correctable = <S>(told: S, under: readonly (readonly [string, S])[]): Correctable<S> =>
  under.length === 0
    ? { told }
    : { told, since: Object.fromEntries(under.toSorted(([a], [b]) => (a < b ? -1 : 1))) };
