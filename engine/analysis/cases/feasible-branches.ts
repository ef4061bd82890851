import { type Choice, type FlowBehaviour, pass } from '../../behaviour/behaviour.ts';
import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import { treeIn } from '../../expression/evaluate.ts';
import { partsOfTree } from '../../expression/parts-of-tree.ts';
import { printTree } from '../../expression/print-tree.ts';
import { replaceName } from '../../expression/replace-name.ts';
import type { ExpressionTree, TreeOf } from '../../model/expression-tree.ts';
import { itemOf, sizeOf } from './domains.ts';
import { splitCases } from './split-cases.ts';
import type { ValueDomain } from './value-classes.ts';
import type { ValueDomains } from './variables.ts';

/** The choices of a flow. */
export const choicesIn = (flow: FlowBehaviour): readonly Choice[] =>
  linesOf(flow)
    .flatMap((line) => termsOf(line))
    .filter((term) => term.term === 'choice');

/** The branches of a choice that some case takes, as far as the values tell that its facts can hold: their labels. */
export function feasibleBranches(choice: Choice, domains: ValueDomains): ReadonlySet<string> {
  const alone: Choice = {
    ...choice,
    branches: choice.branches.map((branch) => ({ ...branch, behaviour: pass })),
  };
  const loops = choice.branches.flatMap(({ when }) => (when ? loopsIn(treeIn(when)) : []));
  const known: ValueDomains =
    loops.length === 0
      ? domains
      : new Map([
          ...domains,
          ...loops.map((loop) => [printTree(loop), domainOfLoop(loop, domains)] as const),
        ]);
  return new Set(
    splitCases({ main: alone, on: {}, backstops: [] }, known)
      .flatMap(({ behaviour }) => choicesIn(behaviour))
      .flatMap(({ branches }) => branches.map(({ label }) => label)),
  );
}

type ListLoop = TreeOf<'exists'>;

/** The loops of an expression over lists, without those inside others. */
const loopsIn = (tree: ExpressionTree): readonly ListLoop[] =>
  tree.op === 'exists' || tree.op === 'all' ? [tree] : partsOfTree(tree).flatMap(loopsIn);

/** Whether a loop can hold, and whether it can fail, over lists of the items that there can be. */
function domainOfLoop({ op, list, item, body }: ListLoop, domains: ValueDomains): ValueDomain {
  const tree = replaceName(body, item, { op: 'field', of: list, name: itemOf });
  const when = { cel: printTree(tree), tree };
  const ofItems = feasibleBranches(
    {
      term: 'choice',
      step: '',
      branches: [
        { label: 'holds', when, behaviour: pass },
        { label: 'fails', behaviour: pass },
      ],
    },
    domains,
  );
  const canBeEmpty = (domains.get(sizeOf(printTree(list)))?.least ?? 0) <= 0;
  const holds = ofItems.has('holds') || (op === 'all' && canBeEmpty);
  const fails = ofItems.has('fails') || (op === 'exists' && canBeEmpty);
  return { values: [...(holds ? [true] : []), ...(fails ? [false] : [])] };
}
