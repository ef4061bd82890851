import { type FlowBehaviour, pass } from '../../engine/behaviour/behaviour.ts';
import { wholeFlowOf } from '../../engine/analysis/exploration/explored-flow.ts';
import type { Entry } from '../../engine/model/journal.ts';
import { endEvent, flowOf, fork, tell, userTask } from '../engine/behaviour/written-behaviours.ts';
import { followWord } from './included.ts';
import { wordOf } from './letters.ts';
import { randomInclusion } from './random-inclusion.ts';
import { smallInclusion } from './small-inclusion.ts';
import { shippedInclusion } from './shipped-inclusion.ts';

// Whatever the interpreter does lies in the exploration: what is proved of all its paths is proved of every case.

test('every journal of random flows lies in the exploration of its flow, whole and in what a rule looks at', async () => {
  const { words, letters, tooWide, missing } = await randomInclusion(2, 25, 8);
  expect(missing).toEqual([]);
  expect(words).toBeGreaterThan(150);
  expect(letters).toBeGreaterThan(700);
  expect(tooWide).toBe(0);
});

test('and so does every journal of the shipped flows', async () => {
  const { words, missing } = await shippedInclusion(1, 12);
  expect(missing).toEqual([]);
  expect(words).toBe(36);
});

test('and so does every journal of flows of up to four steps, in schedules drawn from all', async () => {
  const { flows, words, missing } = await smallInclusion({ size: 4, every: 40, drawn: 6 });
  expect(missing).toEqual([]);
  expect(flows).toBeGreaterThan(50);
  expect(words).toBeGreaterThan(300);
});

const at = { seq: 1, at: 0 };
const opened = (task: string) => ({ ...at, kind: 'opened', task }) as Entry;
const settled = (task: string, outcome: string): Entry => ({
  ...at,
  kind: 'settled',
  task,
  round: 1,
  outcome,
  silent: outcome === 'silent',
});
const sent = (step: string, messageClass: 'regret' | 'notice'): Entry => ({
  ...at,
  kind: 'sent',
  message: step,
  step,
  template: messageClass,
  class: messageClass,
  to: { who: 'candidate' },
});
const dropped = (message: string): Entry => ({ ...at, kind: 'dropped', message });
const accepted = (message: string): Entry => ({ ...at, kind: 'accepted', message, acceptedAt: 0 });
const unknown = (message: string): Entry => ({
  ...at,
  kind: 'undelivered',
  message,
  fate: 'unknown',
  reason: '',
});
const ended: Entry = { ...at, kind: 'ended', outcome: 'completed' };
const cancelled = (task: string): Entry => ({ ...at, kind: 'cancelled', task, round: 1 });
const withdrawn = { ...at, kind: 'event', event: 'withdrawn', person: 'candidate' } as Entry;

const approval = flowOf(userTask('a', { approved: tell('t', 'notice') }));
const regret = flowOf(tell('n', 'notice'), tell('r', 'regret'));
const beside = flowOf(
  fork(userTask('b', {}, { since: { cel: 'case.at' } }), tell('t', 'notice')),
  tell('r', 'regret'),
);
const spoken = (unless: string): Entry => ({ ...at, kind: 'backstop', unless });
const late = (unless: string, ms: number) => ({ unless, after: { ms }, behaviour: pass });
/** The second one is due before the first, unless the regret is on its way. */
const backstops: FlowBehaviour = { ...regret, backstops: [late('offer', 2), late('r', 1)] };
const ofRequests: FlowBehaviour = { ...regret, backstops: [late('offer', 2), late('notice', 1)] };
const handled: FlowBehaviour = { ...approval, on: { withdrawn: endEvent('withdrawn') } };

// prettier-ignore
test.each<readonly [string, FlowBehaviour, readonly Entry[], 'included' | 'missing']>([
  ['an answer and what follows it', approval, [opened('a'), settled('a', 'approved'), sent('t', 'notice'), ended], 'included'],
  ['an answer that is not offered', approval, [opened('a'), settled('a', 'maybe')], 'missing'],
  ['an end before the answer', approval, [opened('a'), ended], 'missing'],
  ['a message that nothing has sent', approval, [opened('a'), sent('t', 'notice')], 'missing'],
  ['a notice that an outcome has cancelled', regret, [sent('n', 'notice'), sent('r', 'regret'), dropped('n'), accepted('r'), ended], 'included'],
  ['one that nothing has cancelled', regret, [sent('n', 'notice'), dropped('n')], 'missing'],
  ['an outcome that is cancelled', regret, [sent('n', 'notice'), sent('r', 'regret'), dropped('r')], 'missing'],
  ['an outcome of which nobody knows', regret, [sent('n', 'notice'), sent('r', 'regret'), unknown('r'), ended], 'included'],
  ['a notice of which nobody knows', regret, [sent('n', 'notice'), sent('r', 'regret'), unknown('n')], 'missing'],
  ['a task that is over when it opens, before the line goes on', beside, [opened('b'), settled('b', 'silent'), sent('t', 'notice'), sent('r', 'regret')], 'included'],
  ['one that is answered in that instant', beside, [opened('b'), settled('b', 'approved')], 'missing'],
  ['a withdrawal, which cancels what is open', handled, [opened('a'), withdrawn, cancelled('a'), { ...ended, outcome: 'withdrawn' }], 'included'],
  ['two backstops in the order in which they are due', { ...approval, backstops: [late('offer', 2), late('t', 1)] }, [opened('a'), spoken('t'), spoken('offer')], 'included'],
  ['two backstops in another order', { ...approval, backstops: [late('offer', 2), late('t', 1)] }, [opened('a'), spoken('offer'), spoken('t')], 'missing'],
  ['a later backstop while the earlier one waits for its message', backstops, [sent('n', 'notice'), sent('r', 'regret'), spoken('offer')], 'included'],
  ['a later backstop where a request may have silenced the earlier one', ofRequests, [sent('n', 'notice'), sent('r', 'regret'), accepted('n'), spoken('offer')], 'included'],
  ['one behind the end', handled, [opened('a'), settled('a', 'silent'), ended, withdrawn], 'missing'],
])('a word with %s', (_sentence, behaviour, entries, is) => {
  const alphabet = { send: () => true, task: () => true };
  const whole = wholeFlowOf({ behaviour, undecided: new Set() });
  expect(followWord(whole, { word: wordOf(entries), isOver: false, alphabet }).is).toBe(is);
});
