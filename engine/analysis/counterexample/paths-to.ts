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

/** So many are tried for a run that ends at the right instant; of each behaviour no more are made, however many there are. */
const maxPaths = 64;

/**
 * The paths to a step: to the acceptance of its message, and of a task to its opening (`opens`) or its outcome.
 * They go through a parallel branch only when the step stands in it, and not through messages that cannot be delivered. The branches of
 * a choice and the outcomes of a task take turns, so that each is on some path.
 */
export function pathsTo(step: string, behaviour: Behaviour, opens: boolean): readonly PathToStep[] {
  return pathsThrough(behaviour, { step, opens }).reaching;
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

/** Every path of both is in a pair before any is in another one. */
function concatenated(
  before: readonly PathToStep[],
  after: readonly PathToStep[],
): readonly PathToStep[] {
  const pairs = before.length * after.length;
  const longer = Math.max(before.length, after.length);
  return Array.from({ length: Math.min(pairs, maxPaths) }, (_none, index) => {
    const [turn, place] = [Math.floor(index / longer), index % longer];
    const shifted = place + turn;
    const [a, b] = before.length < after.length ? [shifted, place] : [place, shifted];
    return [...(before[a % before.length] ?? []), ...(after[b % after.length] ?? [])];
  });
}

const merged = (all: readonly PathSet[]): PathSet => ({
  reaching: inTurns(all.map(({ reaching }) => reaching)),
  bypassing: inTurns(all.map(({ bypassing }) => bypassing)),
});

/** The first of each list, then the second of each. */
function inTurns(lists: readonly (readonly PathToStep[])[]): readonly PathToStep[] {
  const taken: PathToStep[] = [];
  for (let index = 0; lists.some((list) => index < list.length); index += 1) {
    if (taken.length >= maxPaths) break;
    taken.push(...lists.flatMap((list) => list.slice(index, index + 1)));
  }
  return taken.slice(0, maxPaths);
}
