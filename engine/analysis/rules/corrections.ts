import type { FlowBehaviour } from '../../behaviour/behaviour.ts';
import { isReachedAnotherWay } from '../../behaviour/reached-another-way.ts';
import { linesOf, sendsOf } from '../../behaviour/traverse.ts';
import type { ObservedEvent } from '../exploration/monitor.ts';
import { tellsCandidate } from './decision.ts';

/**
 * Whether an event tells the candidate that something told before was wrong: a correction takes nothing back by leaving, but when it has
 * arrived, or when a person of the house is the first to hear that it has not. Read of the whole flow, since a slice leaves handlers out.
 */
export function correctionsIn(flow: FlowBehaviour): (event: ObservedEvent) => boolean {
  const corrections = linesOf(flow)
    .flatMap(sendsOf)
    .filter((send) => tellsCandidate(send, 'correction'));
  const steps = (sends: typeof corrections): ReadonlySet<string> =>
    new Set(sends.map(({ step }) => step));
  const all = steps(corrections);
  const reached = steps(corrections.filter((send) => isReachedAnotherWay(send.undelivered)));
  return (event) =>
    (event.what === 'told' && all.has(event.send.step)) ||
    (event.what === 'undelivered' && reached.has(event.send.step));
}
