import type { BaseStep, Steps } from '../../../engine/model/plan.ts';
import { all, type JudgedRecord } from './record.ts';

/** The ways between which facts of the case, or what the candidate has answered, choose at a step, each with what stands behind it in its list. */
export function waysByFacts(step: BaseStep, record: JudgedRecord): readonly string[] {
  const { when, ...inner } = step;
  const arms = isChoice(inner) ? inner.arms : [];
  const conditions = JSON.stringify([when, ...arms.map((arm) => arm.when)]);
  const forms = all(record, 'opened').filter(({ by }) => by.includes('candidate'));
  const names = forms.map(({ task }) => task.slice(task.lastIndexOf('/') + 1).replaceAll('-', '_'));
  const facts = new RegExp(String.raw`\b(${['case', ...names].join('|')})\.`);
  if (!facts.test(conditions)) return [];
  const ways = [
    ...(when === undefined ? [] : [[inner], []]),
    ...(isChoice(inner) ? [...arms.map(({ steps }) => steps), inner.otherwise] : []),
  ];
  const behind = listOf(step, record.plan) ?? [];
  return ways.map((way) => JSON.stringify([...way, ...behind.slice(behind.indexOf(step) + 1)]));
}

interface JudgedChoice extends BaseStep {
  readonly arms: readonly { readonly when: unknown; readonly steps: Steps }[];
  readonly otherwise: Steps;
}

const isChoice = (step: BaseStep): step is JudgedChoice => step.kind === 'choose';

/** The list of a plan in which a step stands. */
function listOf(step: BaseStep, within: unknown): readonly unknown[] | undefined {
  if (typeof within !== 'object' || within === null) return undefined;
  if (Array.isArray(within) && within.includes(step)) return within;
  for (const one of Object.values(within)) {
    const found = listOf(step, one);
    if (found) return found;
  }
  return undefined;
}
