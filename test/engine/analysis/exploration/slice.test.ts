import { slice } from '../../../../engine/analysis/exploration/slice.ts';
import type { Behaviour, FlowBehaviour } from '../../../../engine/behaviour/behaviour.ts';
import {
  choose,
  endEvent,
  flowOf,
  fork,
  tell,
  userTask,
} from '../../behaviour/written-behaviours.ts';

// What is left of a flow for a monitor that reads one message, `x`.

const pass: Behaviour = { term: 'pass' };
const wait: Behaviour = { term: 'delay', step: 'wait', length: { ms: 60 } };
const x = tell('x', 'status');
const answer = tell('told', 'offer');
const backstop = (unless: string, behaviour: Behaviour): Pick<FlowBehaviour, 'backstops'> => ({
  backstops: [{ unless, after: { ms: 9 }, behaviour }],
});

/** `pause` for a wait of which only is known that there is one, and `wait 60` where its length counts. */
function textOf(term: Behaviour): string {
  if (term.term === 'sequence') return term.of.map(textOf).join(', ');
  if (term.term === 'delay')
    return 'ms' in term.length && term.length.ms > 0 ? `wait ${term.length.ms}` : 'pause';
  if (term.term === 'fork')
    return term.behaviour.term === 'pass' ? 'turn' : `beside (${textOf(term.behaviour)})`;
  if (term.term === 'task')
    return `${term.step} (${[...term.answers, term.silent].map((one) => textOf(one.behaviour)).join(' | ')})`;
  if (term.term === 'choice')
    return `if (${term.branches.map((one) => textOf(one.behaviour)).join(' | ')})`;
  return 'step' in term ? term.step : term.term;
}

const left = (flow: FlowBehaviour): string =>
  textOf(slice(flow, { observes: { send: ({ step }) => step === 'x' } }).main);

test.each<readonly [string, FlowBehaviour, string]>([
  ['the message, and where the line ends', flowOf(x), 'x, completed'],
  ['a wait, but not how long it is', flowOf(wait, x), 'pause, x, completed'],
  ['of several one', flowOf(wait, wait, answer, x), 'pause, x, completed'],
  [
    'how long it is where a branch may be due before',
    flowOf(fork(wait, x), wait),
    'beside (wait 60, x), wait 60, completed',
  ],
  ['or a backstop that tells', { ...flowOf(wait), ...backstop('answer', x) }, 'wait 60, completed'],
  [
    'not where a backstop does nothing that is read',
    { ...flowOf(wait, x), ...backstop('answer', answer) },
    'pause, x, completed',
  ],
  [
    'a message that keeps a backstop quiet',
    { ...flowOf(answer), ...backstop('answer', x) },
    'told, completed',
  ],
  ['a task only as a wait', flowOf(userTask('a', { done: pass }), x), 'pause, x, completed'],
  [
    'with what follows it where that is read',
    flowOf(userTask('a', { done: x })),
    'a (x | pass), completed',
  ],
  [
    'no choice between nothing and nothing',
    flowOf(choose('c', { 'case.known': pass }, pass), x),
    'x, completed',
  ],
  [
    'a wait that is not everywhere',
    flowOf(choose('c', { 'case.known': wait }, pass), x),
    'pause, x, completed',
  ],
  [
    'a choice of what is read',
    flowOf(choose('c', { 'case.known': x }, pass)),
    'if (x | pass), completed',
  ],
  ['a branch that starts, but not what it does', flowOf(fork(wait), x), 'turn, x, completed'],
  ['nothing behind an end', flowOf(endEvent('over'), x), 'over'],
])('%s', (_sentence, flow, text) => {
  expect(left(flow)).toBe(text);
});

test('what stands in several places stays one', () => {
  const shared = userTask('s', { done: x });
  const { main } = slice(flowOf(userTask('a', { yes: shared, no: shared })), {
    observes: { send: ({ step }) => step === 'x' },
  });
  const [task] = main.term === 'sequence' ? main.of : [main];
  const [yes, no] = task?.term === 'task' ? task.answers : [];
  expect(yes?.behaviour).toBe(no?.behaviour);
});
