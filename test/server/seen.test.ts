import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { compile } from '../../engine/compiler/compile.ts';
import type { Facts } from '../../engine/model/base.ts';
import type { Plan } from '../../engine/model/plan.ts';
import { pageContextOf } from '../../server/pages/page-context.ts';
import { Seen } from '../../server/pages/seen.tsx';
import { shownBy } from '../../engine/steps/shown-by.ts';
import { seenOf } from '../../server/services/seen-values.ts';
import type { TaskRecord } from '../../store/tasks.ts';
import { fixture } from '../engine/compiler/fixtures.ts';
import { pageText } from './page-text.ts';

// What a flow shows to whoever decides, as the page says it.

const caseFile = `
candidate:
  name: { type: text, title: { en: Candidate, zh-CN: 候选人 } }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
position:
  department: { type: text }
  family: { type: text }
  boss: { type: text, default: head }
  pay: { type: money, offer-term: true, optional: true }
score: { type: number, optional: true }
passed: { type: yes-no, optional: true }
joinsAt: { type: date, optional: true }
lastInterviewAt: { type: moment, title: Last interview }
skills: { type: list, of: { type: text }, optional: true }
marks: { type: list, of: { by: { type: text }, mark: { type: number } }, optional: true }
days: { type: list, of: { type: date }, optional: true }
terms: { type: list, of: { pay: { type: money }, on: { type: date }, firm: { type: yes-no, optional: true } }, optional: true }
talks:
  open: { type: list, of: { by: { type: text }, grade: { type: number, assessment: true } }, optional: true }
  closed: { type: list, of: { type: text, sensitive: true }, optional: true }
`;
const facts: Facts = {
  candidate: { name: 'Zhang San', email: 'z@example.com', locale: 'en' },
  position: {
    department: 'Sales',
    family: ' ',
    boss: 'head',
    pay: { amount: 30_000, currency: 'CNY', per: 'month' },
  },
  score: 4.5,
  passed: true,
  joinsAt: '2026-10-12',
  lastInterviewAt: '2026-09-29T10:00:00Z',
  skills: ['Go', 'SQL'],
  marks: [{ by: 'Wang Wei', mark: 4 }],
  days: ['2026-10-12', '2026-10-13'],
  terms: [{ pay: { amount: 30_000, currency: 'CNY', per: 'month' }, on: '2026-10-12', firm: true }],
  talks: { open: [{ by: 'Wang Wei', grade: 2 }], closed: ['a secret'] },
};

/** The words of the page, where a task shows this; the answers of an earlier form are `day: 2026-10-12`. */
async function wordsOf(shows: string, lang: string): Promise<string> {
  const { files } = fixture('valid', 'shown');
  const flow = `
flow: shown
title: T
calendar: office
steps:
  - { ask: recruiter, id: terms, form: first-day, within: 1h, silent: [] }
  - { approve: A, id: a, by: hr-director, within: 1h, shows: [${shows}], rejected: [{ run: regret }], silent: rejected }
  - { tell: candidate, template: no-decision-yet }
  - end: told
`;
  const all = new Map([...files, ['flows/shown.yaml', flow], ['case.yaml', caseFile]]);
  const { plan, texts, diagnostics } = await compile(all, 'shown');
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics));
  const whole: Plan = { ...plan, texts: '' };
  const asked = {
    opened: { task: 'terms', title: 'Your first day' },
    answers: [{ person: 'ada', outcome: 'answered', at: 0, answers: { day: '2026-10-12' } }],
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as much of a task as is read
  } as unknown as TaskRecord;
  const { values } = seenOf(shownBy('a', whole) ?? [], {
    plan: whole,
    facts,
    tasks: [asked],
    forms: texts?.forms ?? {},
  });
  const request = { path: '/', lang, accepts: undefined, company: { name: 'Acme' } };
  const context = pageContextOf(request, { zone: 'Asia/Shanghai' });
  return pageText(render(h(Seen, { values, context })));
}

test.each<[shows: string, lang: string, words: string]>([
  ['case.candidate.name, case.score', 'en', 'Candidate Zhang San Score 4.5'],
  ['case.candidate.name, case.passed', 'zh-CN', '候选人 Zhang San Passed 是'],
  // A group shows what bears no mark; what is empty counts as not given.
  ['case.position', 'en', 'Department Sales Family not given Boss head'],
  ['case.position.pay', 'en', 'Pay CN¥30,000 a month'],
  ['case.joinsAt', 'en', 'Joins at Monday 12 October 2026'],
  [
    'case.lastInterviewAt',
    'en',
    'Last interview Tue, 29 September 2026 at 18:00 (China Standard Time)',
  ],
  ['case.skills, case.marks', 'en', 'Skills Go SQL Marks By Mark Wang Wei 4'],
  ['case.talks', 'en', 'Open By Wang Wei'],
  ['case.talks.closed', 'en', 'Closed a secret'],
  ['case.days', 'en', 'Days Monday 12 October 2026 Tuesday 13 October 2026'],
  ['case.terms', 'en', 'Terms Pay On Firm CN¥30,000 a month Monday 12 October 2026 yes'],
  ['terms.answers.day', 'en', 'Day (Your first day) Monday 12 October 2026'],
  ['terms.answers.day', 'zh-CN', 'Day（Your first day） 2026年10月12日星期一'],
  // Whatever is named twice is seen once, in its first place.
  ['case.score, case.candidate.name, case.score', 'en', 'Score 4.5 Candidate Zhang San'],
  ['case.position.boss, case.position', 'en', 'Boss head Department Sales Family not given'],
  ['', 'en', ''],
])('of %s in %s the page says: %s', async (shows, lang, words) => {
  const said = await wordsOf(shows, lang);
  expect(said.replaceAll(/\s+/g, ' ').replaceAll(',', '').trim()).toBe(words.replaceAll(',', ''));
});
