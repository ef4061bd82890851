import { subjectOfSteps } from '../subject.ts';
import {
  answerInTime,
  approved,
  findingLines,
  keeping,
  offer,
  shippedPack,
} from './pack-findings.ts';

// How long an offer says that it stands, and how long it can be answered.

const cutShort = 'answer-cut-short | yes | offer-open-until-expiry | told';
const afterExpiry = 'answer-after-expiry | yes | offer-closes-at-expiry | told';

test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'less time to answer than the offer says',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 2 days, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'less time to answer beside the line',
    `${approved}${offer}  - { meanwhile: [{ ask: candidate, id: yes, form: answer, within: 2 days, silent: [] }] }\n`,
    {},
    [cutShort],
  ],
  [
    'as much time to answer, on an escalation chain',
    `${approved}${offer}  - { ask: candidate, form: answer, within: 2 days, escalate: [{ to: recruiter, within: 1 day }], silent: [] }\n`,
    {},
    [],
  ],
  [
    'more time to answer than the offer says',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 4 days, since: told.sentAt, silent: [] }\n`,
    {},
    [afterExpiry],
  ],
  [
    'as much time to answer, which begins a day later',
    `${approved}${offer}  - { wait: 1 day }\n  - { ask: candidate, id: yes, form: answer, within: 3 days, silent: [] }\n`,
    {},
    [afterExpiry],
  ],
  [
    'two business days are less than three days on a Monday, and more on a Friday',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 2 business days, silent: [] }\n`,
    {},
    [cutShort, afterExpiry],
  ],
  [
    'three business days are never less than three days',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 3 business days, silent: [] }\n`,
    {},
    [afterExpiry],
  ],
  [
    'time that counts from before the offer',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 3 days, since: case.lastInterviewAt, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'time that is over before the candidate is asked',
    `${approved}${offer}  - { wait: 2 business days }\n  - { todo: Call, for: recruiter, within: 1 business day, outcomes: { done: [] }, silent: [] }\n  - { ask: candidate, id: yes, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'a call before the candidate is asked',
    `${approved}${offer}  - { wait: 1h }\n  - { todo: Call, for: recruiter, within: 1 day, outcomes: { done: [] }, silent: [] }\n  - { ask: candidate, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [],
  ],
  [
    'time that counts from its arrival',
    `${approved}${offer}  - { ask: candidate, form: answer, within: 3 days, since: told.deliveredAt, silent: [] }\n`,
    {},
    [],
  ],
  [
    'a day less than is given, and a mail, before the candidate is asked',
    `${approved}${offer}  - { wait: 4310m }\n  - { ask: candidate, id: yes, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'a moment less than that',
    `${approved}${offer}  - { wait: 4300m }\n  - { ask: candidate, id: yes, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [],
  ],
  [
    'three days from its arrival, the first of which passes before the candidate is asked',
    `${approved}${offer}  - { wait: 1 day }\n  - { ask: candidate, form: answer, within: 3 days, since: told.deliveredAt, silent: [] }\n`,
    {},
    [],
  ],
  [
    'three days from its arrival, all of which pass before the candidate is asked',
    `${approved}${offer}  - { wait: 3 days }\n  - { ask: candidate, id: yes, form: answer, within: 3 days, since: told.deliveredAt, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'many short waits before the candidate is asked',
    `${approved}${offer}${'  - { wait: 1h }\n'.repeat(12)}  - { ask: candidate, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [],
  ],
  [
    'more hours of work than are compared, before the candidate is asked',
    `${approved}${offer}${'  - { wait: 1 business hour }\n'.repeat(12)}  - { ask: candidate, id: yes, form: answer, within: 3 days, since: told.sentAt, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'an offer whose form opens by what the silence of a call leads to',
    `${approved}${offer}  - { todo: Call, for: recruiter, within: 1 day, outcomes: { done: [${answerInTime.trim().slice(2).replace('ask: candidate', 'ask: candidate, id: yes')}] }, silent: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'an offer whose form opens by what was noted of a call',
    `${approved}${offer}  - { todo: Call, id: call, for: recruiter, within: 1 day, outcomes: { done: [] }, silent: [] }\n  - { choose: [{ when: "call.comment == ''", do: [${answerInTime.trim().slice(2).replace('ask: candidate', 'ask: candidate, id: yes')}] }], else: [] }\n`,
    {},
    [cutShort],
  ],
  [
    'a form that can only be filled in, behind one outcome of a call',
    `${approved}${offer}  - { todo: Call, for: recruiter, within: 1 day, outcomes: { done: [{ ask: candidate, id: yes, form: size, within: 3 days, silent: [] }] }, silent: [] }\n`,
    {
      'forms/size.yaml':
        'form: size\ntitle: Size\nfields: [{ name: size, type: text, label: Size }]\n',
    },
    [afterExpiry],
  ],
  [
    'a form whose time counts from another message of the same name',
    `${approved}  - { tell: recruiter, id: told, template: notice }\n  - run: part\n`,
    {
      'parts/part.yaml': `part: part\nsteps:\n${offer.replace('told', 'out')}  - { tell: recruiter, id: told, template: notice }\n${answerInTime.replace('form', 'id: yes, form')}`,
    },
    ['answer-cut-short | part/yes | offer-open-until-expiry | part/out'],
  ],
  [
    'an offer taken back behind a form that is no answer to it',
    `${approved}${offer}  - { ask: candidate, id: yes, form: answer, within: 1h, silent: [] }\n  - { tell: candidate, id: back, template: corrected }\n`,
    {},
    [cutShort, 'offer-taken-back | back | offer-stands | corrected | told'],
  ],
  [
    'an offer taken back when its time has passed',
    `${approved}${offer}${answerInTime}  - { tell: candidate, template: corrected }\n`,
    {},
    [],
  ],
])('cn: %s', async (_sentence, steps, more, findings) => {
  const subject = await subjectOfSteps(keeping('cn', steps), { ...shippedPack('cn'), ...more });
  expect(findingLines(subject)).toEqual(findings);
});
