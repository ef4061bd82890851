import type { GuardCase } from '../../../../engine/analysis/cases/split-cases.ts';
import type {
  Choice,
  Branch,
  UserTask,
  Behaviour,
} from '../../../../engine/behaviour/behaviour.ts';

/** The branches that a choice or a task can take. */
export interface OpenBranches {
  readonly branches: (choice: Choice) => readonly Branch[];
  readonly outcomes: (task: UserTask) => readonly string[];
}

/** All branches. */
export const everything: OpenBranches = {
  branches: ({ branches }) => branches,
  outcomes: ({ answers }) => [...answers.map(({ label }) => label), 'silent'],
};

/** The marks and outcomes along every path to an end, as one text each, sorted. */
export const pathsIn = (behaviour: Behaviour, open: OpenBranches = everything): readonly string[] =>
  [...new Set(follow(behaviour, [[]], open).map(textOf))].toSorted();

/** All paths of all cases. */
export const pathsOver = (cases: readonly GuardCase[]): readonly string[] =>
  [...new Set(cases.flatMap(({ behaviour }) => pathsIn(behaviour.main)))].toSorted();

const textOf = (path: readonly string[]): string =>
  path.filter((mark) => mark !== 'end:completed').join(' ');

type MarkPaths = readonly (readonly string[])[];

const ended = (path: readonly string[]): boolean => path.at(-1)?.startsWith('end:') ?? false;

function follow(behaviour: Behaviour, paths: MarkPaths, open: OpenBranches): MarkPaths {
  const over = paths.filter(ended);
  const unended = paths.filter((path) => !ended(path));
  return [...over, ...(unended.length === 0 ? [] : further(behaviour, unended, open))];
}

function further(behaviour: Behaviour, paths: MarkPaths, open: OpenBranches): MarkPaths {
  if (behaviour.term === 'sequence')
    return behaviour.of.reduce((so, one) => follow(one, so, open), paths);
  if (behaviour.term === 'show') return marked(paths, behaviour.step);
  if (behaviour.term === 'end') return marked(paths, `end:${behaviour.outcome}`);
  if (behaviour.term === 'choice')
    return open.branches(behaviour).flatMap((branch) => follow(branch.behaviour, paths, open));
  if (behaviour.term === 'task') return alongTask(behaviour, paths, open);
  return paths;
}

function alongTask(task: UserTask, paths: MarkPaths, open: OpenBranches): MarkPaths {
  const branches = [...task.answers, { label: 'silent', behaviour: task.silent.behaviour }];
  return open.outcomes(task).flatMap((outcome) => {
    const branch = branches.find(({ label }) => label === outcome);
    return branch ? follow(branch.behaviour, marked(paths, `${task.step}:${outcome}`), open) : [];
  });
}

const marked = (paths: MarkPaths, mark: string): MarkPaths => paths.map((path) => [...path, mark]);
