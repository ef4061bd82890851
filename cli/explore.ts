import { Command } from 'commander';
import { stateGraphOf } from '../engine/analysis/exploration/state-graph.ts';
import { widestPlace } from '../engine/analysis/exploration/widest-place.ts';
import { durationsOf } from '../engine/analysis/timing/horizon.ts';
import { decisionsAndAnswers } from '../engine/analysis/rules/decision.ts';
import { behaviourOfPlan } from '../engine/steps/behaviour-of-plan.ts';
import { addFolderOptions, type DefinitionFolders } from './command/definition-folders.ts';
import { stateGraphDot } from './explore/dot.ts';
import { readFlow } from './rehearsal/read-flow.ts';

interface ExploreOptions extends DefinitionFolders {
  readonly dot: boolean;
  readonly whole: boolean;
}

/** `tidings explore`: the states of a flow, as the rules about the order of things see them. */
export const exploreCommand = (): Command =>
  addFolderOptions(
    new Command('explore')
      .description('count the states that a flow can be in, or draw them as a graph')
      .argument('<flow>', 'id of the flow')
      .option('--whole', 'every message and every task, not only decisions and answers', false)
      .option('--dot', 'the graph, for Graphviz', false),
  )
    .addHelpText('after', '\nExit code: 0 explored, 1 findings in the flow, 2 could not run.')
    .action(async (flow: string, options: ExploreOptions) => {
      process.stdout.write(`${await exploreFlow(flow, options)}\n`);
    });

/** The graph of a flow as text, or what there is to count in it. */
export async function exploreFlow(flow: string, options: ExploreOptions): Promise<string> {
  const { setting } = await readFlow(flow, options);
  const behaviour = behaviourOfPlan(setting.plan);
  const part = options.whole ? 'whole' : decisionsAndAnswers;
  const graph = stateGraphOf(behaviour, part, mostStates, durationsOf(setting.plan));
  if (options.dot) return stateGraphDot(flow, graph);
  const { states, transitions, isCut } = graph;
  const unsure = transitions.filter(({ imprecision }) => imprecision !== undefined).length;
  const widest = widestPlace(states);
  return [
    `${flow}: ${isCut ? 'more than ' : ''}${counted(states, 'state')}, ${counted(transitions, 'transition')}, ${unsure} of them possible only if nothing else is due before`,
    ...(widest === undefined
      ? []
      : [`widest at \`${widest.step}\`: a line waits there in ${widest.states}`]),
  ].join('\n');
}

/** As many as the rules may go through. */
const mostStates = 50_000;

const counted = ({ length }: readonly unknown[], what: string): string =>
  `${length.toLocaleString('en')} ${what}${length === 1 ? '' : 's'}`;
