import {
  type Behaviour,
  type FlowBehaviour,
  pass,
} from '../../../../engine/behaviour/behaviour.ts';
import { isSurelyBehind } from '../../../../engine/analysis/rules/surely-behind.ts';
import {
  choose,
  endEvent,
  flowOf,
  fork,
  sequence,
  tell,
  userTask,
  wait,
} from '../../behaviour/written-behaviours.ts';

// Whether every way to `x` leads through a yes to `a`, on each line by itself.

const x = tell('x', 'status');
const a = (branches: Readonly<Record<string, Behaviour>> = {}): Behaviour =>
  userTask('a', { yes: pass, no: endEvent('no'), silent: endEvent('silent'), ...branches });
const withHandler = (event: string, ...of: readonly Behaviour[]): FlowBehaviour => ({
  ...flowOf(a(), x),
  on: { [event]: sequence(...of) },
});
const withBackstop = (...of: readonly Behaviour[]): FlowBehaviour => ({
  ...flowOf(a(), x),
  backstops: [{ unless: 'answer', after: { ms: 1 }, behaviour: sequence(...of) }],
});

const counts = ({ step }: { readonly step: string }, outcome: string): boolean =>
  step === 'a' && outcome === 'yes';

test.each<readonly [string, FlowBehaviour, boolean]>([
  ['behind it', flowOf(a(), wait, x), true],
  ['in its branch', flowOf(a({ yes: x })), true],
  ['in another branch of it', flowOf(a({ no: x })), false],
  ['behind another outcome, too', flowOf(a({ no: pass }), x), false],
  ['behind silence, too', flowOf(a({ silent: pass }), x), false],
  ['before it', flowOf(x, a()), false],
  ['without it', flowOf(wait, x), false],
  ['nowhere', flowOf(wait), true],
  ['behind one way of a choice', flowOf(choose('c', { 'case.known': a() }, pass), x), false],
  ['behind both', flowOf(choose('c', { 'case.known': a() }, a()), x), true],
  [
    'behind one whose other way ends the case',
    flowOf(choose('c', { 'case.known': a() }, endEvent('over')), x),
    true,
  ],
  ['behind a branch in which it is asked', flowOf(fork(a()), x), false],
  ['in a branch that starts behind it', flowOf(a(), fork(x)), true],
  ['in one that starts before', flowOf(fork(x), a()), false],
  [
    'where a message behind it is refused',
    flowOf(a(), tell('m', 'notice', { undelivered: x })),
    true,
  ],
  ['where one before it is refused', flowOf(tell('m', 'notice', { undelivered: x }), a()), false],
  ['or nobody knows of it', flowOf(tell('m', 'offer', { unknown: x }), a()), false],
  ['in the handler of such an event', withHandler('agreed', x), true],
  ['in that of another one', withHandler('withdrawn', x), false],
  ['behind it in that', withHandler('withdrawn', a(), x), true],
  ['behind other messages', flowOf(tell('m', 'notice'), a(), x), true],
  ['in a task behind it', flowOf(a(), userTask('b', { done: x })), true],
  ['in a backstop', withBackstop(x), false],
  ['behind it in that, too', withBackstop(a(), x), true],
])('a message %s', (_sentence, flow, isBehind) => {
  expect(isSurelyBehind(flow, { step: 'x', counts, events: ['agreed'] })).toBe(isBehind);
});
