import type { Repair } from '../../../../engine/analysis/finding/finding.ts';
import { formatDuration } from '../../../../engine/time/duration.ts';
import { proveAll, type ShortFlow } from '../proved.ts';
import { approve, later, lines, wait } from '../short-steps.ts';
import type { Duration } from '../../../../engine/model/base.ts';

// The repairs of a broken promise: each is enough, and one unit less of it is not.

interface RepairRow {
  readonly calendar?: string;
  /** The length of the step that costs most. */
  readonly length: string;
  readonly within: string;
  readonly steps: (length: string) => string;
  readonly promise: (within: string) => string;
  readonly remedies: readonly string[];
}

const answer = (within: string): string => `tell: candidate, about: answer, within: ${within}`;
const silence = (within: string): string => `silence: candidate, atMost: ${within}`;

const rows: Readonly<Record<string, RepairRow>> = {
  'days of natural time': {
    length: '9 days',
    within: '3 days',
    steps: (length) => lines(approve('a', length), later),
    promise: answer,
    remedies: ['shorten a by 7 days', 'backstop after 2 days', 'widen to 10 days'],
  },
  'hours, where the author counts in them': {
    length: '30h',
    within: '20h',
    steps: (length) => lines(approve('a', length), later),
    promise: answer,
    remedies: ['shorten a by 11h', 'backstop after 19h', 'widen to 31h'],
  },
  minutes: {
    length: '90m',
    within: '100m',
    steps: (length) => lines(approve('a', length), later),
    promise: answer,
    remedies: ['shorten a by 5m', 'backstop after 1h', 'widen to 105m'],
  },
  'business hours': {
    length: '30 business hours',
    within: '3 business days',
    steps: (length) => lines(approve('a', length), later),
    promise: answer,
    remedies: [
      'shorten a by 7 business hours',
      'backstop after 2 days',
      'widen to 4 business days',
    ],
  },
  'business days': {
    length: '4 business days',
    within: '4 business days',
    steps: (length) => lines(approve('a', length), later),
    promise: answer,
    remedies: ['shorten a by 1 business day', 'backstop after 3 days', 'widen to 5 business days'],
  },
  'a wait': {
    calendar: 'plain',
    length: '80h',
    within: '3 business days',
    steps: (length) => lines(wait(length), later),
    promise: answer,
    remedies: ['shorten wait by 9h', 'backstop after 2 days', 'widen to 4 business days'],
  },
  'the first window of an escalation chain': {
    calendar: 'plain',
    length: '4 business hours',
    within: '1 business day',
    steps: (length) =>
      lines(
        approve('a', length, 'escalate: [{ to: director, within: 6 business hours }], silent: []'),
        later,
      ),
    promise: answer,
    remedies: ['shorten a by 3 business hours', 'backstop after 23h', 'widen to 2 business days'],
  },
  'a silence, which no backstop mends': {
    calendar: 'plain',
    length: '21h',
    within: '20h',
    steps: (length) =>
      lines(`{ ask: candidate, id: q, form: answer, within: ${length}, silent: [] }`, later),
    promise: silence,
    remedies: ['shorten q by 2h', 'widen to 22h'],
  },
  'what costs no step any time': {
    calendar: 'plain',
    length: '1h',
    within: '10m',
    steps: () => lines(later),
    promise: answer,
    remedies: ['widen to 15m'],
  },
  'what twenty times as long does not mend': {
    calendar: 'plain',
    length: '2h',
    within: '1m',
    steps: (length) => lines(wait(length), later),
    promise: answer,
    remedies: [],
  },
  'what no shorter step can mend': {
    calendar: 'plain',
    length: '2h',
    within: '1h',
    steps: (length) => lines(wait(length), approve('b', '90m'), later),
    promise: answer,
    remedies: ['widen to 4h'],
  },
};

const lengths: Readonly<Record<string, number>> = { m: 1, h: 60, day: 1440 };

const short = ({ length, within, steps, promise, calendar }: RepairRow): ShortFlow => ({
  promise: promise(within),
  steps: steps(length),
  ...(calendar === undefined ? {} : { calendar }),
});

const { proved: found, contradicted } = await proveAll(mapped(rows, short));

test.each(Object.entries(rows))('%s: what is offered', (sentence, { remedies }) => {
  expect((found(sentence).remedies ?? []).map(offered)).toEqual(remedies);
});

test.each(Object.keys(rows))('%s: no run contradicts it', (sentence) => {
  expect(contradicted(sentence)).toEqual([]);
});

/** Every flow with every remedy, and with a unit less of it. */
const repaired = Object.entries(rows).flatMap(([sentence, row]) =>
  (found(sentence).remedies ?? []).flatMap((remedy) => [
    {
      title: `${sentence}: ${offered(remedy)} is enough`,
      holds: true,
      short: applied(row, remedy, 0),
    },
    ...(remedy.do === 'backstop'
      ? []
      : [
          {
            title: `${sentence}: less than ${offered(remedy)} is not`,
            holds: false,
            short: applied(row, remedy, 1),
          },
        ]),
  ]),
);

const again = await proveAll(
  Object.fromEntries(repaired.map(({ title, short: one }) => [title, one])),
);

test.each(repaired)('$title', ({ title, holds }) => {
  expect(again.proved(title).findings.length === 0).toBe(holds);
});

test.each(repaired)('$title: no run contradicts it', ({ title }) => {
  expect(again.contradicted(title)).toEqual([]);
});

function offered(remedy: Repair): string {
  if (remedy.do === 'shorten') return `shorten ${remedy.step} by ${formatDuration(remedy.by)}`;
  return remedy.do === 'backstop'
    ? `backstop after ${formatDuration(remedy.after)}`
    : `widen to ${formatDuration(remedy.to)}`;
}

/** Applies a remedy, but for so many units. */
function applied(row: RepairRow, remedy: Repair, but: number): ShortFlow {
  if (remedy.do === 'backstop') {
    const does = `backstops: [{ unless: answer, after: ${formatDuration(remedy.after)}, do: [${later}] }]`;
    return { ...short(row), more: does };
  }
  if (remedy.do === 'widen') return short({ ...row, within: less(remedy.to, but, row.within) });
  return short({ ...row, length: without(row.length, less(remedy.by, but, row.length)) });
}

/** The unit is the one in which the author counts. */
function less(duration: Duration, units: number, like: string): string {
  const [, unit = ''] = /^\d+ ?(.*?)s?$/.exec(like) ?? [];
  return `${countOf(formatDuration(duration), unit) - units} ${unit}`.replace(/ (h|m)$/, '$1');
}

function without(length: string, part: string): string {
  const [, unit = ''] = /^\d+ ?(.*?)s?$/.exec(length) ?? [];
  return `${parseInt(length, 10) - countOf(part, unit)} ${unit}`.replace(/ (h|m)$/, '$1');
}

/** How many of a unit a written duration is. */
function countOf(written: string, unit: string): number {
  const [, count = '0', writtenUnit = ''] = /^(\d+) ?(.*?)s?$/.exec(written) ?? [];
  return (Number(count) * (lengths[writtenUnit] ?? 1)) / (lengths[unit] ?? 1);
}

function mapped<A, B>(
  table: Readonly<Record<string, A>>,
  to: (one: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(table).map(([key, one]) => [key, to(one)]));
}
