import { prove } from '../../../../engine/analysis/prove.ts';
import { partText } from '../../../definition-files.ts';
import { subjectOfSteps } from '../subject.ts';

/** Another flow with a step of that name. */
const part = {
  'parts/part.yaml': partText('part', '  - { tell: candidate, id: told, template: notice }\n'),
};

/** The tasks whose time may be over when they open. */
const overIn = async (steps: string): Promise<readonly string[]> => {
  const { plan, context } = await subjectOfSteps(steps, part);
  return prove(plan, context).findings.flatMap(({ code, at }) =>
    code === 'window-over' && 'step' in at ? [at.step] : [],
  );
};

const asked =
  '  - { approve: A, id: a, by: head, within: 1h, rejected: [{ end: no }], silent: [{ end: no }] }\n';
const told = '  - { tell: candidate, id: told, template: offer, with: { expires: 3 days } }\n';
const task = (id: string, rest: string): string =>
  `  - { todo: T, id: ${id}, for: head, ${rest}, outcomes: { done: [] }, silent: [] }\n`;
const answer = (within: string, silent = '[]'): string =>
  `  - { ask: candidate, id: answer, form: answer, within: ${within}, since: told.sentAt, silent: ${silent} }\n`;

test.each<[string, string, readonly string[]]>([
  ['at once', `${asked}${told}${answer('3 days')}`, []],
  ['after a shorter wait', `${asked}${told}  - { wait: 2 days }\n${answer('3 days')}`, []],
  ['after a longer wait', `${asked}${told}  - { wait: 4 days }\n${answer('3 days')}`, ['answer']],
  ['a mail that takes its time', `${asked}${told}${answer('10 minutes')}`, ['answer']],
  [
    'after a wait that may be short',
    `${asked}${told}  - { wait: until case.lastInterviewAt, atMost: 4 days }\n${answer('3 days')}`,
    ['answer'],
  ],
  [
    'after a task that people may answer late',
    `${asked}${told}${task('t', 'within: 4 days')}${answer('3 days')}`,
    ['answer'],
  ],
  [
    'after a task with two levels, neither of which is too long by itself',
    `${asked}${told}  - { todo: T, id: t, for: head, within: 2 days, escalate: [{ to: director, within: 2 days }], outcomes: { done: [] }, silent: [] }\n${answer('3 days')}`,
    ['answer'],
  ],
  [
    'after one that counts from the same moment',
    `${asked}${told}${task('t', 'within: 2 days, since: told.sentAt')}${task('u', 'within: 2 days, since: told.sentAt')}${answer('3 days')}`,
    [],
  ],
  [
    'after one that counts from the same moment, for longer',
    `${asked}${told}${task('t', 'within: 4 days, since: told.sentAt')}${answer('3 days')}`,
    ['answer'],
  ],
  [
    'after one that counts from another moment, which may be over at once',
    `${asked}${told}${task('t', `within: 4 days, since: "case.lastInterviewAt + duration('240h')"`)}${answer('3 days')}`,
    [],
  ],
  [
    'after a message of that name in a part, which another name means there',
    `${asked}${told}  - { wait: 4 days }\n  - { run: part, id: p }\n${answer('3 days')}`,
    ['answer'],
  ],
  [
    'beside what takes long',
    `${asked}${told}  - meanwhile: [{ wait: 9 days }]\n${answer('3 days')}`,
    [],
  ],
  [
    'in a branch of its own, of which nothing is said',
    `${asked}${told}  - meanwhile: [${answer('3 days').trim().slice(2)}]\n  - { wait: 9 days }\n`,
    [],
  ],
  [
    'working time over a weekend is longer than it looks',
    `${asked}${told}  - { wait: 20h }\n${answer('8 business hours')}`,
    ['answer'],
  ],
  [
    'from a moment of the case that every flow takes to be two business days back at most',
    task('t', 'within: 1h, since: case.lastInterviewAt'),
    ['t'],
  ],
  ['for longer than that', task('t', 'within: 3 business days, since: case.lastInterviewAt'), []],
  [
    'from a moment of which nothing is said',
    task('t', `within: 1h, since: "case.lastInterviewAt + duration('2h')"`),
    [],
  ],
  [
    'from a moment of the case that the flow takes to be near',
    `flow: main\ntitle: Main\ncalendar: office\nassume: { start: { after: case.lastInterviewAt, within: 2h } }\nsteps:\n${task('t', 'within: 3h, since: case.lastInterviewAt')}`,
    [],
  ],
  [
    'from a moment of the case that the flow takes to be further away',
    `flow: main\ntitle: Main\ncalendar: office\nassume: { start: { after: case.lastInterviewAt, within: 2 days } }\nsteps:\n${task('t', 'within: 3h, since: case.lastInterviewAt')}`,
    ['t'],
  ],
])('%s', async (_what, steps, expected) => {
  expect(await overIn(`${steps}  - { tell: candidate, template: no-decision }\n`)).toEqual(
    expected,
  );
});
