import type { Behaviour } from './behaviour.ts';
import { mapTerm } from './traverse.ts';

/**
 * The same behaviour, in which a branch that begins by sending leaves that to the line which starts it: a branch runs until it first waits
 * before the line goes on, and the waiting for the delivery outcome of a message that holds nothing is no part of either.
 */
export const withSendsAhead = (behaviour: Behaviour): Behaviour => mapTerm(behaviour, ahead);

function ahead(term: Behaviour): Behaviour {
  if (term.term !== 'fork') return term;
  const { behaviour } = term;
  const of = behaviour.term === 'sequence' ? behaviour.of : [behaviour];
  const waits = of.findIndex((one) => one.term !== 'send' || one.holds);
  const sends = waits < 0 ? of : of.slice(0, waits);
  if (sends.length === 0) return term;
  const rest: Behaviour = { term: 'sequence', of: of.slice(sends.length) };
  return { term: 'sequence', of: [...sends, { ...term, behaviour: rest }] };
}
