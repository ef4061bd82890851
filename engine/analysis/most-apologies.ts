import type { Behaviour, FlowBehaviour } from '../behaviour/behaviour.ts';
import { toldAtWindows } from '../behaviour/traverse.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';

/** How often a case tells the candidate at most that a task takes longer: once at each level that says so, in each round. */
export function mostApologies({ main, on, backstops }: FlowBehaviour): number {
  const known = new Map<Behaviour, number>();
  const most = (behaviour: Behaviour): number => {
    const found = known.get(behaviour) ?? visit(counts, behaviour);
    known.set(behaviour, found);
    return found;
  };
  const largest = (behaviours: readonly Behaviour[]): number =>
    Math.max(0, ...behaviours.map(most));
  const counts: Visitor<number> = {
    pass: none,
    delay: none,
    show: none,
    end: none,
    sequence: ({ of }) => sum(of.map(most)),
    send: ({ undelivered, unknown }) => largest(unknown ? [undelivered, unknown] : [undelivered]),
    task: (task) =>
      sum(toldAtWindows(task).map((told) => 1 + most(told))) +
      largest([...task.answers, task.silent].map((one) => one.behaviour)),
    choice: ({ branches }) => largest(branches.map((one) => one.behaviour)),
    fork: ({ behaviour }) => most(behaviour),
  };
  return (
    most(main) + largest(Object.values(on)) + sum(backstops.map(({ behaviour }) => most(behaviour)))
  );
}

const none = (): number => 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((soFar, one) => soFar + one, 0);
