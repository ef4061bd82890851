import type { Behaviour, FlowBehaviour } from '../behaviour/behaviour.ts';
import { sendsOf } from '../behaviour/traverse.ts';

/** What becomes of every undeliverable message that says nothing else, when there are several: one shape stands in all of them. */
export function sharedUndelivered({ main, on, backstops }: FlowBehaviour): Behaviour | undefined {
  const all = [main, ...Object.values(on), ...backstops.map(({ behaviour }) => behaviour)];
  const seen = new Set<Behaviour>();
  for (const { undelivered } of all.flatMap(sendsOf)) {
    if (undelivered.term !== 'pass' && seen.has(undelivered)) return undelivered;
    seen.add(undelivered);
  }
  return undefined;
}
