import { linesOf, termsOf } from '../../behaviour/traverse.ts';
import type { Duration } from '../../model/base.ts';
import { deadline } from '../../time/deadline.ts';
import { dayMs } from '../../time/units.ts';
import type { Behaviour } from '../../behaviour/behaviour.ts';
import { defineFinding } from '../finding/define-finding.ts';
import { defineRule } from './rule.ts';

const standsForYears = defineFinding<LongWaitValues>({
  code: 'stands-for-years',
  severity: 'warning',
  means: 'More than a year can go by at a step, so that the case stands as if for ever.',
  about:
    'Everything in a flow is over some day, even if nobody does anything: a task without an answer, a wait, a mail that is not taken. But when that day lies years ahead, the case stands all the same. Most often that is a slip: an hour of work on a calendar on which hardly any work is done, or one unit taken for another.',
  example: {
    wrong: `
steps:
  - { tell: candidate, id: told, template: no-decision-yet }
  - todo: Keep the application in mind
    id: kept
    for: recruiter
    within: 400 days
    outcomes: { done: [] }
    silent: []
  - end: kept
`,
    right: `
steps:
  - { tell: candidate, id: told, template: no-decision-yet }
  - todo: Keep the application in mind
    id: kept
    for: recruiter
    within: 300 days
    outcomes: { done: [] }
    silent: []
  - end: kept
`,
  },
  says: {
    en: ({ values: { step, days } }) => ({
      message: `${days} days can go by at "${step}" while nobody does anything`,
      hint: 'give less time, or count on a calendar with more working hours',
    }),
    'zh-CN': ({ values: { step, days } }) => ({
      message: `即使没有人做任何事，流程也可能在“${step}”停留约 ${days} 天`,
      hint: '请缩短时间，或改用工作时间更多的日历',
    }),
  },
});

/** No case stands at a step for more than a year. */
export const longWaits = defineRule({
  finds: [standsForYears],
  find: ({ flow, timing: { calendars, domain } }) => {
    const waits = new Map(linesOf(flow).flatMap((line) => [...termsOf(line)].flatMap(waitsAt)));
    return [...waits].flatMap(([step, { key, lengths }]) => {
      // Over a year all starts come to about the same, so the first one that is known stands for all.
      const over = lengths.reduce((at, length) => deadline(at, length, calendars), domain.from);
      const ms = over - domain.from;
      return ms <= yearMs
        ? []
        : standsForYears.found({
            at: { step, key },
            values: { step, days: Math.ceil(ms / dayMs) },
          });
    });
  },
});

interface LongWaitValues {
  readonly step: string;
  readonly days: number;
}

const yearMs = 366 * dayMs;

interface LongestWait {
  readonly key: 'wait' | 'within';
  /** They go by one behind the other. */
  readonly lengths: readonly Duration[];
}

function waitsAt(term: Behaviour): readonly (readonly [step: string, wait: LongestWait])[] {
  if (term.term === 'task')
    return [[term.step, { key: 'within', lengths: term.windows.map(({ within }) => within) }]];
  if (term.term !== 'delay') return [];
  const { step, length } = term;
  return [[step, { key: 'wait', lengths: ['until' in length ? length.atMost : length] }]];
}
