import type {
  Choice,
  Branch,
  Delay,
  Send,
  UserTask,
  Behaviour,
} from '../../behaviour/behaviour.ts';

/** One straight way along the line to a step, choice by choice. */
export type PathToStep = readonly PathEdge[];

export type PathEdge =
  | { readonly goes: 'waits'; readonly delay: Delay }
  | { readonly goes: 'tells'; readonly send: Send }
  | { readonly goes: 'answers'; readonly task: UserTask; readonly outcome: string }
  | { readonly goes: 'is silent'; readonly task: UserTask }
  | { readonly goes: 'opens'; readonly task: UserTask }
  | { readonly goes: 'chooses'; readonly choice: Choice; readonly branch: string };

/** More would only make the search for one longer. */
const maxPaths = 64;

/**
 * Ways to a step: to the acceptance of its message, and of a task to its opening (`opens`) or its outcome.
 * Through what runs beside only when the step stands there; not through messages that cannot be delivered.
 * `pathsThrough` is a chain of `if`s, not a record over all terms, until counterexamples come from the exploration itself.
 */
export function pathsTo(step: string, behaviour: Behaviour, opens: boolean): readonly PathToStep[] {
  return pathsThrough(behaviour, { step, opens }).reaching.slice(0, maxPaths);
}

interface PathTarget {
  readonly step: string;
  readonly opens: boolean;
}

/** Ways that have come to the step, and ways that come out at the end without it. */
interface PathSet {
  readonly reaching: readonly PathToStep[];
  readonly bypassing: readonly PathToStep[];
}

function pathsThrough(behaviour: Behaviour, target: PathTarget): PathSet {
  if (behaviour.term === 'sequence')
    return behaviour.of.reduce(
      (paths, one) => sequenced(paths, pathsThrough(one, target)),
      emptyPath,
    );
  if (behaviour.term === 'delay') return singleEdge({ goes: 'waits', delay: behaviour });
  if (behaviour.term === 'send') {
    const told = singleEdge({ goes: 'tells', send: behaviour });
    return behaviour.step === target.step ? { reaching: told.bypassing, bypassing: [] } : told;
  }
  if (behaviour.term === 'choice')
    return merged(
      behaviour.branches.map((branch) => pathsThroughBranch(behaviour, branch, target)),
    );
  if (behaviour.term === 'task') return pathsThroughTask(behaviour, target);
  if (behaviour.term === 'fork')
    return { reaching: pathsThrough(behaviour.behaviour, target).reaching, bypassing: [[]] };
  return behaviour.term === 'end' ? { reaching: [], bypassing: [] } : emptyPath;
}

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
