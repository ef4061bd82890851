import { goesOn, type DiagramLine, type DiagramNode } from './mark.ts';
import { conditionName, branchesOf, outcomesOf, branchTo } from './branches.ts';
import type { Choice, Fork, Send, Behaviour } from '../behaviour/behaviour.ts';

type DrawBehaviour = (behaviour: Behaviour) => DiagramLine;

/** How shapes are drawn while one of them, if any, is drawn elsewhere. */
export function createDrawing(apart: Behaviour | undefined): DrawBehaviour {
  const draw: DrawBehaviour = (behaviour) => {
    if (behaviour.term === 'pass') return [];
    if (behaviour.term === 'sequence') return reachableNodes(behaviour.of.flatMap(draw));
    if (behaviour.term === 'choice')
      return [skippableNode(behaviour, draw) ?? choiceNode(behaviour, draw)];
    if (behaviour.term === 'task')
      return [{ of: behaviour, ...branchesOf(outcomesOf(behaviour), draw) }];
    if (behaviour.term === 'send')
      return [sendNode(behaviour, behaviour.undelivered === apart ? drawNothing : draw)];
    if (behaviour.term === 'fork') return [forkNode(behaviour, draw)];
    return [{ of: behaviour, branches: [], onwards: behaviour.term === 'end' ? [] : 'always' }];
  };
  return draw;
}

const drawNothing: DrawBehaviour = () => [];

/** What stands behind a mark that never goes on is not drawn. */
function reachableNodes(nodes: DiagramLine): DiagramLine {
  const last = nodes.findIndex((node) => !goesOn(node));
  return last < 0 ? nodes : nodes.slice(0, last + 1);
}

const choiceNode = (choice: Choice, draw: DrawBehaviour): DiagramNode => ({
  of: choice,
  ...branchesOf(
    choice.branches.map((branch) => [conditionName(branch), branch.behaviour]),
    draw,
  ),
});

/** A mark that is only passed over when a condition does not hold needs no branch. */
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

function sendNode(send: Send, draw: DrawBehaviour): DiagramNode {
  const branch = branchTo([{ it: 'undelivered' }], draw(send.undelivered), !send.holds);
  return { of: send, branches: branch.line.length === 0 ? [] : [branch], onwards: 'always' };
}

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
