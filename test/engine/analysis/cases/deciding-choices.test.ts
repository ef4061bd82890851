import { decidingChoices } from '../../../../engine/analysis/cases/deciding-choices.ts';
import { splitCases } from '../../../../engine/analysis/cases/split-cases.ts';
import { type Behaviour, pass } from '../../../../engine/behaviour/behaviour.ts';
import {
  choose,
  endEvent,
  flowOf,
  fork,
  mark,
  tell,
  userTask,
  when,
} from '../../behaviour/written-behaviours.ts';

// The choices of which some case takes one way and some case another.

const c = when('c', 'case.passed', mark('x'));
const known = when('before', 'case.known', mark('y'));
const ends = userTask('a', { yes: endEvent('yes'), silent: endEvent('silent') });

test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['one of a fact', [c], ['c']],
  ['not one that always goes the same way', [when('never', '1 > 2', mark('x')), c], ['c']],
  [
    'nor one that comes to what is known',
    [choose('d', { 'case.passed': when('again', 'case.passed', mark('x')) }, pass)],
    ['d'],
  ],
  ['behind a task', [userTask('a', { yes: pass }), c], ['c']],
  ['behind one that may go on', [userTask('a', { yes: endEvent('yes') }), c], ['c']],
  ['not behind one that ends the case', [ends, c], []],
  ['nor behind an end', [endEvent('over'), c], []],
  [
    'behind a choice one way of which goes on',
    [choose('before', { 'case.known': endEvent('over') }, pass), c],
    ['before', 'c'],
  ],
  ['in a branch, and behind it', [fork(c), known], ['before', 'c']],
  ['behind a branch that ends the case beside', [fork(endEvent('over')), c], ['c']],
  ['where a message is refused', [tell('m', 'notice', { undelivered: c })], ['c']],
  ['or nobody knows of it', [tell('m', 'offer', { unknown: c })], ['c']],
  ['in the silence of a task', [userTask('a', { yes: pass, silent: c })], ['c']],
])('%s', (_sentence, behaviours, steps) => {
  expect([...decidingChoices(splitCases(flowOf(...behaviours)))].toSorted()).toEqual(steps);
});
