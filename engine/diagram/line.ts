import type { Behaviour, Choice, Delay, Fork, Send, Show } from '../behaviour/behaviour.ts';
import { visit, type Visitor } from '../behaviour/visitor.ts';
import { branchesOf, branchTo, conditionName, outcomesOf } from './branches.ts';
import { goesOn, type DiagramLine, type DiagramNode } from './node.ts';

type DrawBehaviour = (behaviour: Behaviour) => DiagramLine;

/** How behaviours are drawn. A `shared` handler of undeliverable messages, if there is one, is left out of each message. */
export function createDrawing(shared: Behaviour | undefined): DrawBehaviour {
  const draw: DrawBehaviour = (behaviour) => visit(lines, behaviour, { draw, shared });
  return draw;
}

interface Drawing {
  readonly draw: DrawBehaviour;
  readonly shared: Behaviour | undefined;
}

const plainNode = (of: Delay | Show): DiagramLine => [{ of, branches: [], onwards: 'always' }];

const lines: Visitor<DiagramLine, [drawing: Drawing]> = {
  pass: () => [],
  sequence: ({ of }, { draw }) => reachableNodes(of.flatMap(draw)),
  delay: plainNode,
  show: plainNode,
  send: (send, drawing) => [sendNode(send, drawing)],
  task: (task, { draw }) => [{ of: task, ...branchesOf(outcomesOf(task), draw) }],
  choice: (choice, { draw }) => [skippableNode(choice, draw) ?? choiceNode(choice, draw)],
  fork: (fork, { draw }) => [forkNode(fork, draw)],
  end: (endEvent) => [{ of: endEvent, branches: [], onwards: [] }],
};

/** Nothing is drawn behind a node at which the line never goes on. */
function reachableNodes(nodes: DiagramLine): DiagramLine {
  const last = nodes.findIndex((node) => !goesOn(node));
  return last < 0 ? nodes : nodes.slice(0, last + 1);
}

function sendNode(send: Send, { draw, shared }: Drawing): DiagramNode {
  const line = send.undelivered === shared ? [] : draw(send.undelivered);
  const branch = branchTo([{ it: 'undelivered' }], line, !send.holds);
  return { of: send, branches: line.length === 0 ? [] : [branch], onwards: 'always' };
}

/** A single node that is skipped when a condition does not hold needs no branch. */
function skippableNode({ branches }: Choice, draw: DrawBehaviour): DiagramNode | undefined {
  const [branch, skip] = branches;
  if (branches.length !== 2 || branch?.when === undefined || skip?.behaviour.term !== 'pass')
    return undefined;
  const [only, ...others] = draw(branch.behaviour);
  return only !== undefined && others.length === 0 && isPlain(only)
    ? { ...only, onlyIf: branch.when.cel }
    : undefined;
}

const isPlain = (node: DiagramNode): boolean => node.onlyIf === undefined && goesOn(node);

const choiceNode = (choice: Choice, draw: DrawBehaviour): DiagramNode => ({
  of: choice,
  ...branchesOf(
    choice.branches.map((branch) => [conditionName(branch), branch.behaviour]),
    draw,
  ),
});

const forkNode = (fork: Fork, draw: DrawBehaviour): DiagramNode => ({
  of: fork,
  branches: [
    branchTo(
      [{ it: fork.how === 'until-end' ? 'until-end' : 'meanwhile' }],
      draw(fork.behaviour),
      true,
    ),
  ],
  onwards: 'always',
});
