import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { compile } from '../../engine/compiler/compile.ts';
import type { Facts, JsonObject } from '../../engine/model/base.ts';
import type { Texts } from '../../engine/model/definitions.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { shownBy } from '../../engine/steps/shown-by.ts';
import { pageContextOf } from '../../server/pages/page-context.ts';
import { Seen } from '../../server/pages/seen.tsx';
import { createLetters } from '../../server/services/letters.ts';
import { seenOf, withLetters, type SeenValues } from '../../server/services/seen-values.ts';
import type { TaskRecord } from '../../store/tasks.ts';
import { fixture } from '../engine/compiler/fixtures.ts';
import { pageText } from './page-text.ts';

// A message that people see before they decide: as it would leave now.

const offer = {
  'templates/offer/template.yaml':
    'template: offer\nclass: offer\nrequires: [expires, family]\nsubject: { en: An offer, zh-CN: 录用通知 }\n',
  'templates/offer/en.mjml':
    '<mjml><mj-body><mj-section><mj-column><mj-text>Dear {{ case.candidate.name }}: {{ family }} in {{ case.position.department }}, until {{ expires | when }}. {{ company.name }}</mj-text><mj-button href="{{ links.task }}">Answer</mj-button></mj-column></mj-section></mj-body></mjml>',
  'templates/offer/zh-CN.mjml':
    '<mjml><mj-body><mj-section><mj-column><mj-text>{{ case.candidate.name }}您好</mj-text></mj-column></mj-section></mj-body></mjml>',
};
const flow = `
flow: shown
title: T
calendar: office
steps:
  - { ask: recruiter, id: terms, form: first-day, within: 1h, silent: [] }
  - approve: A
    id: a
    by: hr-director
    within: 1h
    shows: [case.score, message: offer]
    rejected: [{ run: regret }]
    silent: rejected
  - tell: candidate
    template: offer
    with: { expires: 1 business day, family: '=has(terms.answers.day) ? terms.answers.day : case.position.family' }
  - end: told
`;
const facts: Facts = {
  candidate: { name: 'Zhang San', email: 'z@example.com', locale: 'en' },
  position: { department: 'Sales', family: 'core', boss: 'head' },
  score: 4,
  lastInterviewAt: '2026-09-29T10:00:00Z',
};

const nameless: Facts = { ...facts, candidate: {} };

let plan: Plan;
let texts: Texts;
beforeAll(async () => {
  const files = new Map([
    ...fixture('valid', 'shown').files,
    ...Object.entries(offer),
    ['flows/shown.yaml', flow] as const,
  ]);
  const compiled = await compile(files, 'shown');
  if (compiled.plan === undefined || compiled.texts === undefined)
    throw new Error(JSON.stringify(compiled.diagnostics));
  plan = { ...compiled.plan, texts: '' };
  ({ texts } = compiled);
});

/** The task of an earlier step, with what was answered. */
const answered = (answers: JsonObject): TaskRecord =>
  ({
    opened: { task: 'terms', title: 'Terms' },
    answers: [{ person: 'ada', outcome: 'answered', at: 0, answers }],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a task as is read
  }) as unknown as TaskRecord;

interface Given {
  readonly facts?: Facts;
  readonly tasks?: readonly TaskRecord[];
  readonly now?: string;
}

const letters = createLetters('Example Ltd');

function seen({
  now = '2026-10-08T02:00:00Z',
  tasks = [],
  facts: own = facts,
}: Given): Promise<SeenValues> {
  const about = { plan, facts: own, tasks, texts, now: Date.parse(now) };
  return withLetters(seenOf(shownBy('a', plan) ?? [], about), (id) => letters(id, about));
}

async function letterOf(given: Given): Promise<string | undefined> {
  const { values } = await seen(given);
  const [letter] = values.flatMap((one) => ('message' in one ? [one.letter] : []));
  return letter && `${letter.locale}: ${letter.subject}: ${letter.text.replaceAll(/\s+/g, ' ')}`;
}

const withFact = (group: string, more: JsonObject): Facts => ({
  ...facts,
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a group
  [group]: { ...(facts[group] as JsonObject), ...more },
});

test.each<[string, Given, string | undefined]>([
  [
    'its values come from facts while nobody has answered, and its links are left out',
    {},
    'en: An offer: Dear Zhang San: core in Sales, until Friday, October 9, 2026 at 10:00 China Standard Time. Example Ltd Answer […]',
  ],
  [
    'and from answers then',
    { tasks: [answered({ day: '2026-10-12' })] },
    'en: An offer: Dear Zhang San: 2026-10-12 in Sales, until Friday, October 9, 2026 at 10:00 China Standard Time. Example Ltd Answer […]',
  ],
  [
    'it is in the language of the candidate',
    { facts: withFact('candidate', { locale: 'zh-CN' }) },
    'zh-CN: 录用通知: Zhang San您好',
  ],
  ['to somebody without an address there is none', { facts: nameless }, undefined],
])('%s', async (_what, given, letter) => {
  expect(await letterOf(given)).toBe(letter);
});

test('its lines are broken by the page alone', async () => {
  const long =
    'A department with a name that no line of a mail has room for, together with what stands around it';
  const { values } = await seen({ facts: withFact('position', { department: long }) });
  const [letter] = values.flatMap((one) => ('message' in one ? [one.letter] : []));
  expect(letter?.text).toContain(`core in ${long}, until`);
});

test.each<[string, Given, boolean]>([
  ['an hour passes', { now: '2026-10-08T03:00:00Z' }, true],
  [
    'a fact changes that it does not name',
    { facts: withFact('position', { boss: 'other' }) },
    true,
  ],
  ['a fact changes that it names', { facts: withFact('position', { department: 'HR' }) }, false],
  ['somebody answers', { tasks: [answered({ day: '2026-10-12' })] }, false],
])('what is seen is the same or not when %s', async (_what, given, isSame) => {
  const [before, after] = [await seen({}), await seen(given)];
  expect(before.version === after.version).toBe(isSame);
  expect(before.values.map(({ mark }) => mark).slice(1)).not.toHaveLength(0);
  expect(before.values.at(1)?.mark === after.values.at(1)?.mark).toBe(isSame);
});

test.each([
  ['en', {}, 'The message to the candidate, as it would leave now An offer Dear Zhang San'],
  ['zh-CN', {}, '若此刻发出，候选人将收到的内容 An offer Dear Zhang San'],
  ['en', { facts: nameless }, 'as it would leave now It cannot be written yet.'],
])('the page has it in %s', async (lang, given, words) => {
  const { values } = await seen(given);
  const request = { path: '/', lang, accepts: undefined, company: { name: 'Acme' } };
  const context = pageContextOf(request, { zone: 'Asia/Shanghai' });
  const page = render(h(Seen, { values, context }));
  expect(pageText(page).replaceAll(/\s+/g, ' ')).toContain(words);
  expect(page.includes('<blockquote class="letter" lang="en"')).toBe(!('facts' in given));
});
