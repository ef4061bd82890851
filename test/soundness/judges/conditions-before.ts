import type { Expression } from '../../../engine/model/base.ts';
import type { BaseStep } from '../../../engine/model/plan.ts';
import type { JudgedRecord } from './record.ts';

/** The conditions that had been asked when a step was carried out, its own among them: of steps, and of the branches of choices. */
export function conditionsBefore(step: string, { passed }: JudgedRecord): string {
  const upTo = passed.slice(0, passed.findIndex(({ id }) => id === step) + 1);
  return upTo.flatMap(conditionsOf).join('\n');
}

interface Conditional extends BaseStep {
  readonly arms?: readonly { readonly when: Expression }[];
}

function conditionsOf(step: Conditional): readonly string[] {
  const branches = step.kind === 'choose' ? (step.arms ?? []) : [];
  return [step, ...branches].flatMap(({ when }) => when?.cel ?? []);
}
