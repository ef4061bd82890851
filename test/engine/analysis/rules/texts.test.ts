import { givenValues } from '../../../../engine/analysis/rules/given-values.ts';
import { rules } from '../../../../engine/analysis/rules/index.ts';
import { offerTerms } from '../../../../engine/analysis/rules/shown-fields.ts';
import { casesOf, subjectOfSteps } from '../subject.ts';
import { templateFiles } from '../../../definition-files.ts';

/** Findings on a line each: severity, code, place, and what they name. */
const found = async (steps: string, more: Readonly<Record<string, string>> = {}) => {
  const { flow, plan, context } = await subjectOfSteps(steps, more);
  const subject = { flow, context: { ...context, calendars: plan.calendars } };
  const inOrder = casesOf(flow, context).flatMap((guardCase) =>
    rules.flatMap((rule) => ('monitor' in rule ? rule.monitor(guardCase) : [])),
  );
  return [...inOrder, ...givenValues.find(subject), ...offerTerms.find(subject)].map(
    ({ code, severity, at, values }) => {
      const place = 'step' in at ? at.step : 'backstop' in at ? `backstop ${at.backstop}` : '';
      return [severity, code, place, ...Object.values(values)].join(' | ');
    },
  );
};

const ask = (arms: string): string => `  - { approve: A, id: a, by: head, within: 1h, ${arms} }\n`;
const offer = '{ tell: candidate, id: told, template: offer, with: { expires: 3 days } }';
const regret = '{ tell: candidate, id: no, template: regret }';
const undecided = '{ tell: candidate, id: later, template: no-decision }';
const ends = 'rejected: [{ end: no }], silent: [{ end: no }]';

test.each<[string, string, readonly string[]]>([
  ['an offer after a yes', `${ask(ends)}  - ${offer}\n`, []],
  [
    'an offer in the branch of a no',
    ask(`rejected: [${offer}], silent: []`),
    ['error | offer-after-no | told | offer | a'],
  ],
  [
    'an intent in the branch of silence',
    ask(`rejected: [], silent: [{ tell: candidate, id: told, template: intent }]`),
    ['error | offer-after-no | told | intent | a'],
  ],
  [
    'an offer behind a step whose no falls through',
    `${ask('rejected: [], silent: [{ end: no }]')}  - ${offer}\n`,
    ['error | offer-after-no | told | offer | a'],
  ],
  [
    'a condition over the facts of the case makes no yes of a no',
    ask(
      `rejected: [{ choose: [{ when: "case.position.score > 3.0", do: [${offer}] }] }], silent: []`,
    ),
    ['error | offer-after-no | told | offer | a'],
  ],
  [
    'a no and an offer that never stand on one path',
    `  - { approve: A, id: a, by: head, within: 1h, rejected: [], silent: [{ end: no }], when: "case.position.score < 3.0" }\n  - { tell: candidate, id: told, template: offer, with: { expires: 3 days }, when: "case.position.score > 4.0" }\n`,
    ['error | offer-unapproved | told | told | told'],
  ],
  [
    'what follows may ask what has been answered',
    `${ask('rejected: [], silent: [{ end: no }]')}  - choose: [{ when: "a.outcome == 'approved'", do: [${offer}] }]\n    else: [${regret}]\n`,
    [],
  ],
  [
    'a no that somebody has decided anew',
    ask(
      `rejected: [{ approve: B, about: a, by: director, within: 1h, ${ends} }, ${offer}], silent: [{ end: no }]`,
    ),
    [],
  ],
  [
    'an offer to somebody else than the candidate is none',
    ask(`rejected: [{ tell: recruiter, template: offer, with: { expires: 3 days } }], silent: []`),
    [],
  ],
  ['a regret after a no and after silence', ask(`rejected: [${regret}], silent: rejected`), []],
  [
    'a regret right after a yes',
    `${ask(ends)}  - ${regret}\n`,
    ['error | regret-after-yes | no | regret | a'],
  ],
  [
    'a regret after a yes, where the facts decide which',
    `${ask(ends)}  - choose: [{ when: "case.position.score > 3.0", do: [${offer}] }]\n    else: [${regret}]\n`,
    ['error | regret-after-yes | no | regret | a'],
  ],
  [
    '"no decision yet" right after a no',
    ask(
      `rejected: [${undecided}, { todo: Decide, for: recruiter, within: 1h, outcomes: { told: [] }, silent: [] }], silent: [{ end: no }]`,
    ),
    ['error | undecided-after-no | later | no-decision | a'],
  ],
  [
    '"no decision yet" after a no that is decided anew behind it',
    ask(
      `rejected: [${undecided}, { approve: B, by: director, within: 1h, ${ends} }], silent: [{ end: no }]`,
    ),
    [],
  ],
  ['"no decision yet" after silence', ask(`rejected: [${regret}], silent: [${undecided}]`), []],
  [
    '"no decision yet" after an offer',
    `${ask(ends)}  - ${offer}\n  - { ask: candidate, form: answer, within: 1 day, outcomes: { accepted: [{ end: yes }] }, silent: [${undecided}] }\n`,
    ['error | undecided-after-outcome | later | no-decision | told'],
  ],
  [
    '"no decision yet" after an intent, and then a regret',
    `${ask(ends)}  - { tell: candidate, template: intent }\n  - { approve: B, by: director, within: 1h, rejected: [${regret}], silent: [${undecided}] }\n`,
    [
      'error | offer-and-regret | no | regret | tell | a approved > tell > approve rejected > no',
      'error | undecided-after-outcome | later | no-decision | tell',
    ],
  ],
  [
    '"no decision yet" after an outcome that was corrected',
    `${ask(ends)}  - ${offer}\n  - { tell: candidate, template: corrected }\n  - ${undecided}\n`,
    [],
  ],
  [
    '"no decision yet" when the outcome cannot be delivered',
    ask(
      `rejected: [{ tell: candidate, id: told, template: regret, undelivered: [${undecided}, { approve: B, by: director, within: 1h, ${ends} }] }, { end: no }], silent: [{ end: no }]`,
    ),
    [],
  ],
])('%s', async (_sentence, steps, findings) => {
  expect(await found(steps)).toEqual(findings);
});

