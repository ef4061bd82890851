import { compile } from '../../engine/compiler/compile.ts';
import { systemTemplates } from '../../engine/model/message.ts';
import type { Plan } from '../../engine/model/plan.ts';
import {
  answerForm,
  flowText,
  templateFiles,
  type WrittenDefinitions,
} from '../definition-files.ts';

/** Compiles a flow of a test, `main`; its steps may name the roles, templates, forms and parts below. `more` replaces and adds files. */
export async function planOf(flow: string, more: WrittenDefinitions = {}): Promise<Plan> {
  const files = new Map(Object.entries({ ...definitions, 'flows/main.yaml': flow, ...more }));
  const { plan, diagnostics } = await compile(files, 'main');
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { ...plan, texts: 'none' };
}

/** The plan of a flow with these steps, and further keys of its file. */
export const planOfSteps = (steps: string, more?: string): Promise<Plan> =>
  planOf(flowText('main', steps, more));

const roles = [
  'head',
  'director',
  'second',
  'third',
  'recruiter',
  'hr-duty-officer',
  // Named by the examples of the step kinds.
  'group-hr',
  'finance-partner',
  'business-owner',
  'hr-director',
];

const definitions: WrittenDefinitions = {
  'case.yaml': `
candidate:
  name: { type: text }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
  zone: { type: zone, default: UTC }
position: { family: { type: text } }
score: { type: number }
boss: { type: text, default: third }
lastInterviewAt: { type: moment }
`,
  'directory.yaml': `
department: candidate.name
people: [{ id: somebody, name: Somebody, email: somebody@example.com, locale: en, zone: UTC }]
roles: { ${roles.map((id) => `${id}: somebody`).join(', ')} }
`,
  'calendars/office.yaml': `
calendar: office
title: Office
zone: UTC
hours: { mon-fri: [09:00-12:00, 13:00-18:00] }
holidays: [{ on: 2026-10-01, to: 2026-10-07, name: Holiday }]
workdays: [{ on: 2026-10-10, name: Make-up }]
until: 2027-12-31
source: the tests
asOf: 2026-01-01
`,
  'parts/regret.yaml': `
part: regret
steps: [{ tell: candidate, template: regret }, { end: rejected }]
`,
  'parts/manager-call.yaml': `
part: manager-call
steps: [{ todo: Call, for: head, within: 1h, outcomes: { done: [] }, silent: done }]
`,
  ...answerForm('answer'),
  ...answerForm('offer-answer'),
  ...Object.fromEntries(
    systemTemplates.flatMap((id) => Object.entries(templateFiles(id, { class: 'system' }))),
  ),
  ...templateFiles('in-review', { class: 'status' }),
  ...templateFiles('offer', { class: 'offer' }),
  ...templateFiles('regret', { class: 'regret' }),
  ...templateFiles('no-decision-yet', { class: 'decision-status' }),
  ...templateFiles('guide', { class: 'notice' }),
  ...templateFiles('onboarding-guide', { class: 'notice' }),
  ...templateFiles('withdrawal-noted', { class: 'notice' }),
};
