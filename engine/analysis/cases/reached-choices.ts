import type { Behaviour, Branch, Choice, FlowBehaviour } from '../../behaviour/behaviour.ts';
import { linesOf, toldAtWindows } from '../../behaviour/traverse.ts';
import { visit, type Visitor } from '../../behaviour/visitor.ts';

/** The choices to which some path comes: none behind what ends the case on every path. */
export function reachedChoices(flow: FlowBehaviour): readonly Choice[] {
  const walk: Walk = { comesOut: new Map(), choices: [] };
  for (const line of linesOf(flow)) comesOut(line, walk);
  return walk.choices;
}

interface Walk {
  /** A behaviour that stands in several places is walked once. */
  readonly comesOut: Map<Behaviour, boolean>;
  readonly choices: Choice[];
}

/** Whether a path comes out of a behaviour, so that what stands behind it is reached. */
function comesOut(behaviour: Behaviour, walk: Walk): boolean {
  const known = walk.comesOut.get(behaviour);
  if (known !== undefined) return known;
  const found = visit(walks, behaviour, walk);
  walk.comesOut.set(behaviour, found);
  return found;
}

const goesOn = (): boolean => true;

const walks: Visitor<boolean, [walk: Walk]> = {
  pass: goesOn,
  delay: goesOn,
  show: goesOn,
  sequence: ({ of }, walk) => of.every((one) => comesOut(one, walk)),
  send: ({ undelivered, unknown }, walk) => {
    comesOut(undelivered, walk);
    if (unknown) comesOut(unknown, walk);
    return true;
  },
  task: (task, walk) => {
    for (const one of toldAtWindows(task)) comesOut(one, walk);
    return someComesOut([...task.answers, task.silent], walk);
  },
  choice: (choice, walk) => {
    walk.choices.push(choice);
    return someComesOut(choice.branches, walk);
  },
  fork: ({ behaviour }, walk) => {
    comesOut(behaviour, walk);
    return true;
  },
  end: () => false,
};

/** Every branch is walked, whether or not one before has come out. */
const someComesOut = (branches: readonly Pick<Branch, 'behaviour'>[], walk: Walk): boolean =>
  branches.map(({ behaviour }) => comesOut(behaviour, walk)).includes(true);