test('"no decision yet" to whoever withdraws behind a no', async () => {
  const steps = ask(`rejected: [{ wait: 1 day }, { end: no }], silent: [{ end: no }]`);
  const flow = `flow: main\ntitle: Main\ncalendar: office\non: { withdrawn: [${undecided}, { end: withdrew }] }\nsteps:\n${steps}`;
  expect(await found(flow)).toEqual([]);
});

const withBackstop = (unless: string): string => `flow: main
title: Main
calendar: office
steps:
${ask(ends)}  - ${offer}
  - { ask: candidate, form: answer, within: 60 days, silent: [] }
backstops:
  - { unless: ${unless}, after: 40 days, do: [{ tell: candidate, template: no-decision }] }
`;

test.each<[string, readonly string[]]>([
  ['answer', []],
  ['offer', []],
  ['told', []],
  ['regret', ['error | undecided-after-outcome | backstop 0 | no-decision | told']],
])('a backstop that says "no decision yet" unless %s', async (unless, findings) => {
  expect(await found(withBackstop(unless))).toEqual(findings);
});

const salary = '{{ case.position.salary }}';
const byWhen = templateFiles('notice', {
  class: 'notice',
  requires: ['by'],
  text: '{{ by | when }}',
  zh: 'Hello',
});
const notice = '  - { tell: candidate, id: told, template: notice }\n';

test.each<[string, string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'a term of the offer in a notice, in one language',
    notice,
    templateFiles('notice', { class: 'notice', zh: salary }),
    ['error | offer-term-shown | told | notice | notice | case.position.salary'],
  ],
  [
    'a term in an intent',
    '  - { tell: candidate, template: intent }\n',
    templateFiles('intent', { class: 'intent', text: salary }),
    [],
  ],
  [
    'a term under another name',
    notice,
    templateFiles('notice', {
      class: 'notice',
      text: '{% assign pay = case.position.salary %}{{ pay }}',
    }),
    ['error | offer-term-shown | told | notice | notice | case.position.salary'],
  ],
  [
    'a list beside the terms',
    notice,
    templateFiles('notice', {
      class: 'notice',
      text: '{% for perk in case.position.perks %}{{ perk }}{% endfor %}',
    }),
    [],
  ],
  [
    'a term that the step gives to the message',
    '  - { tell: candidate, id: told, template: notice, with: { what: "=case.position.salary" } }\n',
    templateFiles('notice', { class: 'notice', requires: ['what'], text: '{{ what }}' }),
    ['error | offer-term-shown | told | notice | notice | case.position.salary'],
  ],
  [
    'a term in what only the recruiter reads',
    '  - { tell: recruiter, template: notice }\n',
    templateFiles('notice', { class: 'notice', text: salary }),
    [],
  ],
  [
    'a term in the mail that asks the candidate',
    '  - { ask: candidate, id: answer-it, form: answer, within: 1h, silent: [] }\n',
    templateFiles('request', { class: 'system', text: salary }),
    ['error | offer-term-shown | answer-it | request | system | case.position.salary'],
  ],
  [
    'a term in the mail to the candidate when the time of somebody else is over',
    '  - { todo: A, id: t, for: head, within: 1h, escalate: [{ to: candidate, within: 1h }], outcomes: { done: [] }, silent: [] }\n',
    templateFiles('escalation', { class: 'system', text: salary }),
    ['error | offer-term-shown | t | escalation | system | case.position.salary'],
  ],
  [
    'a moment shown without its zone, in one language',
    '  - { tell: candidate, id: told, template: notice, with: { by: 3 days } }\n',
    templateFiles('notice', {
      class: 'notice',
      requires: ['by'],
      text: '{{ by }}',
      zh: '{{ by | when }}',
    }),
    ['error | value-is-moment | told | notice | by | en | '],
  ],
  [
    'a slip that leaves plain text where a moment is meant',
    '  - { tell: candidate, id: told, template: notice, with: { by: 3 buisness days } }\n',
    byWhen,
    ['error | value-not-moment | told | notice | by | en | 3 buisness days'],
  ],
  [
    'a text that begins with a date',
    '  - { tell: candidate, id: told, template: notice, with: { by: 2026-10-01 at noon } }\n',
    byWhen,
    ['error | value-not-moment | told | notice | by | en | 2026-10-01 at noon'],
  ],
  [
    'a date written out in an offer, which is over one day',
    `${ask(ends)}  - { tell: candidate, id: told, template: notice, with: { by: "2026-10-01" } }\n`,
    templateFiles('notice', { class: 'offer', requires: ['by'], text: '{{ by | when }}' }),
    ['warning | value-fixed-date | told | notice | by | 2026-10-01'],
  ],
  [
    'a date written out, and plain text shown as such',
    '  - { tell: candidate, template: notice, with: { by: "2026-10-01", place: the office } }\n',
    templateFiles('notice', {
      class: 'notice',
      requires: ['by', 'place'],
      text: "{{ by | when: 'date' }} {{ place }}",
    }),
    [],
  ],
])('%s', async (_sentence, steps, more, findings) => {
  expect(await found(steps, more)).toEqual(findings);
});
