import type { GuardCase } from '../../engine/analysis/cases/split-cases.ts';
import type { Behaviour, Choice, FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import { mapLines, mapTerm } from '../../engine/behaviour/traverse.ts';
import { evaluate } from '../../engine/expression/evaluate.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { ExpressionTree } from '../../engine/model/expression-tree.ts';

/** The case of a guard in the world of one scene: choices whose conditions read facts alone are made by these facts. */
export const withFacts = (guardCase: GuardCase, facts: Facts): GuardCase => ({
  ...guardCase,
  behaviour: flowWithFacts(guardCase.behaviour, facts),
});

const flowWithFacts = (flow: FlowBehaviour, facts: Facts): FlowBehaviour =>
  mapLines(flow, (line) =>
    mapTerm(line, (term) => (term.term === 'choice' ? decided(term, facts) : term)),
  );

/** The branches up to the first that is certainly taken, without those that are certainly not. */
function decided(choice: Choice, facts: Facts): Behaviour {
  const branches: Choice['branches'][number][] = [];
  for (const branch of choice.branches) {
    const { when } = branch;
    const holds =
      when?.tree === undefined || !readsFactsAlone(when.tree)
        ? undefined
        : evaluate(when, { case: facts });
    if (holds !== undefined && holds !== true) continue;
    branches.push(branch);
    if (holds === true) break;
  }
  return { ...choice, branches };
}

/** Every name in the tree is `case` or bound by it. */
function readsFactsAlone(tree: ExpressionTree): boolean {
  const text = JSON.stringify(tree);
  const names = [...text.matchAll(/"op":"name","name":"([^"]*)"/g)].map(([, name]) => name);
  const bound = [...text.matchAll(/"item":"([^"]*)"/g)].map(([, name]) => name);
  return names.every((name) => name === 'case' || bound.includes(name));
}
