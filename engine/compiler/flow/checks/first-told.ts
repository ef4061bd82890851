import type { Behaviour, FlowBehaviour, Send } from '../../../behaviour/behaviour.ts';
import { childrenOf } from '../../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../../behaviour/visitor.ts';

/** A message that may be the first that the candidate gets, unless they have withdrawn before. */
export type FirstMessage = Pick<Send, 'step' | 'template'>;

/** Every message that may be the first on some way; a backstop may come first where nobody is told at once. */
export function firstTold({ main, backstops }: FlowBehaviour): readonly FirstMessage[] {
  const { first, isAtOnce } = firstIn(main);
  const beside = isAtOnce ? [] : backstops.flatMap((one) => firstIn(one.behaviour).first);
  const all = [...first, ...beside];
  return [...new Map(all.map((one) => [`${one.step} ${one.template}`, one])).values()];
}

interface First {
  readonly first: readonly FirstMessage[];
  /** Something may follow before which nobody was told. */
  readonly goesOn: boolean;
  /** Somebody is told before any time passes. */
  readonly isAtOnce: boolean;
}

const nothing: First = { first: [], goesOn: true, isAtOnce: false };

const oneOf = (parts: readonly First[]): First => ({
  first: parts.flatMap(({ first }) => first),
  goesOn: parts.some(({ goesOn }) => goesOn),
  isAtOnce: false,
});

const inside = (behaviour: Behaviour): First => oneOf(childrenOf(behaviour).map(firstIn));

const firsts: Visitor<First> = {
  pass: () => nothing,
  delay: () => nothing,
  show: () => nothing,
  end: () => ({ ...nothing, goesOn: false }),
  sequence: ({ of }) => {
    const first: FirstMessage[] = [];
    for (const [index, one] of of.entries()) {
      const found = firstIn(one);
      first.push(...found.first);
      if (!found.goesOn) return { first, goesOn: false, isAtOnce: index === 0 && found.isAtOnce };
    }
    return { first, goesOn: true, isAtOnce: false };
  },
  send: (send) =>
    send.to === 'candidate'
      ? { first: [send], goesOn: false, isAtOnce: true }
      : { ...inside(send), goesOn: true },
  task: (task) => {
    const { step, windows, request } = task;
    return request === undefined && windows[0]?.to.includes('candidate')
      ? { first: [{ step, template: 'request' }], goesOn: false, isAtOnce: true }
      : inside(task);
  },
  choice: inside,
  fork: (fork) => ({ ...inside(fork), goesOn: true }),
};

const firstIn = (behaviour: Behaviour): First => visit(firsts, behaviour);
