import type {
  Choice,
  Branch,
  Delay,
  Send,
  UserTask,
  Behaviour,
} from '../../behaviour/behaviour.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';

/** One path along the line to a step, edge by edge. */
export type PathToStep = readonly PathEdge[];

export type PathEdge =
  | { readonly goes: 'waits'; readonly delay: Delay }
  | { readonly goes: 'tells'; readonly send: Send }
  | { readonly goes: 'answers'; readonly task: UserTask; readonly outcome: string }
  | { readonly goes: 'is silent'; readonly task: UserTask }
  | { readonly goes: 'opens'; readonly task: UserTask }
  | { readonly goes: 'chooses'; readonly choice: Choice; readonly branch: string };

/** More would only make the search for a run longer. */
const maxPaths = 64;

/**
 * The paths to a step: to the acceptance of its message, and of a task to its opening (`opens`) or its outcome.
 * They go through a parallel branch only when the step stands in it, and not through messages that cannot be delivered. This
 * enumeration goes once counterexamples come from the exploration itself.
 */
export function pathsTo(step: string, behaviour: Behaviour, opens: boolean): readonly PathToStep[] {
  return pathsThrough(behaviour, { step, opens }).reaching.slice(0, maxPaths);
}

interface PathTarget {
  readonly step: string;
  readonly opens: boolean;
}

/** Paths that have reached the step, and paths that leave the behaviour without it. */
interface PathSet {
  readonly reaching: readonly PathToStep[];
  readonly bypassing: readonly PathToStep[];
}

const pathsThrough = (behaviour: Behaviour, target: PathTarget): PathSet =>
  visit(paths, behaviour, target);

const paths: Visitor<PathSet, [target: PathTarget]> = {
  pass: () => emptyPath,
  sequence: ({ of }, target) =>
    of.reduce((before, one) => sequenced(before, pathsThrough(one, target)), emptyPath),
  delay: (delay) => singleEdge({ goes: 'waits', delay }),
  show: () => emptyPath,
  send: (send, { step }) => {
    const told = singleEdge({ goes: 'tells', send });
    return send.step === step ? { reaching: told.bypassing, bypassing: [] } : told;
  },
  task: pathsThroughTask,
  choice: (choice, target) =>
    merged(choice.branches.map((branch) => pathsThroughBranch(choice, branch, target))),
  fork: ({ behaviour }, target) => ({
    reaching: pathsThrough(behaviour, target).reaching,
    bypassing: [[]],
  }),
  end: () => ({ reaching: [], bypassing: [] }),
};

const singleEdge = (edge: PathEdge): PathSet => ({ reaching: [], bypassing: [[edge]] });

const pathsThroughBranch = (
  choice: Choice,
  { label: branch, behaviour }: Branch,
  target: PathTarget,
): PathSet =>
  sequenced(singleEdge({ goes: 'chooses', choice, branch }), pathsThrough(behaviour, target));

const emptyPath: PathSet = { reaching: [], bypassing: [[]] };

function pathsThroughTask(task: UserTask, target: PathTarget): PathSet {
  if (task.step === target.step && target.opens)
    return { reaching: [[{ goes: 'opens', task }]], bypassing: [] };
  const ends = [
    ...task.answers.map(({ label: outcome, behaviour }) => ({
      edge: { goes: 'answers', task, outcome } as const,
      behaviour,
    })),
    { edge: { goes: 'is silent', task } as const, behaviour: task.silent.behaviour },
  ];
  return merged(
    ends.map(({ edge, behaviour }) =>
      task.step === target.step
        ? { reaching: [[edge]], bypassing: [] }
        : sequenced(singleEdge(edge), pathsThrough(behaviour, target)),
    ),
  );
}

const sequenced = (first: PathSet, then: PathSet): PathSet => ({
  reaching: [...first.reaching, ...concatenated(first.bypassing, then.reaching)].slice(0, maxPaths),
  bypassing: concatenated(first.bypassing, then.bypassing),
});

const concatenated = (
  before: readonly PathToStep[],
  after: readonly PathToStep[],
): readonly PathToStep[] =>
  before.flatMap((a) => after.map((b) => [...a, ...b])).slice(0, maxPaths);

const merged = (all: readonly PathSet[]): PathSet => ({
  reaching: all.flatMap(({ reaching }) => reaching),
  bypassing: all.flatMap(({ bypassing }) => bypassing),
});
