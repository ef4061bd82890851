import { valueDomainsOf } from '../../../engine/analysis/cases/domains.ts';
import { type GuardCase, splitCases } from '../../../engine/analysis/cases/split-cases.ts';
import { compileAll, type CompiledDefinitions } from '../../../engine/compiler/compile.ts';
import type { ProofContext } from '../../../engine/analysis/finding/context.ts';
import type { ProvedPlan } from '../../../engine/analysis/prove.ts';
import { behaviourOfPlan } from '../../../engine/steps/behaviour-of-plan.ts';
import type { FlowBehaviour } from '../../../engine/behaviour/behaviour.ts';
import { flowText, templateFiles, type WrittenDefinitions } from '../../definition-files.ts';

/** The input of a proof. */
export interface ProofSubject {
  readonly flow: FlowBehaviour;
  readonly context: ProofContext;
  readonly plan: ProvedPlan;
}

/** The input of a proof, out of compiled definitions. */
export function subjectOf(compiled: CompiledDefinitions, id: string): ProofSubject {
  const { plan, uses, packs, reports } = compiled.flows.get(id) ?? {};
  const { directory, caseSchema } = compiled;
  if (!plan || !uses || !packs || !directory || !caseSchema)
    throw new Error(JSON.stringify(compiled.diagnostics, null, 2));
  const context = { directory, caseSchema, uses, packs, ...(reports && { reports }) };
  return { plan, flow: behaviourOfPlan(plan), context };
}

/** Definitions around the steps of one flow, `main`, as an admin would write them; `more` replaces and adds files. */
export async function subjectOfSteps(
  steps: string,
  more: WrittenDefinitions = {},
): Promise<ProofSubject> {
  const main = steps.startsWith('flow:') ? steps : flowText('main', steps);
  const house = 'case.yaml' in more ? {} : shownTerms;
  const definitions = { ...baseDefinitions, ...house, 'flows/main.yaml': main, ...more };
  const files = new Map(Object.entries(definitions));
  return subjectOf(await compileAll(files), 'main');
}

/** Every approval shows what offers state. */
const shownTerms = { 'house.yaml': 'shows: [case.position.salary]\n' };

const person = (id: string, more = ''): string =>
  `  - { id: ${id}, name: ${id}, email: ${id}@example.com, locale: en, zone: UTC${more} }\n`;

/** A directory of ada, ben, cleo and the absent dora, who hold these roles. */
export const directory = (roles: string): string =>
  [
    'department: position.department\npeople:\n',
    ...['ada', 'ben', 'cleo'].map((id) => person(id)),
    person('dora', ', active: false'),
    `roles:\n  recruiter: ada\n  hr-duty-officer: cleo\n${roles}`,
  ].join('');

/** Definitions that the flow of a test may name. */
export const baseDefinitions: WrittenDefinitions = {
  'case.yaml': `
candidate:
  name: { type: text }
  email: { type: mail }
  locale: { type: choice, of: [en, zh-CN], default: en }
position:
  department: { type: text }
  salary: { type: text, offer-term: true }
  score: { type: number, assessment: true }
  perks: { type: list, of: text, default: [] }
lastInterviewAt: { type: moment }
`,
  'directory.yaml': directory(
    [
      '  head: { departments: { sales: [ada], shops: [ben] }, otherwise: [cleo] }\n',
      '  director: { departments: { sales: [ben] }, otherwise: [ada] }\n',
    ].join(''),
  ),
  'routing.yaml': 'rules: [{ flow: main }]\n',
  'calendars/office.yaml':
    'calendar: office\nzone: UTC\nhours: { mon-fri: [09:00-17:00] }\nuntil: 2027-12-31\n',
  'forms/answer.yaml':
    'form: answer\ntitle: Your answer\nfields: []\nchoices: { accepted: Accept, declined: Decline }\n',
  ...templateFiles('in-review', { class: 'status' }),
  ...templateFiles('intent', { class: 'intent' }),
  ...templateFiles('offer', {
    class: 'offer',
    requires: ['expires'],
    text: '{{ case.position.salary }} until {{ expires | when }}',
  }),
  ...templateFiles('regret', { class: 'regret' }),
  ...templateFiles('no-decision', { class: 'decision-status' }),
  ...templateFiles('corrected', { class: 'correction' }),
  ...templateFiles('notice', { class: 'notice' }),
  ...Object.assign(
    {},
    ...['request', 'reminder', 'escalation', 'reassigned', 'superseded', 'receipt'].map((id) =>
      templateFiles(id, { class: 'system' }),
    ),
  ),
};

/** The cases of the guards, as the proofs split them. */
export const casesOf = (flow: FlowBehaviour, { caseSchema }: ProofContext): readonly GuardCase[] =>
  splitCases(flow, valueDomainsOf(caseSchema));
