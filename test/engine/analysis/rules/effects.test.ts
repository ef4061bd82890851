import { type Behaviour, pass } from '../../../../engine/behaviour/behaviour.ts';
import { createEffects } from '../../../../engine/analysis/rules/effects.ts';
import { surelyRejects } from '../../../../engine/analysis/rules/surely-rejects.ts';
import {
  choose,
  endEvent,
  fork,
  sequence,
  tell,
  userTask,
  wait,
} from '../../behaviour/written-behaviours.ts';

// What comes of behaviours, and which of it is a no.

const no = tell('no', 'regret');
const offer = tell('told', 'offer');
const notice = tell('note', 'notice');
const approve = (step: string, more: Readonly<Record<string, Behaviour>> = {}): Behaviour =>
  userTask(step, { approved: pass, rejected: no, silent: pass, ...more });
const work = (done: Behaviour, silent: Behaviour): Behaviour =>
  userTask('w', { done, silent }, { type: 'work' });
const between = (one: Behaviour, other: Behaviour): Behaviour =>
  choose('c', { 'case.passed': one }, other);

test.each<readonly [string, Behaviour, Behaviour, boolean]>([
  ['nothing, a wait and a notice', pass, sequence(wait, notice), true],
  ['a no and another', no, tell('sorry', 'regret'), true],
  ['a no and none', no, pass, false],
  ['a no and an offer', no, offer, false],
  ['an offer before a no, and one behind it', sequence(offer, no), sequence(no, offer), false],
  ['an approval and none', approve('a'), pass, false],
  ['two approvals', approve('a'), approve('b'), false],
  ['one with another way', approve('a'), approve('a', { silent: no }), false],
  ['one with the same ways', approve('a'), approve('a', { silent: wait }), true],
  ['an end and nothing', endEvent('x'), pass, false],
  ['an end and another', endEvent('x'), endEvent('y'), true],
  ['a no behind an end, and none', sequence(endEvent('x'), no), endEvent('x'), true],
  ['work and what comes of it', work(no, no), no, true],
  ['work that may end the case, and what comes of it else', work(no, endEvent('x')), no, true],
  ['work of which two things come, and one', work(no, pass), no, false],
  ['work that ends the case, and an end', work(endEvent('x'), endEvent('y')), endEvent('z'), true],
  ['a choice and a way of it', between(no, pass), no, false],
  ['a choice and its other order', between(no, pass), between(pass, no), true],
  ['what runs beside, and nothing', fork(no), pass, false],
  ['what runs beside and does nothing', fork(wait), pass, true],
  [
    'a message with what comes of its refusal, and without',
    tell('x', 'correction', { undelivered: no }),
    pass,
    false,
  ],
  ['a notice with it, and without', tell('x', 'notice', { undelivered: no }), pass, false],
  [
    'an offer of which nobody may know, and another',
    tell('x', 'offer', { unknown: no }),
    offer,
    false,
  ],
  ['a no to somebody else, and nothing', tell('x', 'regret', { to: 'recruiter' }), pass, true],
  [
    'a notice whose refusal leads to a no, and a no beside',
    tell('x', 'notice', { undelivered: no }),
    fork(no),
    true,
  ],
  [
    'a message for which the line waits, and a choice of what comes of it',
    tell('x', 'correction', { undelivered: no }),
    between(pass, no),
    true,
  ],
])('%s', (_sentence, one, other, alike) => {
  const { of, nothing } = createEffects();
  expect(of(one, nothing) === of(other, nothing)).toBe(alike);
});

test.each<readonly [string, Behaviour, boolean, boolean]>([
  ['a no', no, true, true],
  ['a no behind other words', sequence(notice, wait, no), true, true],
  ['nothing', pass, false, false],
  ['an offer, and then a no', sequence(offer, no), false, true],
  ['a no, and then an offer', sequence(no, offer), true, true],
  ['a no on every way', between(no, sequence(wait, no)), true, true],
  ['a no on some way', between(no, pass), false, false],
  ['a no on some way, an offer on the other', between(no, offer), false, false],
  ['no way at all', { term: 'choice', step: '', branches: [] }, false, false],
  ['a no for whoever is silent', work(pass, no), false, false],
  ['a no whatever comes of work', work(no, no), true, true],
  ['a no for whoever answers', work(no, pass), false, false],
  ['a no whatever an approval says', approve('a', { approved: no, silent: no }), false, true],
  ['a no beside the line', fork(no), false, false],
  ['a no on the line, and something beside it', sequence(fork(offer), no), true, true],
  ['an end', endEvent('x'), false, false],
])('whether it is a no: %s', (_sentence, behaviour, isNo, rejects) => {
  const effects = createEffects();
  expect(effects.isNo(effects.of(behaviour, effects.nothing))).toBe(isNo);
  expect(surelyRejects(behaviour)).toBe(rejects);
});
