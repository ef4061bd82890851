import type { Plan } from '../../engine/plan.ts';
import type { FakeCase, FakeWorld } from './fake-host.ts';
import { says, trace, utc, type Happening } from './trace.ts';
import { planOf } from './written.ts';

// One row for every reading that `docs/language.md` fixes where two are possible.

interface Row {
  readonly steps: string;
  /** Further keys of the flow. */
  readonly more?: string;
  readonly start?: string;
  readonly script?: readonly Happening[];
  readonly world?: Partial<FakeWorld>;
  readonly expected: readonly string[];
}

const flow = ({ steps, more = '' }: Row): Promise<Plan> =>
  planOf(`flow: main\ntitle: Test\ncalendar: office\nsteps:\n${steps.replace(/^\n/, '')}\n${more}`);

const review = (fields = '') => `
  - approve: Review
    id: review
    by: head
    within: 4h
    rejected: [{ tell: candidate, template: regret }, { end: rejected }]
    silent: rejected
${fields}`;

const withdraw = (its: FakeCase) =>
  its.act({ event: 'withdrawn', person: 'candidate', channel: 'page' });

const table = (title: string, rows: Readonly<Record<string, Row>>) => {
  describe(title, () => {
    test.each(Object.entries(rows))('%s', async (_sentence, row) => {
      const plan = await flow(row);
      const start = row.start ?? '2026-09-28T09:00';
      expect(trace(plan, start, row.script ?? [], row.world)).toEqual(row.expected);
    });
  });
};

