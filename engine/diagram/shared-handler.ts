import type { Behaviour, FlowBehaviour } from '../behaviour/behaviour.ts';
import { linesOf, sendsOf } from '../behaviour/traverse.ts';

/** What becomes of every undeliverable message that says nothing else, when there are several: one shape stands in all of them. */
export function sharedUndelivered(flow: FlowBehaviour): Behaviour | undefined {
  const seen = new Set<Behaviour>();
  for (const { undelivered } of linesOf(flow).flatMap(sendsOf)) {
    if (undelivered.term !== 'pass' && seen.has(undelivered)) return undelivered;
    seen.add(undelivered);
  }
  return undefined;
}
