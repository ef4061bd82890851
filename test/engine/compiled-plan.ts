import { compile } from '../../engine/compiler/compile.ts';
import type { Plan } from '../../engine/model/plan.ts';

/** Compiles a flow written in a test; its steps may name the roles, templates, forms and flows below. */
export async function planOf(
  flow: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Plan> {
  const files = new Map(Object.entries({ ...library, 'flows/main.yaml': flow, ...more }));
  const { plan, diagnostics } = await compile(files, 'main');
  if (plan === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return { ...plan, texts: 'none' };
}

const template = (id: string, messageClass: string) => ({
  [`templates/${id}/template.yaml`]: `
template: ${id}
class: ${messageClass}
subject: { en: ${id}, zh-CN: ${id} }
`,
  [`templates/${id}/en.mjml`]: mjml,
  [`templates/${id}/zh-CN.mjml`]: mjml,
});

const mjml = `<mjml><mj-body><mj-section><mj-column><mj-text>Hello</mj-text></mj-column></mj-section></mj-body></mjml>
`;

const roles = [
  'head',
  'director',
  'second',
  'third',
  'recruiter',
  'hr-duty-officer',
  // Those that the examples of the step kinds name.
  'group-hr',
  'finance-partner',
  'business-owner',
  'hr-director',
];

const form = (id: string) => ({
  [`forms/${id}.yaml`]: `
form: ${id}
title: Your answer
fields: [{ name: note, type: text, label: Note }]
choices: { accepted: Accept, declined: Decline }
`,
});

const library: Readonly<Record<string, string>> = {
  'case.yaml': `
$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [candidate, position, score, lastInterviewAt]
properties:
  candidate:
    type: object
    required: [name, email]
    properties:
      name: { type: string }
      email: { type: string, format: email }
      locale: { type: string, enum: [en, zh-CN], default: en }
      zone: { type: string, default: UTC }
  position: { type: object, required: [family], properties: { family: { type: string } } }
  score: { type: number }
  boss: { type: string, default: third }
  lastInterviewAt: { type: string, format: date-time }
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
  'flows/regret.yaml': `
flow: regret
title: Regret
calendar: office
steps: [{ tell: candidate, template: regret }, { end: rejected }]
`,
  'flows/manager-call.yaml': `
flow: manager-call
title: Manager call
calendar: office
steps: [{ todo: Call, for: head, within: 1h, outcomes: { done: [] }, silent: done }]
`,
  ...form('answer'),
  ...form('offer-answer'),
  ...template('in-review', 'status'),
  ...template('offer', 'offer'),
  ...template('regret', 'regret'),
  ...template('no-decision-yet', 'decision-status'),
  ...template('guide', 'notice'),
  ...template('onboarding-guide', 'notice'),
  ...template('withdrawal-noted', 'notice'),
};
