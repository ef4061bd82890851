import { mapTimeDomain } from '../../../../engine/analysis/timing/map-times.ts';
import type { Delay, Send, UserTask, Behaviour } from '../../../../engine/behaviour/behaviour.ts';
import { type Intervals, intervalsOf } from '../../../../engine/analysis/timing/intervals.ts';
import { apply, identity, restrict, type TimeMap } from '../../../../engine/time/maps/time-map.ts';
import {
  fork as besideLine,
  endEvent,
  userTask,
  sequence,
  tell,
  when,
} from '../../behaviour/written-behaviours.ts';

// The earliest and the latest that things can happen when a case starts at 0, in minutes; a mail takes up to 15.

const minute = 60_000;
const domain = { from: 0, to: 10_000 * minute };
const zero = restrict(identity, domain);
const assume = {
  mail: { ms: 15 * minute },
  start: { after: { cel: 'case.lastInterviewAt' }, within: { ms: minute } },
};

const wait = (minutes: number): Delay => ({
  term: 'delay',
  step: 'wait',
  length: { ms: minutes * minute },
});
const until = (cel: string, minutes: number): Delay => ({
  term: 'delay',
  step: 'until',
  length: { until: { cel }, atMost: { ms: minutes * minute } },
});
const task = (
  step: string,
  minutes: number,
  more: Partial<UserTask> = {},
  branches = {},
): UserTask =>
  userTask(
    step,
    { yes: { term: 'pass' }, ...branches },
    {
      windows: [{ to: ['boss'], within: { ms: minutes * minute } }],
      ...more,
    },
  );
const word = tell('word', 'status');

const isAnswer = ({ step }: Send): boolean => step === 'answer';

function intervalsIn(behaviour: Behaviour, beside: boolean): Intervals<TimeMap> {
  const early = mapTimeDomain({}, domain, 'earliest');
  const late = mapTimeDomain({}, domain);
  const query = {
    early,
    late,
    assume,
    until: isAnswer,
    includesForks: beside,
  };
  return intervalsOf(behaviour, { early: zero, late: zero }, query);
}

/** `word 0-15`, a minute short of a millisecond as `14.`. */
const intervalTexts = ({ told: words, asked, settled }: Intervals<TimeMap>): readonly string[] =>
  [
    ...[...words].map(([step, interval]) => [step, interval] as const),
    ...[...asked].map(([step, interval]) => [`${step} asked`, interval] as const),
    ...[...settled].map(([step, interval]) => [`${step} settled`, interval] as const),
  ].map(([name, { early, late }]) => `${name} ${inMinutes(early)}-${inMinutes(late)}`);

const inMinutes = (map: TimeMap): string => {
  const at = apply(map, 0) ?? NaN;
  return Number.isInteger(at / minute) ? String(at / minute) : `${Math.floor(at / minute)}.`;
};

test.each<readonly [string, readonly Behaviour[], readonly string[]]>([
  ['a word may leave at once, or when the mail server has taken its time', [word], ['word 0-15']],
  [
    'what does not hold the line is not waited for',
    [word, tell('next', 'status')],
    ['word 0-15', 'next 0-15'],
  ],
  ['what holds it is', [tell('held', 'correction'), word], ['held 0-15', 'word 0-30']],
  ['a wait is as long as it is', [wait(60), word], ['word 60-75']],
  [
    'until a moment at once, or as long as at most',
    [until('case.campusDay', 60), word],
    ['word 0-75'],
  ],
  ['nothing waits for what is past', [until('case.lastInterviewAt', 60), word], ['word 0-15']],
  [
    'people answer at once, or are silent to the end',
    [task('a', 60), word],
    ['word 0-75', 'a asked 0-15', 'a settled 0-60'],
  ],
  [
    'an answer comes before the silence',
    [task('a', 60, {}, { yes: word, silent: endEvent('late') })],
    ['word 0-74.', 'a asked 0-15', 'a settled 0-60'],
  ],
  [
    'silence comes at the end, or at once where no mail can ask',
    [task('a', 60, {}, { yes: endEvent('yes'), silent: word })],
    ['word 0-75', 'a asked 0-15', 'a settled 0-60'],
  ],
  [
    'the levels of an escalation chain add up',
    [
      task(
        'a',
        60,
        {
          windows: [
            { to: ['boss'], within: { ms: 60 * minute } },
            { to: ['head'], within: { ms: 30 * minute } },
          ],
        },
        { yes: endEvent('yes'), silent: word },
      ),
    ],
    ['word 0-105', 'a asked 0-15', 'a settled 0-90'],
  ],
  [
    'since a moment of the case it may be over before',
    [
      wait(60),
      task(
        'a',
        30,
        { since: { cel: 'case.lastInterviewAt' } },
        { yes: endEvent('yes'), silent: word },
      ),
    ],
    ['word 60-75', 'a asked 60-75', 'a settled 60-60'],
  ],
  ['of two branches the hull', [when('c', 'case.passed', wait(60)), word], ['word 0-75']],
  [
    'what ends the case leads nowhere',
    [when('c', 'case.passed', wait(60), endEvent('x')), word],
    ['word 0-15'],
  ],
  [
    'nothing is looked for behind the answer',
    [tell('answer', 'offer', { undelivered: task('call', 60) }), word],
    ['answer 0-15'],
  ],
  [
    'unless it bounces, and nobody is asked to reach them',
    [tell('answer', 'offer', { undelivered: wait(60) }), word],
    ['answer 0-15', 'word 60-90'],
  ],
])('%s', (_sentence, behaviours, intervals) => {
  expect(intervalTexts(intervalsIn(sequence(...behaviours), false))).toEqual(intervals);
});

test('parallel branches, and what follows where a message is refused, are followed only when they are asked for', () => {
  const line = sequence(besideLine(wait(60), word), wait(120), tell('next', 'status'));
  expect(intervalTexts(intervalsIn(line, false))).toEqual(['next 120-135']);
  expect(intervalTexts(intervalsIn(line, true))).toEqual(['word 60-75', 'next 120-135']);
  const refused = sequence(tell('note', 'notice', { undelivered: word }), wait(120));
  expect(intervalTexts(intervalsIn(refused, false))).toEqual(['note 0-15']);
  expect(intervalTexts(intervalsIn(refused, true))).toEqual(['note 0-15', 'word 0-30']);
});
