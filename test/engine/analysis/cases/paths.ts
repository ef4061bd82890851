import type { World } from '../../../../engine/analysis/cases/split-cases.ts';
import type { Alt, Arm, Race, Shape } from '../../../../engine/behaviour/behaviour.ts';

/** Which ways a choice or a task can go. */
export interface Open {
  readonly arms: (alt: Alt) => readonly Arm[];
  readonly outcomes: (race: Race) => readonly string[];
}

/** All ways. */
export const everything: Open = {
  arms: ({ arms }) => arms,
  outcomes: ({ answers }) => [...answers.map(({ label }) => label), 'silent'],
};

/** The marks and outcomes along every path to an end, as one text each, sorted. */
export const pathsIn = (shape: Shape, open: Open = everything): readonly string[] =>
  [...new Set(follow(shape, [[]], open).map(textOf))].toSorted();

/** All paths of all worlds. */
export const pathsOver = (worlds: readonly World[]): readonly string[] =>
  [...new Set(worlds.flatMap(({ shape }) => pathsIn(shape.main)))].toSorted();

const textOf = (path: readonly string[]): string =>
  path.filter((mark) => mark !== 'end:completed').join(' ');

type Paths = readonly (readonly string[])[];

const ended = (path: readonly string[]): boolean => path.at(-1)?.startsWith('end:') ?? false;

function follow(shape: Shape, paths: Paths, open: Open): Paths {
  const over = paths.filter(ended);
  const going = paths.filter((path) => !ended(path));
  return [...over, ...(going.length === 0 ? [] : further(shape, going, open))];
}

function further(shape: Shape, paths: Paths, open: Open): Paths {
  if (shape.term === 'seq') return shape.of.reduce((so, one) => follow(one, so, open), paths);
  if (shape.term === 'show') return marked(paths, shape.step);
  if (shape.term === 'exit') return marked(paths, `end:${shape.outcome}`);
  if (shape.term === 'alt')
    return open.arms(shape).flatMap((arm) => follow(arm.shape, paths, open));
  if (shape.term === 'race') return raced(shape, paths, open);
  return paths;
}

function raced(race: Race, paths: Paths, open: Open): Paths {
  const arms = [...race.answers, { label: 'silent', shape: race.silent.shape }];
  return open.outcomes(race).flatMap((outcome) => {
    const arm = arms.find(({ label }) => label === outcome);
    return arm ? follow(arm.shape, marked(paths, `${race.step}:${outcome}`), open) : [];
  });
}

const marked = (paths: Paths, mark: string): Paths => paths.map((path) => [...path, mark]);