table('flow', {
  "after an outcome's steps the flow goes on behind the step": {
    steps: `${review('    approved: [{ tell: head, template: guide }]')}
  - tell: candidate
    template: offer
  - end: hired`,
    script: [['2026-09-28T10:00', says('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 guide to head',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 ended hired',
    ],
  },
  '`end` in an arm ends the case': {
    steps: `${review()}
  - tell: candidate
    template: offer`,
    script: [['2026-09-28T10:00', says('head', 'rejected')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says rejected',
      '09-28 10:00 review rejected',
      '09-28 10:00 regret to candidate',
      '09-28 10:00 ended rejected',
    ],
  },
  '`end` lets what runs beside finish': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]
  - end: done`,
    expected: ['09-28 09:00 ended done', '09-28 10:00 guide to candidate'],
  },
  '`beside: stop` cancels it': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]
  - { end: done, beside: stop }`,
    expected: ['09-28 09:00 ended done'],
  },
  '`beside: stop` spares what the ending line has just sent': {
    steps: `
  - { tell: candidate, template: in-review, id: early }
  - wait: 1h
  - { tell: candidate, template: guide }
  - { end: done, beside: stop }`,
    world: { fates: { early: undefined } },
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 guide to candidate',
      '09-28 10:00 ended done',
      '09-28 10:00 early dropped',
    ],
  },
  '`until: end` does not keep the case open': {
    steps: `
  - { meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }], until: end }
  - wait: 30m
  - end: done`,
    expected: ['09-28 09:30 ended done'],
  },
  'the flow waits for what runs beside at its end': {
    steps: `
  - meanwhile: [{ wait: 1h }, { tell: candidate, template: guide }]`,
    expected: ['09-28 09:00 ended completed', '09-28 10:00 guide to candidate'],
  },
  'a handler cancels everything open and ends the case': {
    steps: `
  - meanwhile: [{ wait: 10h }, { tell: candidate, template: guide }]${review()}`,
    more: `on:
  withdrawn: [{ tell: candidate, template: withdrawal-noted }, { end: withdrew }]`,
    script: [
      ['2026-09-28T10:00', withdraw],
      ['2026-09-28T10:01', says('head', 'approved')],
    ],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 withdrawn',
      '09-28 10:00 review cancelled',
      '09-28 10:00 withdrawal-noted to candidate',
      '09-28 10:00 ended withdrew',
    ],
  },
  '`when` skips a step': {
    steps: `
  - { tell: candidate, template: guide, when: case.score > 5 }
  - { tell: candidate, template: offer, when: case.score < 5 }
  - end: done`,
    expected: ['09-28 09:00 offer to candidate', '09-28 09:00 ended done'],
  },
  'later expressions see what a step came to': {
    steps: `${review('    approved: []')}
  - choose:
      - { when: review.outcome == 'approved', do: [{ tell: candidate, template: offer }] }
    else: [{ tell: candidate, template: regret }]
  - end: done`,
    script: [['2026-09-28T10:00', says('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 10:00 head says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 ended done',
    ],
  },
});

table('time', {
  'business hours pass only in working hours, over the holiday': {
    steps: `
  - wait: 8 business hours
  - end: done`,
    start: '2026-09-30T16:00',
    expected: ['10-08 16:00 ended done'],
  },
  'a duration is over at the closing time sharp': {
    steps: `
  - wait: 2 business hours
  - end: done`,
    start: '2026-09-28T16:00',
    expected: ['09-28 18:00 ended done'],
  },
  'business days keep the clock time, and make-up days count': {
    steps: `
  - wait: 2 business days
  - end: done`,
    start: '2026-10-09T11:00',
    expected: ['10-12 11:00 ended done'],
  },
  'a reminder by percentage counts working time': {
    steps: review('    remind: 50%').replace('4h', '8 business hours'),
    start: '2026-09-28T14:00',
    expected: [
      '09-28 14:00 review open until 09-29 14:00',
      '09-28 14:00 request to review',
      '09-28 18:00 reminder to review',
      '09-29 14:00 review silent',
      '09-29 14:00 regret to candidate',
      '09-29 14:00 ended rejected',
    ],
  },
  'a reminder outside its window is dropped, one before the end is not': {
    steps: review('    remind: [5h, 1h before, 6h before]'),
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 12:00 reminder to review',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  '`since` counts from the moment that it names': {
    steps: review('    since: case.lastInterviewAt').replace('4h', '1 day'),
    start: '2026-09-29T12:00',
    expected: [
      '09-29 12:00 review open until 09-30 10:00',
      '09-29 12:00 request to review',
      '09-30 10:00 review silent',
      '09-30 10:00 regret to candidate',
      '09-30 10:00 ended rejected',
    ],
  },
  '`wait until` is bounded by `atMost`': {
    steps: `
  - { wait: until case.lastInterviewAt, atMost: 1h }
  - end: done`,
    start: '2026-09-28T09:00',
    expected: ['09-28 10:00 ended done'],
  },
});

const ladder = '    remind: 50%\n    escalate: [{ to: director, within: 2h }]';

table('answers', {
  'an answer counts strictly before the deadline': {
    steps: review(),
    script: [['2026-09-28T12:59', says('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 12:59 head says approved',
      '09-28 12:59 review approved',
      '09-28 12:59 ended completed',
    ],
  },
  'at the deadline itself it is too late': {
    steps: review(),
    script: [['2026-09-28T13:00', says('head', 'approved')]],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  'a rung has a window of its own, without reminders; the first window is over': {
    steps: review(ladder),
    script: [
      ['2026-09-28T13:30', says('head', 'rejected')],
      ['2026-09-28T14:00', says('director', 'approved')],
    ],
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 11:00 reminder to review',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'silence on the last rung is silence, and never a no': {
    steps: review(ladder),
    expected: [
      '09-28 09:00 review open until 09-28 13:00',
      '09-28 09:00 request to review',
      '09-28 11:00 reminder to review',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 15:00 review silent',
      '09-28 15:00 regret to candidate',
      '09-28 15:00 ended rejected',
    ],
  },
});

const three = (need: string, more = '') =>
  review(`    need: ${need}\n${more}`).replace('by: head', 'by: [head, second, third]');
const opened = ['09-28 09:00 review open until 09-28 13:00', '09-28 09:00 request to review'];

table('quorum', {
  'with 2 of 3, two yeses approve at once': {
    steps: three('2'),
    script: [
      ['2026-09-28T10:00', says('head', 'approved')],
      ['2026-09-28T11:00', says('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'with 2 of 3, one no does not decide and two do': {
    steps: three('2'),
    script: [
      ['2026-09-28T10:00', says('head', 'rejected')],
      ['2026-09-28T10:30', says('second', 'rejected')],
      ['2026-09-28T11:00', says('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says rejected',
      '09-28 10:30 second says rejected',
      '09-28 10:30 review rejected',
      '09-28 10:30 regret to candidate',
      '09-28 10:30 ended rejected',
    ],
  },
  'with 1 of 2, one yes and one no is approved': {
    steps: three('any').replace(', third', ''),
    script: [
      ['2026-09-28T10:00', says('head', 'rejected')],
      ['2026-09-28T11:00', says('second', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says rejected',
      '09-28 11:00 second says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'one person fills one seat, and answers once': {
    steps: three('2'),
    world: { holders: { second: ['head'], third: ['third'] } },
    script: [
      ['2026-09-28T10:00', says('head', 'approved')],
      ['2026-09-28T10:10', says('head', 'approved')],
      ['2026-09-28T11:00', says('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  "a rung's person decides for all who have not answered": {
    steps: three('2', '    escalate: [{ to: director, within: 2h }]'),
    script: [
      ['2026-09-28T10:00', says('head', 'approved')],
      ['2026-09-28T14:00', says('director', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 13:00 review to director until 09-28 15:00',
      '09-28 13:00 escalation to review',
      '09-28 14:00 director says approved',
      '09-28 14:00 review approved',
      '09-28 14:00 ended completed',
    ],
  },
  'some answers without a quorum are silence at the end': {
    steps: three('all'),
    script: [['2026-09-28T10:00', says('head', 'approved')]],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 13:00 review silent',
      '09-28 13:00 regret to candidate',
      '09-28 13:00 ended rejected',
    ],
  },
  'a share of the seats is rounded up': {
    steps: three('50%'),
    script: [
      ['2026-09-28T10:00', says('head', 'approved')],
      ['2026-09-28T11:00', says('third', 'approved')],
    ],
    expected: [
      ...opened,
      '09-28 10:00 head says approved',
      '09-28 11:00 third says approved',
      '09-28 11:00 review approved',
      '09-28 11:00 ended completed',
    ],
  },
  'an expression may name the approver': {
    steps: review().replace('by: head', 'by: =case.boss'),
    world: { facts: { boss: 'third' } },
    script: [['2026-09-28T10:00', says('third', 'approved')]],
    expected: [
      ...opened,
      '09-28 10:00 third says approved',
      '09-28 10:00 review approved',
      '09-28 10:00 ended completed',
    ],
  },
});

const refused = { fate: 'refused', reason: 'no such mailbox' } as const;

table('messages', {
  'an outcome holds the line until the mail server has accepted it': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - { tell: recruiter, template: guide }
  - end: done`,
    world: { fates: { told: undefined } },
    script: [
      [
        '2026-09-28T10:00',
        (its) => its.fate('told', { fate: 'accepted', at: utc('2026-09-28T10:00') }),
      ],
    ],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 10:00 guide to recruiter',
      '09-28 10:00 ended done',
    ],
  },
  'every other class goes on at once and is delivered beside the line': {
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - { tell: recruiter, template: guide }
  - end: done`,
    world: { fates: { word: undefined } },
    script: [
      [
        '2026-09-28T10:00',
        (its) => its.fate('word', { fate: 'accepted', at: utc('2026-09-28T10:00') }),
      ],
    ],
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 09:00 guide to recruiter',
      '09-28 09:00 ended done',
    ],
  },
  'an undelivered outcome opens a todo for the recruiter, then for the duty officer': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - end: done`,
    world: { fates: { told: refused } },
    script: [['2026-09-29T10:00', (its) => undelivered(its, 'hr-duty-officer')]],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 09:00 told refused',
      '09-28 09:00 system.undelivered/reach open until 09-29 09:00',
      '09-28 09:00 request to system.undelivered',
      '09-28 14:00 reminder to system.undelivered',
      '09-29 09:00 system.undelivered/reach to hr-duty-officer until 09-30 09:00',
      '09-29 09:00 escalation to system.undelivered',
      '09-29 10:00 hr-duty-officer says reached',
      '09-29 10:00 system.undelivered/reach reached',
      '09-29 10:00 ended done',
    ],
  },
  'a bounce after the line has moved on runs `undelivered` beside it': {
    steps: `
  - { tell: candidate, template: in-review, id: word, undelivered: [{ tell: recruiter, template: guide }] }
  - wait: 3h
  - end: done`,
    world: { fates: { word: undefined } },
    script: [['2026-09-28T10:00', (its) => its.fate('word', refused)]],
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 word refused',
      '09-28 10:00 guide to recruiter',
      '09-28 12:00 ended done',
    ],
  },
  'a status still undelivered when an outcome leaves to the same person is dropped': {
    steps: `
  - { tell: candidate, template: in-review, id: word }
  - wait: 1h
  - { tell: candidate, template: offer }
  - end: done`,
    world: { fates: { word: undefined } },
    expected: [
      '09-28 09:00 in-review to candidate',
      '09-28 10:00 offer to candidate',
      '09-28 10:00 word dropped',
      '09-28 10:00 ended done',
    ],
  },
  'an outcome of unknown fate opens a todo within a business hour': {
    steps: `
  - { tell: candidate, template: offer, id: told }
  - end: done`,
    world: { fates: { told: { fate: 'unknown', reason: 'broke off' } } },
    script: [['2026-09-28T09:30', (its) => undelivered(its, 'recruiter')]],
    expected: [
      '09-28 09:00 offer to candidate',
      '09-28 09:00 told unknown',
      '09-28 09:00 system.unknown/confirm open until 09-28 10:00',
      '09-28 09:00 request to system.unknown',
      '09-28 09:30 recruiter says arrived',
      '09-28 09:30 system.unknown/confirm arrived',
      '09-28 09:30 ended done',
    ],
  },
});

/** Reports the first outcome of the one task that is open. */
function undelivered(its: FakeCase, person: string): unknown {
  const [task] = its.run.tasks;
  const outcome = task?.opened.outcomes[0]?.outcome ?? '';
  return its.act({ task: task?.opened.task ?? '', round: 1, person, outcome, channel: 'page' });
}

const backstop = `backstops:
  - unless: answer
    after: 3 days
    since: case.lastInterviewAt
    do: [{ tell: candidate, template: no-decision-yet }]`;

table('backstops', {
  'a backstop speaks when nothing has been answered in time': {
    steps: review().replace('4h', '9 days'),
    more: backstop,
    start: '2026-09-29T10:00',
    script: [['2026-10-04T10:00', says('head', 'approved')]],
    expected: [
      '09-29 10:00 review open until 10-08 10:00',
      '09-29 10:00 request to review',
      '10-02 10:00 backstop',
      '10-02 10:00 no-decision-yet to candidate',
      '10-04 10:00 head says approved',
      '10-04 10:00 review approved',
      '10-04 10:00 ended completed',
    ],
  },
  'it is silent once an answer has left': {
    steps: `
  - { tell: candidate, template: offer }
  - wait: 9 days
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    expected: ['09-29 10:00 offer to candidate', '10-08 10:00 ended done'],
  },
  '`end` cancels it': {
    steps: `
  - meanwhile: [{ wait: 9 days }]
  - end: done`,
    more: backstop,
    start: '2026-09-29T10:00',
    expected: ['09-29 10:00 ended done'],
  },
});
