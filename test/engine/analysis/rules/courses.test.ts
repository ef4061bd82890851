import { type Behaviour, pass } from '../../../../engine/behaviour/behaviour.ts';
import { differingSteps } from '../../../../engine/analysis/rules/courses.ts';
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

// The steps at which facts choose between a no and none, or between other questions.

const no = tell('no', 'regret');
const notice = tell('note', 'notice');
const approve = (step: string, branches: Readonly<Record<string, Behaviour>> = {}): Behaviour =>
  userTask(step, { approved: pass, rejected: no, silent: no, ...branches });
const form = (accepted: Behaviour, declined: Behaviour): Behaviour =>
  userTask(
    'q',
    { accepted, declined },
    { type: 'form', windows: [{ to: ['candidate'], within: { ms: 1 } }] },
  );
const work = (branches: Readonly<Record<string, Behaviour>>): Behaviour =>
  userTask('w', branches, { type: 'work' });
/** Nothing comes to it. */
const never: Behaviour = { term: 'choice', step: '', branches: [] };
const between = (one: Behaviour, other: Behaviour): Behaviour =>
  choose('c', { 'case.passed': one }, other);

test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['a no or none', [between(no, pass)], ['c']],
  ['a no in other words', [between(no, tell('sorry', 'regret'))], []],
  [
    'a no behind work, or at once',
    [between(sequence(userTask('w', { done: pass }, { type: 'work' }), no), no)],
    [],
  ],
  ['what else is told', [between(notice, tell('seen', 'status'))], []],
  ['how long nothing is done', [between(wait, pass)], []],
  ['an end or another', [between(endEvent('a'), endEvent('b'))], []],
  ['an end or a no behind it', [between(endEvent('a'), pass), no], ['c']],
  ['a no that comes anyway', [between(notice, pass), no], []],
  ['whether anybody is asked', [between(approve('a'), pass)], ['c']],
  ['who is asked', [between(approve('a'), approve('b'))], []],
  ['what their no comes to', [between(approve('a'), approve('b', { rejected: pass }))], ['c']],
  ['what their silence comes to', [between(approve('a'), approve('b', { silent: pass }))], ['c']],
  ['how often somebody is asked', [between(approve('a'), pass), approve('b')], ['c']],
  ['an answer of the candidate', [form(pass, no)], ['q']],
  ['one that leads nowhere else', [form(notice, pass)], []],
  [
    'the answer to work, which is nobody’s choice',
    [userTask('w', { done: no, none: pass }, { type: 'work' })],
    [],
  ],
  ['a choice in a choice', [choose('d', { 'case.known': between(no, pass) }, pass)], ['c', 'd']],
  [
    'a choice on both ways of another',
    [choose('d', { 'case.known': between(no, pass) }, between(no, pass))],
    ['c'],
  ],
  ['what runs beside', [between(fork(no), pass)], ['c']],
  ['what runs beside, and comes to nothing', [between(fork(notice), pass)], []],
  ['beside a no, a no as well', [between(fork(no), pass), no], ['c']],
  [
    'what becomes of a refused message',
    [between(tell('told', 'offer', { undelivered: no }), tell('told', 'offer'))],
    ['c'],
  ],
  [
    'or of one of which nobody knows',
    [between(tell('told', 'offer', { unknown: no }), tell('told', 'offer'))],
    ['c'],
  ],
  [
    'and of a notice, beside the line',
    [between(tell('note', 'notice', { undelivered: no }), notice)],
    ['c'],
  ],
  [
    'a message that holds the line or none, before a no',
    [between(tell('told', 'offer'), pass), no],
    [],
  ],
  [
    'a no only where an offer is refused, or a no',
    [between(tell('told', 'offer', { undelivered: no, unknown: no }), no)],
    ['c'],
  ],
  [
    'whether anybody is asked, whatever they say',
    [between(approve('a', { rejected: pass, silent: pass }), pass)],
    ['c'],
  ],
  ['work of which a no may come', [between(work({ done: no }), pass)], ['c']],
  ['work whose silence is a no', [between(work({ done: pass, silent: no }), pass)], ['c']],
  [
    'a decision or work with the same ways',
    [between(approve('a', { silent: pass }), work({ approved: pass, rejected: no }))],
    ['c'],
  ],
  ['whose silence cannot come', [between(approve('a', { silent: never }), no)], ['c']],
  ['what comes of what runs beside', [between(fork(no), fork(endEvent('x')))], ['c']],
  ['what comes beside it', [between(fork(no), sequence(fork(no), no))], ['c']],
  [
    'another choice with the same ways',
    [between(choose('d', { 'case.known': no }, pass), choose('e', { 'case.late': no }, pass))],
    ['c', 'd', 'e'],
  ],
  ['not behind a no', [no, between(no, pass)], ['c']],
])('%s', (_sentence, behaviours, steps) => {
  expect([...differingSteps(flowOf(...behaviours))].toSorted()).toEqual(steps);
});

test('the handlers of events and backstops are lines of their own', () => {
  const flow = {
    ...flowOf(wait),
    on: { withdrawn: between(no, pass) },
    backstops: [
      { unless: 'answer', after: { ms: 1 }, behaviour: choose('d', { 'case.known': no }, pass) },
    ],
  };
  expect([...differingSteps(flow)].toSorted()).toEqual(['c', 'd']);
});
