import type { Choice, Branch, UserTask, Behaviour } from '../behaviour/behaviour.ts';
import {
  goesOn,
  type DiagramLine,
  type DiagramNode,
  type BranchName,
  type DiagramBranch,
} from './node.ts';

type NamedBehaviour = readonly [BranchName, Behaviour];

/** The branches of whatever decides; outcomes after which the same follows share one. */
export function branchesOf(
  outcomes: readonly NamedBehaviour[],
  draw: (behaviour: Behaviour) => DiagramLine,
): Pick<DiagramNode, 'branches' | 'onwards'> {
  const drawn = new Map<string, Pick<DiagramBranch, 'names' | 'line'>>();
  for (const [name, behaviour] of outcomes) {
    const line = draw(behaviour);
    const key = `${JSON.stringify(line)} ${'again' in name}`;
    drawn.set(key, { line, names: [...(drawn.get(key)?.names ?? []), name] });
  }
  const distinct = [...drawn.values()];
  return {
    branches: distinct
      .filter(({ line }) => line.length > 0)
      .map(({ names, line }) => branchTo(names, line, false)),
    onwards: distinct.find((one) => one.line.length === 0 && !leadsBack(one.names))?.names ?? [],
  };
}

const leadsBack = (names: readonly BranchName[]): boolean => names.some((name) => 'again' in name);

export const branchTo = (
  names: readonly BranchName[],
  line: DiagramLine,
  parallel: boolean,
): DiagramBranch => ({
  names,
  line,
  rejoins: !parallel && !leadsBack(names) && line.every(goesOn),
  parallel,
});

/** Every outcome of a task, silence last. */
export const outcomesOf = ({ answers, silent }: UserTask): readonly NamedBehaviour[] => [
  ...answers.map((branch): NamedBehaviour =>
    branch.again === undefined
      ? [outcomeName(branch), branch.behaviour]
      : [{ again: branch.label }, branch.again.before],
  ),
  [{ it: 'silent' }, silent.behaviour],
];

const outcomeName = ({ label, text }: Branch): BranchName =>
  text === undefined ? { outcome: label } : { outcome: label, text };

export const conditionName = ({ when }: Choice['branches'][number]): BranchName =>
  when === undefined ? { it: 'else' } : { when: when.cel };
