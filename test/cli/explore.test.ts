import { join } from 'node:path';
import { exploreFlow } from '../../cli/explore.ts';
import { stateGraphDot } from '../../cli/explore/dot.ts';
import { stateGraphOf } from '../../engine/analysis/exploration/state-graph.ts';
import type { FlowBehaviour } from '../../engine/behaviour/behaviour.ts';
import { endEvent, flowOf, fork, tell, userTask } from '../engine/behaviour/written-behaviours.ts';

const root = join(import.meta.dirname, '../..');
const folders = { definitions: join(root, 'definitions'), templates: join(root, 'templates') };

test('a flow is counted as the rules see it', async () => {
  const text = await exploreFlow('core-transparent', { ...folders, dot: false, whole: false });
  expect(text).toMatch(/^core-transparent: \d+ states, \d+ transitions, \d+ of them possible only/);
  expect(text).toMatch(/\nwidest at `[^`]+`: a line waits there in \d+$/);
});

const long = { windows: [{ to: ['boss'], within: { ms: 9 } }] };
const approval = userTask('a', { approved: tell('t', 'regret') });
const backstop = { unless: 'answer', after: { ms: 1 }, behaviour: tell('late', 'regret') };

/** States and transitions, those that may be impossible counted again. */
// prettier-ignore
test.each<readonly [string, FlowBehaviour, readonly [number, number, number]]>([
  ['nothing but an end', flowOf(), [1, 1, 0]],
  ['a message that holds the line: on its way, or not', flowOf(tell('t', 'regret')), [2, 4, 0]],
  ['an approval, and what follows its yes', flowOf(approval), [3, 7, 0]],
  ['two lines that wait', flowOf(fork(userTask('b', {})), userTask('a', {})), [4, 9, 4]],
  ['a backstop beside an approval', { ...flowOf(userTask('a', {}, long)), backstops: [backstop] }, [6, 13, 3]],
  ['a withdrawal', { ...flowOf(userTask('a', {})), on: { withdrawn: endEvent('gone') } }, [3, 4, 0]],
])('%s', (_sentence, behaviour, counts) => {
  const { states, transitions, isCut } = stateGraphOf(behaviour, 'whole', 1000);
  const unsure = transitions.filter(({ imprecision }) => imprecision !== undefined);
  expect([states.length, transitions.length, unsure.length]).toEqual(counts);
  expect(isCut).toBe(false);
});

test('more states than are asked for are not gone through', () => {
  const wide = flowOf(
    ...Array.from({ length: 8 }, (_none, index) => fork(userTask(`b${index}`, {}))),
  );
  expect(stateGraphOf(wide, 'whole', 100).isCut).toBe(true);
});

test('the graph is written for Graphviz', () => {
  expect(
    stateGraphDot('a "flow"', stateGraphOf(flowOf(approval), 'whole', 100)).split('\n'),
  ).toEqual([
    'digraph "a \\"flow\\"" {',
    '  start [shape=point];',
    '  s0 [label="main: a"];',
    '  s1 [label="main: t"];',
    '  s2 [label="ended"];',
    '  start -> s0 [label="a opened"];',
    '  s0 -> s1 [label="a approved\\nt sent"];',
    '  s0 -> s2 [label="a silent\\nended: completed"];',
    '  s0 -> s2 [label="a unasked\\nended: completed"];',
    '  s1 -> s2 [label="t told\\nended: completed"];',
    '  s1 -> s2 [label="t undelivered\\nended: completed"];',
    '  s1 -> s2 [label="t unknown\\nended: completed"];',
    '}',
  ]);
});
