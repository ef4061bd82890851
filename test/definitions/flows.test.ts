import { type FakeCase, fakeCase } from '../engine/fake-host.ts';
import { sampleFacts } from './sample-facts.ts';
import { shippedPlan, shipped } from './shipped.ts';

const start = Date.parse('2026-11-23T14:00+08:00');
const minute = 60_000;

test('nothing is reported of the shipped definitions', () => {
  expect(shipped.diagnostics).toEqual([]);
});

interface ScriptedAnswer {
  /** Minutes after the start. */
  readonly after: number;
  readonly who: string;
  readonly task: string;
  readonly outcome: string;
}

const parseAnswer = (script: string): ScriptedAnswer => {
  const [after = '', who = '', task = '', outcome = ''] = script.split(' ');
  return { after: Number(after), who, task, outcome };
};

const playScript = (flow: string, script: readonly string[]): FakeCase => {
  const fake = fakeCase(shippedPlan(flow), { start, facts: sampleFacts(flow) });
  for (const { after, who, task, outcome } of script.map(parseAnswer)) {
    fake.until(start + after * minute);
    const refused =
      task === 'withdrawn'
        ? fake.act({ event: 'withdrawn', person: who, channel: 'page' })
        : fake.act({ task, round: 1, person: who, outcome, comment: 'so', channel: 'page' });
    expect(refused).toBeUndefined();
  }
  fake.finish();
  return fake;
};

/** The mails of the candidate with their times in Shanghai, and how the case ended. */
const candidateTimeline = ({ entries, messages }: FakeCase): readonly string[] => {
  const toCandidate = messages.filter(({ to, task }) =>
    'who' in to ? to.who === 'candidate' : 'rung' in to && task?.id.split('/').at(-1) === 'answer',
  );
  return entries.flatMap((entry) => {
    if (entry.kind === 'ended') return [`${clock(entry.at)} ended ${entry.outcome}`];
    const message = entry.kind === 'accepted' && toCandidate.find(({ id }) => id === entry.message);
    return message ? [`${clock(entry.at)} ${message.template}`] : [];
  });
};
const clock = (at: number): string =>
  new Date(at + 480 * minute).toISOString().slice(5, 16).replace('T', ' ');

/** Who was asked, reminded and asked instead. */
const taskTimeline = ({ entries }: FakeCase, task: string): readonly string[] =>
  entries.flatMap((entry) => {
    if (!('task' in entry) || entry.task !== task) return [];
    if (entry.kind === 'opened') return [`${clock(entry.at)} asks ${entry.by.join(', ')}`];
    if (entry.kind === 'reminded') return [`${clock(entry.at)} reminds ${entry.people.join(', ')}`];
    if (entry.kind === 'escalated') return [`${clock(entry.at)} asks ${entry.to.join(', ')}`];
    return entry.kind === 'settled' ? [`${clock(entry.at)} ${entry.outcome}`] : [];
  });

const approvals = {
  'basic-instant': '10 department-head confirm approved',
  'urgent-fast-track': '10 director-hr directors approved',
};

