import { prove } from '../../../../engine/analysis/prove.ts';
import { subjectOfSteps } from '../subject.ts';

// What people have decided, as rules about it read it: which form answers an offer, whose silence is none, and who is owed no decision.

/** Codes and steps of what is found in a flow, but for missing answers. */
const foundIn = async (steps: string, more: string): Promise<readonly string[]> => {
  const { plan, context } = await subjectOfSteps(
    `flow: main\ntitle: Main\ncalendar: office\nsteps:\n${steps}${more}`,
  );
  return prove(plan, context)
    .findings.filter(({ code }) => code !== 'ghosted')
    .map(({ code, at }) => `${code} ${'step' in at ? at.step : ''}`);
};

const ends = 'rejected: [{ end: no }], silent: [{ end: no }]';
const approve = (arms: string): string =>
  `  - { approve: A, id: a, by: head, within: 1h, ${arms} }\n`;
const offer = (id: string, expires: string): string =>
  `  - { tell: candidate, id: ${id}, template: offer, with: { expires: ${expires} } }\n`;
const form = (within: string, more = ''): string =>
  `  - { ask: candidate, id: form, form: answer, within: ${within}, silent: []${more} }\n`;
const undecided = '{ tell: candidate, id: later, template: no-decision }';
const regret = '{ tell: candidate, id: no, template: regret }';
const late = '{ tell: candidate, id: late, template: regret }';
const beside = (id: string): string =>
  `{ approve: A, id: ${id}, by: head, within: 1h, rejected: [], silent: [] }`;
const again = `{ approve: B, id: b, by: director, within: 1h, ${ends} }`;

test.each([
  [
    'another offer behind a form that is no answer to the first',
    approve(ends) + offer('told', '3 days') + form('1h') + offer('again', '5 days'),
    '',
    ['two-offers again'],
  ],
  [
    'another offer behind the answer to the first',
    approve(ends) +
      offer('told', '3 days') +
      form('3 days', ', since: told.sentAt') +
      offer('again', '5 days'),
    '',
    [],
  ],
  [
    'another offer behind a form for which there is as much time as the first stands, by chance',
    approve(ends) + offer('told', '3 days') + form('3 days') + offer('again', '5 days'),
    '',
    ['two-offers again'],
  ],
  [
    'a no that facts bring about, behind a task in which everybody was silent',
    `  - { todo: T, id: t, for: head, within: 1h, outcomes: { done: [{ end: no }] }, silent: [] }\n  - { choose: [{ when: "case.position.score < 2.0", do: [${regret}] }], id: by-score }\n`,
    '',
    ['rejection-by-score by-score'],
  ],
  [
    'a second "no decision yet" behind a no, since whoever was asked again was silent',
    approve(
      `rejected: [${undecided}, { approve: B, id: b, by: director, within: 1h, rejected: [{ end: no }], silent: [{ tell: candidate, id: last, template: no-decision }, { end: no }] }], silent: [{ end: no }]`,
    ),
    '',
    ['undecided-after-no last'],
  ],
  [
    'a withdrawal behind a no and "no decision yet"',
    approve(`rejected: [${undecided}, { wait: 1 day }, ${again}], silent: [{ end: no }]`),
    'on: { withdrawn: [{ tell: candidate, template: notice }, { end: withdrew }] }\n',
    [],
  ],
  [
    'a "no decision yet" behind a no that was said beside the line, where somebody else has been asked since',
    `  - { meanwhile: [${beside('a')}] }\n  - { wait: 2h }\n  - { approve: B, id: b, by: director, within: 1h, rejected: [{ end: no }], silent: [${undecided}, { end: no }] }\n`,
    '',
    ['undecided-after-no later'],
  ],
  [
    'a "no decision yet" behind a no beside the line and a yes since',
    `  - { meanwhile: [${beside('a')}] }\n  - { wait: 2h }\n  - { approve: B, id: b, by: director, within: 1h, ${ends} }\n  - ${undecided}\n`,
    '',
    [],
  ],
  [
    'a "no decision yet" behind a no to whom a backstop has asked',
    `  - { wait: 3 days }\n  - ${undecided}\n`,
    `backstops: [{ unless: answer, after: 1 day, do: [${beside('a')}] }]\n`,
    ['undecided-after-no later'],
  ],
  [
    'a regret behind the yes of whom a backstop has asked',
    `  - { wait: 3 days }\n  - ${regret}\n`,
    `backstops: [{ unless: answer, after: 1 day, do: [${beside('a')}] }]\n`,
    ['regret-after-yes no'],
  ],
  [
    'a regret behind silence',
    approve(`rejected: [${regret}, { end: no }], silent: [${late}, { end: no }]`),
    '',
    ['regret-by-silence a'],
  ],
  [
    'a regret behind silence that counts as a no',
    approve(`rejected: [${regret}, { end: no }], silent: rejected`),
    '',
    [],
  ],
  [
    'a regret behind the silence of two, and behind the no of either',
    approve(
      `rejected: [${regret}, { end: no }], silent: [{ approve: B, id: b, by: director, within: 1h, rejected: [${late}, { end: no }], silent: [{ tell: candidate, id: last, template: regret }, { end: no }] }]`,
    ),
    '',
    ['regret-by-silence b'],
  ],
  [
    'a regret to which facts lead, behind silence',
    approve('approved: [{ end: yes }], rejected: [{ end: no }], silent: []') +
      `  - { choose: [{ when: "case.position.score < 2.0", do: [${regret}] }], id: by-score }
`,
    '',
    ['rejection-by-score by-score'],
  ],
  [
    'a regret behind silence, once somebody has reported',
    approve(
      `rejected: [{ end: no }], silent: [{ todo: T, id: t, for: head, within: 1h, outcomes: { no: [${regret}] }, silent: [] }]`,
    ),
    '',
    [],
  ],
  [
    'a regret to which silence and a yes lead, which stands in the wrong place',
    approve('rejected: [{ end: no }], silent: []') +
      `  - ${regret}
`,
    '',
    ['regret-after-yes no'],
  ],
])('%s', async (_sentence, steps, more, found) => {
  expect(await foundIn(steps, more)).toEqual(found);
});
