import { mapTimes } from '../../../../engine/analysis/timing/map-times.ts';
import type { Delay, Emit, Race, Shape } from '../../../../engine/behaviour/behaviour.ts';
import { type Spans, spansOf } from '../../../../engine/analysis/timing/intervals.ts';
import { apply, identity, restrict, type TimeMap } from '../../../../engine/time/maps/time-map.ts';
import {
  beside as besideLine,
  exit,
  race,
  seq,
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
const task = (step: string, minutes: number, more: Partial<Race> = {}, arms = {}): Race =>
  race(
    step,
    { yes: { term: 'pass' }, ...arms },
    {
      windows: [{ to: ['boss'], within: { ms: minutes * minute } }],
      ...more,
    },
  );
const word = tell('word', 'status');

const isAnswer = ({ step }: Emit): boolean => step === 'answer';

function look(shape: Shape, beside: boolean): Spans<TimeMap> {
  const early = mapTimes({}, domain, 'earliest');
  const late = mapTimes({}, domain);
  const its = {
    early,
    late,
    assume,
    until: isAnswer,
    beside,
  };
  return spansOf(shape, { early: zero, late: zero }, its);
}

/** `word 0-15`, a minute short of a millisecond as `14.`. */
const told = ({ told: words, asked, settled }: Spans<TimeMap>): readonly string[] =>
  [
    ...[...words].map(([step, span]) => [step, span] as const),
    ...[...asked].map(([step, span]) => [`${step} asked`, span] as const),
    ...[...settled].map(([step, span]) => [`${step} settled`, span] as const),
  ].map(([name, { early, late }]) => `${name} ${inMinutes(early)}-${inMinutes(late)}`);

const inMinutes = (map: TimeMap): string => {
  const at = apply(map, 0) ?? NaN;
  return Number.isInteger(at / minute) ? String(at / minute) : `${Math.floor(at / minute)}.`;
};

test.each<readonly [string, readonly Shape[], readonly string[]]>([
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
    [task('a', 60, {}, { yes: word, silent: exit('late') })],
    ['word 0-74.', 'a asked 0-15', 'a settled 0-60'],
  ],
  [
    'silence comes at the end alone',
    [task('a', 60, {}, { yes: exit('yes'), silent: word })],
    ['word 60-75', 'a asked 0-15', 'a settled 0-60'],
  ],
  [
    'the rungs of a ladder add up',
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
        { yes: exit('yes'), silent: word },
      ),
    ],
    ['word 90-105', 'a asked 0-15', 'a settled 0-90'],
  ],
  [
    'since a moment of the case it may be over before',
    [
      wait(60),
      task('a', 30, { since: { cel: 'case.lastInterviewAt' } }, { yes: exit('yes'), silent: word }),
    ],
    ['word 60-75', 'a asked 60-75', 'a settled 60-60'],
  ],
  ['of two ways the hull', [when('c', 'case.passed', wait(60)), word], ['word 0-75']],
  [
    'what ends the case leads nowhere',
    [when('c', 'case.passed', wait(60), exit('x')), word],
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
])('%s', (_sentence, shapes, spans) => {
  expect(told(look(seq(...shapes), false))).toEqual(spans);
});

test('what runs beside is looked at only when it is asked for', () => {
  const line = seq(besideLine(wait(60), word), wait(120), tell('next', 'status'));
  expect(told(look(line, false))).toEqual(['next 120-135']);
  expect(told(look(line, true))).toEqual(['word 60-75', 'next 120-135']);
});
