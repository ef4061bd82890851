import { prove } from '../../../../engine/analysis/prove.ts';
import { planOf } from '../../compiled-plan.ts';

// What a backstop does for the answer, and to it.

const hour = 3_600_000;
const mail = hour / 4;
const slow = '  - { wait: 9 days }\n';
const answer = '  - { tell: candidate, template: offer }\n';
const asked = '  - { approve: May we?, by: head, within: 9 days, silent: rejected }\n';

const backstop = (unless: string, does: string) =>
  `backstops: [{ unless: ${unless}, after: 1 day, do: [${does}] }]`;
const undecided = '{ tell: candidate, template: no-decision-yet }';

/** Whether it may never come, and when at the latest. */
async function proved(steps: string, more: string) {
  const plan = await planOf(
    `flow: main\ntitle: Test\ncalendar: office\npromises: [{ tell: candidate, about: answer, within: 20 days }]\nsteps:\n${steps}${more}`,
  );
  const { findings, bounds } = prove(plan);
  const ghosted = findings.some(({ code }) => code === 'ghosted');
  return [ghosted ? 'may never come' : 'comes', bounds[0]?.longest.ms];
}

test.each([
  [
    'one that tells helps',
    slow + answer,
    backstop('answer', undecided),
    'comes',
    24 * hour + 1 + mail,
  ],
  [
    'one that may wait for a message that then tells nobody helps later',
    `${slow}  - { tell: candidate, template: offer, undelivered: [${undecided}] }\n`,
    backstop('answer', undecided),
    'comes',
    24 * hour + 1 + 2 * mail,
  ],
  [
    'one that another message keeps quiet does not',
    `${slow}  - { tell: candidate, template: in-review }\n${answer}`,
    backstop('status', undecided),
    'comes',
    9 * 24 * hour + mail,
  ],
  [
    'one that the mail asking somebody keeps quiet does not',
    asked + answer,
    backstop('notice', undecided),
    'comes',
    9 * 24 * hour + mail,
  ],
  [
    'one that ends the case takes the answer away, though another message would keep it quiet',
    `${slow}  - { tell: candidate, template: in-review }\n${answer}`,
    backstop('status', '{ end: over }'),
    'may never come',
    9 * 24 * hour + mail,
  ],
])('%s', async (_title, steps, more, comes, longest) => {
  expect(await proved(steps, more)).toEqual([comes, longest]);
});

test.each([
  ['may end the case', '{ end: over }', true],
  ['tells', undecided, false],
])('a backstop that %s: a promise that counts from a step', async (_title, does, breaks) => {
  const plan = await planOf(
    `flow: main\ntitle: Test\ncalendar: office\npromises: [{ tell: candidate, about: notice, within: 9 days, after: told }]\nsteps:\n  - { tell: candidate, id: told, template: offer }\n  - { wait: 2 days }\n  - { tell: candidate, template: onboarding-guide }\n${backstop('told', does)}`,
  );
  expect(prove(plan).findings.some(({ code }) => code === 'promise-never')).toBe(breaks);
});
