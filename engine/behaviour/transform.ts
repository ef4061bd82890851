import type { Behaviour, FlowBehaviour } from './behaviour.ts';

/** A flow in whose main line every term is replaced by what `change` makes of it, inner ones first. */
export const mapMain = (
  flow: FlowBehaviour,
  change: (behaviour: Behaviour) => Behaviour,
): FlowBehaviour => ({
  ...flow,
  main: mapTerm(flow.main, change),
});

function mapTerm(behaviour: Behaviour, change: (behaviour: Behaviour) => Behaviour): Behaviour {
  const inner = (one: Behaviour): Behaviour => mapTerm(one, change);
  const branch = <A extends { readonly behaviour: Behaviour }>(one: A): A => ({
    ...one,
    behaviour: inner(one.behaviour),
  });
  if (behaviour.term === 'sequence') return change({ ...behaviour, of: behaviour.of.map(inner) });
  if (behaviour.term === 'choice')
    return change({ ...behaviour, branches: behaviour.branches.map(branch) });
  if (behaviour.term === 'task')
    return change({
      ...behaviour,
      answers: behaviour.answers.map(branch),
      silent: branch(behaviour.silent),
    });
  if (behaviour.term === 'fork') return change(branch(behaviour));
  return behaviour.term === 'send'
    ? change({ ...behaviour, undelivered: inner(behaviour.undelivered) })
    : change(behaviour);
}