// prettier-ignore
test.each([
  ['basic-instant', 'approved and accepted', [approvals['basic-instant'], '90 candidate answer accepted', '100 recruiter hr-call reached'],
    ['11-23 14:00 in-review', '11-23 14:10 instant-offer', '11-23 15:10 onboarding-guide', '11-23 15:30 ended accepted', '11-23 15:30 acceptance-noted']],
  ['basic-instant', 'declined at once: no guide, no call', [approvals['basic-instant'], '20 candidate answer declined'],
    ['11-23 14:00 in-review', '11-23 14:10 instant-offer', '11-23 14:20 ended declined', '11-23 14:20 decline-noted']],
  ['basic-instant', 'the offer unanswered', [approvals['basic-instant']],
    ['11-23 14:00 in-review', '11-23 14:10 instant-offer', '11-23 15:10 onboarding-guide', '11-26 14:10 ended no-answer', '11-26 14:10 offer-lapsed']],
  ['basic-instant', 'nobody could reach the candidate by phone', [approvals['basic-instant'], '30 recruiter hr-call unreachable', '40 candidate answer accepted'],
    ['11-23 14:00 in-review', '11-23 14:10 instant-offer', '11-23 14:30 call-missed', '11-23 14:40 ended accepted', '11-23 14:40 acceptance-noted', '11-23 15:10 onboarding-guide']],
  ['basic-instant', 'rejected', ['10 department-head confirm rejected'],
    ['11-23 14:00 in-review', '11-23 14:10 regret', '11-23 14:10 ended rejected']],
  ['basic-instant', 'everyone silent', [],
    ['11-23 14:00 in-review', '11-23 14:55 no-decision-yet', '11-26 14:55 ended undecided']],
  ['basic-instant', 'withdrawn', ['5 candidate withdrawn'],
    ['11-23 14:00 in-review', '11-23 14:05 ended withdrew', '11-23 14:05 withdrawal-noted']],
  ['core-transparent', 'approved by two of three and accepted', ['60 department-hr department approved', '90 group-hr group approved', '120 business-owner group approved', '200 recruiter beside/hr-call reached', '1440 candidate answer accepted'],
    ['11-23 14:00 in-review', '11-23 16:00 offer', '11-23 17:00 onboarding-guide', '11-24 14:00 ended accepted', '11-24 14:00 acceptance-noted']],
  ['core-transparent', 'one no leaves two for yes', ['60 department-hr department approved', '90 group-hr group rejected', '100 business-owner group approved', '120 finance-partner group approved', '130 candidate answer declined'],
    ['11-23 14:00 in-review', '11-23 16:00 offer', '11-23 16:10 ended declined', '11-23 16:10 decline-noted']],
  ['core-transparent', 'two noes', ['60 department-hr department approved', '90 group-hr group rejected', '100 business-owner group rejected'],
    ['11-23 14:00 in-review', '11-23 15:40 regret', '11-23 15:40 ended rejected']],
  ['core-transparent', 'everyone silent in the department', [],
    ['11-23 14:00 in-review', '11-24 18:00 no-decision-yet', '11-30 09:00 ended undecided']],
  ['core-transparent', 'withdrawn with an offer in hand', ['60 department-hr department approved', '90 group-hr group approved', '120 business-owner group approved', '130 candidate withdrawn'],
    ['11-23 14:00 in-review', '11-23 16:00 offer', '11-23 16:10 ended withdrew', '11-23 16:10 withdrawal-noted']],
  ['urgent-fast-track', 'one director is enough; the manager calls the hesitant', [approvals['urgent-fast-track'], '30 recruiter hr-call hesitant', '60 hiring-manager hr-call.hesitant/manager-call/call convinced', '100 candidate answer accepted'],
    ['11-23 14:00 in-review', '11-23 14:10 urgent-offer', '11-23 15:10 onboarding-guide', '11-23 15:40 ended accepted', '11-23 15:40 acceptance-noted']],
  ['urgent-fast-track', 'both directors say no', ['10 director-hr directors rejected', '20 director-business directors rejected'],
    ['11-23 14:00 in-review', '11-23 14:20 regret', '11-23 14:20 ended rejected']],
  ['urgent-fast-track', 'everyone silent', [],
    ['11-23 14:00 in-review', '11-23 14:45 no-decision-yet', '11-26 14:45 ended undecided']],
])('%s, %s', (flow, _title, script, expected) => {
  expect(candidateTimeline(playScript(flow, script))).toEqual(expected);
});

// prettier-ignore
test.each([
  ['basic-instant', 'confirm', [], ['11-23 14:00 asks department-head', '11-23 14:15 reminds department-head', '11-23 14:30 asks area-manager', '11-23 14:45 asks hr-duty-officer', '11-23 14:55 silent']],
  ['basic-instant', 'confirm', ['50 hr-duty-officer confirm approved'], ['11-23 14:00 asks department-head', '11-23 14:15 reminds department-head', '11-23 14:30 asks area-manager', '11-23 14:45 asks hr-duty-officer', '11-23 14:50 approved']],
  ['core-transparent', 'department', [], ['11-23 14:00 asks department-hr', '11-23 18:00 reminds department-hr', '11-24 13:12 reminds department-hr', '11-24 14:00 asks hr-director', '11-24 18:00 silent']],
  ['core-transparent', 'group', ['60 department-hr department approved'], ['11-23 15:00 asks group-hr, finance-partner, business-owner', '11-24 10:00 reminds group-hr, finance-partner, business-owner', '11-24 13:00 reminds group-hr, finance-partner, business-owner', '11-24 15:00 asks hr-director', '11-24 17:00 silent']],
  ['urgent-fast-track', 'directors', [], ['11-23 14:00 asks director-business, director-hr', '11-23 14:15 reminds director-business, director-hr', '11-23 14:30 asks hr-director', '11-23 14:45 silent']],
])('%s: who is asked for %s', (flow, task, script, expected) => {
  expect(taskTimeline(playScript(flow, script), task)).toEqual(expected);
});
