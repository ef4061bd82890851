import { progress } from '../../../engine/progress/progress.ts';
import type { Entry, Fact } from '../../../engine/model/journal.ts';
import type { MessageClass } from '../../../engine/model/message.ts';
import type { Plan } from '../../../engine/model/plan.ts';

const plan: Plan = {
  interpreter: 1,
  flow: 'core',
  title: 'Core',
  zone: 'Asia/Shanghai',
  calendars: {},
  steps: [],
  on: {},
  backstops: [],
  system: { undelivered: [], unknown: [] },
  classes: {},
  pages: [
    { step: 'department', label: 'Department review' },
    { step: 'group', label: 'Group approval' },
    { step: 'decision', label: 'Decision' },
  ],
  texts: '',
};

const journal = (...facts: readonly Fact[]): readonly Entry[] =>
  facts.map((fact, i) => ({ seq: i + 1, at: (i + 1) * 100, ...fact }));

const opened = (task: string, page?: string, more: Partial<Fact> = {}): Fact =>
  ({
    kind: 'opened',
    task,
    round: 1,
    type: 'decision',
    title: task,
    by: ['boss'],
    need: 1,
    outcomes: [],
    deadline: 5000,
    expectedBy: 9000,
    commentOn: [],
    ...(page !== undefined && { page }),
    ...more,
  }) as Fact;
const settled = (task: string, outcome: string): Fact => ({
  kind: 'settled',
  task,
  round: 1,
  outcome,
  silent: false,
});
const sent = (c: MessageClass, who = 'candidate'): Fact => ({
  kind: 'sent',
  message: `${c}-1`,
  step: 'told',
  template: c,
  class: c,
  to: { who },
});
const accepted = (c: MessageClass): Fact => ({
  kind: 'accepted',
  message: `${c}-1`,
  acceptedAt: 777,
});
const department = opened('department', 'Department review');
const group = opened('group', 'Group approval');
const ended: Fact = { kind: 'ended', outcome: 'rejected' };

/** One line a reader can compare: done @ time | current until | follows | outcome and closing. */
const summary = (entries: readonly Entry[]) => {
  const view = progress(plan, entries);
  return [
    view.done.map(({ step, at }) => `${step}@${at}`).join(' '),
    view.current ? `${view.current.step}<${view.current.expectedBy ?? '?'}` : '',
    view.follows.map(String).join(', '),
    [view.outcome, view.closed].filter((word) => word !== undefined).join(' '),
  ].join(' | ');
};

test.each<[string, readonly Fact[], string]>([
  [
    'before anything, all of it follows',
    [],
    ' |  | Department review, Group approval, Decision | ',
  ],
  [
    'an open step is the current one, expected at the end of its escalation chain',
    [department],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'a settled step is still the current one while nothing later has opened',
    [department, settled('department', 'approved')],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'it is done, with the time of its decision, once the flow has gone on',
    [department, settled('department', 'approved'), group],
    'department@200 | group<9000 | Decision | ',
  ],
  [
    'a rejection moves nothing while the regret is on its way',
    [department, settled('department', 'rejected'), sent('regret')],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'nor does it show when the case has ended and the regret was never accepted',
    [department, settled('department', 'rejected'), sent('regret'), ended],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'the regret tells it, and nothing follows',
    [department, settled('department', 'rejected'), sent('regret'), accepted('regret'), ended],
    'department@200 |  |  | regret told',
  ],
  [
    'an accepted offer closes the current step, and later pages follow',
    [department, settled('department', 'approved'), sent('offer'), accepted('offer')],
    'department@200 |  | Group approval, Decision | offer',
  ],
  [
    'an offer that is not accepted yet leaves the page where it is',
    [department, settled('department', 'approved'), sent('offer')],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'a word that there is no decision yet is no outcome',
    [
      department,
      settled('department', 'silent'),
      sent('decision-status'),
      accepted('decision-status'),
    ],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'an undecided case closes once that word was accepted',
    [department, sent('decision-status'), accepted('decision-status'), ended],
    ' | department<9000 |  | told',
  ],
  [
    'a message to somebody else tells the candidate nothing',
    [
      department,
      settled('department', 'rejected'),
      sent('regret', 'recruiter'),
      accepted('regret'),
    ],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'a shown step has its expected time',
    [department, { kind: 'shown', step: 'decision', label: 'Decision', expectedBy: 4000 }],
    'department@200 | decision<4000 |  | ',
  ],
  [
    'a page of the rejected branch stays hidden before the outcome',
    [
      department,
      settled('department', 'rejected'),
      { kind: 'shown', step: 'department.rejected/x', label: 'Regret' },
    ],
    ' | department<9000 | Group approval, Decision | ',
  ],
  [
    'a step that opens again is the current one again',
    [department, group, opened('department', 'Department review', { round: 2 })],
    'group@300 | department<9000 | Decision | ',
  ],
  [
    'a withdrawal closes the page at once',
    [department, { kind: 'event', event: 'withdrawn', person: 'candidate', channel: 'page' }],
    ' | department<9000 |  | withdrawn',
  ],
])('%s', (_title, facts, line) => {
  expect(summary(journal(...facts))).toBe(line);
});

test('told lists what was accepted by the mail server, with its time', () => {
  const entries = journal(sent('status'), accepted('status'), sent('regret'));
  expect(progress(plan, entries).told).toEqual([
    { message: 'status-1', template: 'status', class: 'status', at: 777 },
  ]);
});

const form = { type: 'form', by: ['candidate'] } as Partial<Fact>;
test.each<[string, readonly Fact[], readonly string[]]>([
  ['a form for the candidate waits', [opened('onboarding', undefined, form)], ['onboarding']],
  ['a task of somebody else does not', [opened('department')], []],
  [
    'an answered one does not',
    [opened('onboarding', undefined, form), settled('onboarding', 'answered')],
    [],
  ],
  [
    'a cancelled one does not',
    [opened('onboarding', undefined, form), { kind: 'cancelled', task: 'onboarding', round: 1 }],
    [],
  ],
  ['none waits once the case is over', [opened('onboarding', undefined, form), ended], []],
])('forms: %s', (_title, facts, tasks) => {
  expect(progress(plan, journal(...facts)).forms.map(({ task }) => task)).toEqual(tasks);
});
