import type { ExploredState, Line } from '../../engine/analysis/exploration/explored-state.ts';
import type { ObservedEvent } from '../../engine/analysis/finding/observed-event.ts';
import type { StateGraph } from '../../engine/analysis/exploration/state-graph.ts';

/** A graph of states in the language of Graphviz; what may be impossible is dashed. */
export const stateGraphDot = (flow: string, { states, transitions }: StateGraph): string =>
  [
    `digraph ${quoted(flow)} {`,
    '  start [shape=point];',
    ...states.map((state, index) => `  s${index} [label=${quoted(textOfState(state))}];`),
    ...transitions.map(({ from, to, events, imprecision }) => {
      const source = from === undefined ? 'start' : `s${from}`;
      const style = imprecision === undefined ? '' : ', style=dashed';
      return `  ${source} -> s${to} [label=${quoted(events.map(textOfEvent).join('\n'))}${style}];`;
    }),
    '}',
  ].join('\n');

/** Where each line waits. */
const textOfState = ({ lines, ended }: ExploredState): string =>
  [...lines.map(textOfLine), ...(ended ? ['ended'] : [])].join('\n');

const textOfLine = ({ role, todo: { first } }: Line): string =>
  'step' in first && first.step !== '' ? `${role}: ${first.step}` : role;

function textOfEvent(event: ObservedEvent): string {
  if ('send' in event) return `${event.send.step} ${event.what}`;
  if (event.what === 'closed') return `${event.task.step} ${event.outcome}`;
  if ('task' in event) return `${event.task.step} ${event.what}`;
  if (event.what === 'handled') return event.event;
  return event.what === 'ended' ? `ended: ${event.outcome}` : event.what;
}

const quoted = (text: string): string => JSON.stringify(text);
