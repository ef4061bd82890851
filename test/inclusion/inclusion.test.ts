import {
  type Behaviour,
  type Delay,
  type EndEvent,
  type FlowBehaviour,
  type Fork,
  pass,
} from '../../engine/behaviour/behaviour.ts';
import { wholeFlowOf } from '../../engine/analysis/exploration/explored-flow.ts';
import type { Entry } from '../../engine/model/journal.ts';
import {
  endEvent,
  flowOf,
  fork,
  sequence,
  tell,
  userTask,
} from '../engine/behaviour/written-behaviours.ts';
import { followWord } from './included.ts';
import { wordOf } from './letters.ts';
import { randomInclusion } from './random-inclusion.ts';
import { smallInclusion } from './small-inclusion.ts';
import { takenBySmallFlows } from './taken.ts';
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
  expect(words).toBe(48);
});

test('and so does every journal of flows of up to four steps, in schedules drawn from all', async () => {
  const { flows, words, missing } = await smallInclusion({ size: 4, every: 40, drawn: 6 });
  expect(missing).toEqual([]);
  expect(flows).toBeGreaterThan(50);
  expect(words).toBeGreaterThan(300);
});

test('and what the exploration allows without a mark happens: rehearsals led along it take its transitions', async () => {
  const { flows, transitions, taken, missing } = await takenBySmallFlows(3, 12);
  expect(flows).toBeGreaterThan(20);
  expect(transitions).toBeGreaterThan(800);
  expect([taken / transitions >= 0.95, taken, missing]).toEqual([true, taken, missing]);
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
const refused = (message: string): Entry => ({ ...unknown(message), fate: 'refused' }) as Entry;
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
const late = (unless: string, ms: number, since?: string) => ({
  unless,
  after: { ms },
  ...(since !== undefined && { since: { cel: since } }),
  behaviour: pass,
});
const within = (...lengths: readonly number[]) => ({
  windows: lengths.map((ms) => ({ to: ['boss'], within: { ms } })),
});
/** A first window, and further ones each of which tells the candidate by a notice of its own: `w1`, `w2`. */
const telling = (first: number, ...lengths: readonly number[]) => ({
  windows: [
    ...within(first).windows,
    ...lengths.map((ms, index) => ({
      to: ['boss'],
      within: { ms },
      tells: tell(`w${index + 1}`, 'notice'),
    })),
  ],
});
const told = (window: number): Entry => sent(`w${window}`, 'notice');
const answered = { yes: pass };
const pausing = (step: string, ms: number): Delay => ({ term: 'delay', step, length: { ms } });
const sinceMoment = { since: { cel: 'case.at' } };
const longApproval = flowOf(userTask('a', { approved: pass }, within(9)));
/** A task beside the line, opened at the start, and what the line does meanwhile. */
const parallelToTask = (ms: number, ...of: readonly Behaviour[]): FlowBehaviour =>
  flowOf(fork(userTask('b', { approved: pass }, within(ms))), ...of);
/** The second one is due before the first, unless the regret is on its way. */
const backstops: FlowBehaviour = { ...regret, backstops: [late('offer', 2), late('r', 1)] };
const ofRequests: FlowBehaviour = { ...regret, backstops: [late('offer', 2), late('notice', 1)] };
const handled: FlowBehaviour = { ...approval, on: { withdrawn: endEvent('withdrawn') } };
const noting = sequence(tell('note', 'notice'), tell('r', 'regret'), endEvent('withdrawn'));
const noted: FlowBehaviour = { ...approval, on: { withdrawn: noting } };
/** What is open when it is withdrawn from, the note, and the regret behind it. */
const noteBeforeRegret = [
  opened('a'),
  withdrawn,
  cancelled('a'),
  sent('note', 'notice'),
  sent('r', 'regret'),
];
const taken: Entry = { ...ended, outcome: 'withdrawn' };
const reached = { undelivered: userTask('reach', {}) };
const handledRegret: FlowBehaviour = { ...flowOf(tell('r', 'regret', reached)), on: handled.on };
const untilEnd: Fork = { term: 'fork', step: 'u', behaviour: userTask('b', {}), how: 'until-end' };
const stop: EndEvent = { term: 'end', step: 'e', outcome: 'completed', beside: 'stop' };

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
  ['a withdrawal, which cancels what is open beside the line', { ...flowOf(fork(userTask('b', {})), userTask('a', {})), on: handled.on }, [opened('b'), opened('a'), withdrawn, cancelled('b'), cancelled('a'), taken], 'included'],
  ['a task beside the line that a withdrawal has left open', { ...flowOf(fork(userTask('b', {})), userTask('a', {})), on: handled.on }, [opened('b'), opened('a'), withdrawn, cancelled('a'), taken, settled('b', 'silent')], 'missing'],
  ['a window that counts from a moment, over before a shorter one', flowOf(fork(userTask('b', {}, { ...within(5), ...sinceMoment })), userTask('a', {}, within(3))), [opened('b'), opened('a'), settled('b', 'silent')], 'included'],
  ['of windows that count from a moment, the longer one over first since it was opened before', flowOf(fork(userTask('b', {}, { ...within(3), ...sinceMoment })), userTask('x', { yes: pass }, within(9)), userTask('a', {}, { ...within(2), ...sinceMoment })), [opened('b'), opened('x'), settled('x', 'yes'), opened('a'), settled('b', 'silent')], 'included'],
  ['a window over before a shorter one that opens when another task is answered', parallelToTask(4, userTask('a', { yes: pass }, within(9)), userTask('c', {}, within(3))), [opened('b'), opened('a'), settled('a', 'yes'), opened('c'), settled('b', 'silent')], 'included'],
  ['a window over at the same instant as one that opened when another was over', flowOf(fork(userTask('y', { silent: userTask('b', {}, within(5)) }, within(2))), pausing('p', 3), userTask('c', {}, within(4))), [opened('y'), settled('y', 'silent'), opened('b'), opened('c'), settled('c', 'silent')], 'included'],
  ['a window behind the time of a backstop that waits for its message', { ...flowOf(fork(userTask('b', {}, within(5))), tell('r', 'regret')), backstops: [late('r', 2)] }, [opened('b'), sent('r', 'regret'), settled('b', 'silent'), accepted('r'), ended], 'included'],
  ['a window behind the time of a backstop that a message has silenced', { ...flowOf(fork(userTask('b', {}, within(5))), tell('r', 'regret')), backstops: [late('r', 2)] }, [opened('b'), sent('r', 'regret'), accepted('r'), ended, settled('b', 'silent')], 'included'],
  ['the note of a withdrawal', noted, [...noteBeforeRegret, accepted('note'), accepted('r'), taken], 'included'],
  ['the note of a withdrawal that an outcome has cancelled', noted, [...noteBeforeRegret, dropped('note')], 'missing'],
  ['a refusal, and the task to reach whom it was for', handledRegret, [sent('r', 'regret'), refused('r'), opened('reach')], 'included'],
  ['a refusal behind a withdrawal', handledRegret, [sent('r', 'regret'), withdrawn, taken, refused('r')], 'included'],
  ['the task to reach whom it was for behind a withdrawal', handledRegret, [sent('r', 'regret'), withdrawn, taken, refused('r'), opened('reach')], 'missing'],
  ['a notice that arrives though an outcome has cancelled it', regret, [sent('n', 'notice'), sent('r', 'regret'), accepted('n'), accepted('r'), ended], 'included'],
  ['what runs beside, behind the end', parallelToTask(9), [opened('b'), ended, settled('b', 'silent')], 'included'],
  ['what runs until the end, behind it', flowOf(untilEnd), [opened('b'), ended, settled('b', 'silent')], 'missing'],
  ['what an end stops, behind it', flowOf(fork(userTask('b', {})), stop), [opened('b'), ended, settled('b', 'silent')], 'missing'],
  ['a notice that an end has stopped', flowOf(tell('n', 'notice'), stop), [sent('n', 'notice'), ended, dropped('n')], 'included'],
  ['one that an end has left on its way', flowOf(tell('n', 'notice')), [sent('n', 'notice'), ended, dropped('n')], 'missing'],
  ['a second end', flowOf(fork(userTask('b', {}), endEvent('late'))), [opened('b'), ended, settled('b', 'silent'), { ...ended, outcome: 'late' }], 'missing'],
  ['two backstops in the order in which they are due', { ...longApproval, backstops: [late('offer', 2), late('regret', 1)] }, [opened('a'), spoken('regret'), spoken('offer')], 'included'],
  ['two backstops in another order', { ...longApproval, backstops: [late('offer', 2), late('regret', 1)] }, [opened('a'), spoken('offer'), spoken('regret')], 'missing'],
  ['a later backstop while the earlier one waits for its message', backstops, [sent('n', 'notice'), sent('r', 'regret'), spoken('offer')], 'included'],
  ['a later backstop where a request may have silenced the earlier one', ofRequests, [sent('n', 'notice'), sent('r', 'regret'), accepted('n'), spoken('offer')], 'included'],
  ['a task beside the line whose window is over before that of the next', parallelToTask(2, userTask('a', {}, within(3))), [opened('b'), opened('a'), settled('b', 'silent'), settled('a', 'silent'), ended], 'included'],
  ['an answer before the window that tells', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), settled('a', 'yes'), ended], 'included'],
  ['an answer behind what a window tells', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), told(1), settled('a', 'yes'), ended, accepted('w1')], 'included'],
  ['silence behind it', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), told(1), settled('a', 'silent'), ended], 'included'],
  ['silence without it', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), settled('a', 'silent')], 'missing'],
  ['what a window tells a second time', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), told(1), told(1)], 'missing'],
  ['what a window tells behind the answer', flowOf(userTask('a', answered, telling(1, 1))), [opened('a'), settled('a', 'yes'), told(1)], 'missing'],
  ['what two windows tell, one after the other', flowOf(userTask('a', answered, telling(1, 1, 1))), [opened('a'), told(1), told(2), settled('a', 'yes')], 'included'],
  ['the second without the first', flowOf(userTask('a', answered, telling(1, 1, 1))), [opened('a'), told(2)], 'missing'],
  ['the second alone, of windows that count from a moment', flowOf(userTask('a', answered, { ...telling(1, 1, 1), ...sinceMoment })), [opened('a'), told(2), settled('a', 'silent'), ended], 'included'],
  ['windows that count from a moment and are over, which tell nothing', flowOf(fork(userTask('b', {})), userTask('a', answered, { ...telling(1, 1), ...sinceMoment })), [opened('b'), opened('a'), settled('a', 'silent')], 'included'],
  ['a withdrawal behind what a window tells', { ...flowOf(userTask('a', answered, telling(1, 1))), on: handled.on }, [opened('a'), told(1), withdrawn, cancelled('a'), taken], 'included'],
  ['what a window tells behind a withdrawal', { ...flowOf(userTask('a', answered, telling(1, 1))), on: handled.on }, [opened('a'), withdrawn, cancelled('a'), told(1)], 'missing'],
  ['what a window tells sooner, since those before cannot decide', parallelToTask(5, userTask('a', answered, telling(9, 2))), [opened('b'), opened('a'), told(1), settled('b', 'silent'), settled('a', 'silent'), ended], 'included'],
  ['what a window tells later than when the one before is over', parallelToTask(5, userTask('a', answered, telling(3, 9))), [opened('b'), opened('a'), settled('b', 'silent'), told(1)], 'missing'],
  ['a window that told, open for longer than both', parallelToTask(8, userTask('a', answered, telling(3, 4))), [opened('b'), opened('a'), told(1), settled('b', 'silent')], 'missing'],
  ['a window that told sooner, open for longer than both', parallelToTask(12, userTask('a', answered, telling(9, 2))), [opened('b'), opened('a'), told(1), settled('b', 'silent')], 'missing'],
  ['a regret behind what a window told, which cancels it', flowOf(userTask('a', { no: tell('r', 'regret') }, telling(1, 1))), [opened('a'), told(1), settled('a', 'no'), sent('r', 'regret'), dropped('w1'), accepted('r'), ended], 'included'],
  ['the longer window over first', parallelToTask(2, userTask('a', {}, within(3))), [opened('b'), opened('a'), settled('a', 'silent')], 'missing'],
  ['the longer one answered first', parallelToTask(2, userTask('a', { yes: pass }, within(3))), [opened('b'), opened('a'), settled('a', 'yes'), ended, settled('b', 'silent')], 'included'],
  ['windows of one length, of which either may begin a further wait', parallelToTask(2, userTask('a', {}, within(2))), [opened('b'), opened('a'), settled('a', 'silent'), ended, settled('b', 'silent')], 'included'],
  ['an answer in a window that is surely over', parallelToTask(2, userTask('a', {}, within(3))), [opened('b'), opened('a'), settled('a', 'silent'), settled('b', 'approved')], 'missing'],
  ['a window of several levels', parallelToTask(4, userTask('a', {}, within(1, 2))), [opened('b'), opened('a'), settled('b', 'silent')], 'missing'],
  ['a task that opens later and is over first, though its window is longer', parallelToTask(4, userTask('a', { yes: pass }, within(9)), userTask('c', {}, within(5))), [opened('b'), opened('a'), settled('a', 'yes'), opened('c'), settled('c', 'silent')], 'missing'],
  ['one whose window is shorter', parallelToTask(4, userTask('a', { yes: pass }, within(9)), userTask('c', {}, within(3))), [opened('b'), opened('a'), settled('a', 'yes'), opened('c'), settled('c', 'silent')], 'included'],
  ['a chain of pauses that is longer than a window', parallelToTask(4, pausing('p', 2), pausing('q', 3), userTask('c', {})), [opened('b'), opened('c')], 'missing'],
  ['a chain of pauses that is shorter', parallelToTask(6, pausing('p', 2), pausing('q', 3), userTask('c', {})), [opened('b'), settled('b', 'silent')], 'missing'],
  ['its end at the same instant as that of a window', parallelToTask(5, pausing('p', 2), pausing('q', 3), userTask('c', {})), [opened('b'), opened('c'), settled('b', 'silent')], 'included'],
  ['a chain of windows that are over at the latest before another', parallelToTask(6, userTask('a', { yes: pass }, within(2)), userTask('c', {}, within(3))), [opened('b'), opened('a'), settled('a', 'yes'), opened('c'), settled('b', 'silent')], 'missing'],
  ['a chain that an answer has made shorter', parallelToTask(4, userTask('a', { yes: pass }, within(2)), pausing('q', 3), userTask('c', {})), [opened('b'), opened('a'), settled('a', 'yes'), opened('c')], 'included'],
  ['the same chain of silences alone', parallelToTask(4, userTask('a', { yes: pass }, within(2)), pausing('q', 3), userTask('c', {})), [opened('b'), opened('a'), settled('a', 'silent'), opened('c')], 'missing'],
  ['a chain behind a message whose delivery outcome may come late', parallelToTask(9, tell('r', 'regret'), pausing('q', 3), userTask('c', {})), [opened('b'), sent('r', 'regret'), accepted('r'), settled('b', 'silent')], 'included'],
  ['a backstop that is due behind a window', { ...approval, backstops: [late('offer', 1)] }, [opened('a'), spoken('offer')], 'missing'],
  ['a window over behind a backstop', { ...longApproval, backstops: [late('offer', 7)] }, [opened('a'), settled('a', 'silent')], 'missing'],
  ['a window over before a backstop that is due at this instant and waits from the start', { ...longApproval, backstops: [late('offer', 8)] }, [opened('a'), settled('a', 'silent')], 'missing'],
  ['a window over before a backstop that is due later', { ...longApproval, backstops: [late('offer', 9)] }, [opened('a'), settled('a', 'silent'), ended], 'included'],
  ['a window over behind a backstop that a request may have silenced', { ...longApproval, backstops: [late('notice', 7)] }, [opened('a'), settled('a', 'silent'), ended], 'included'],
  ['a backstop that counts from before the start', { ...longApproval, backstops: [late('offer', 7, 'case.at')] }, [opened('a'), settled('a', 'silent')], 'missing'],
  ['a window that counts from an earlier moment than a backstop', { ...flowOf(userTask('a', {}, { ...within(9), since: { cel: 'case.at' } })), backstops: [late('offer', 7)] }, [opened('a'), settled('a', 'silent'), ended], 'included'],
  ['a window and a backstop that count from one moment', { ...flowOf(userTask('a', {}, { ...within(9), since: { cel: 'case.at' } })), backstops: [late('offer', 7, 'case.at')] }, [opened('a'), settled('a', 'silent'), ended], 'included'],
  ['one behind the end', handled, [opened('a'), settled('a', 'silent'), ended, withdrawn], 'missing'],
])('a word with %s', (_sentence, behaviour, entries, is) => {
  const alphabet = { send: () => true, task: () => true };
  const whole = wholeFlowOf({ behaviour, undecided: new Set() });
  expect(followWord(whole, { word: wordOf(entries), isOver: false, alphabet }).is).toBe(is);
});
