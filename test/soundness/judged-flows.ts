import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { rules } from '../../engine/analysis/rules/index.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { dayMs } from '../../engine/time/units.ts';
import { randomChoices } from '../conformance/choices.ts';
import { judge } from './judges.ts';
import { randomRun } from './random-run.ts';
import { type RandomSubject, randomSubjects } from './random-subjects.ts';

/** The result of judging what random flows do that the rules about order let pass. */
export interface JudgedFlows {
  readonly passed: number;
  /** Runs whose record gave the judges something to judge. */
  readonly armed: number;
  /** What was wrong, and in which run. */
  readonly wrong: readonly string[];
}

/** Rehearses random flows that the rules about order let pass, and judges each journal. The same for the same seed. */
export async function judgeFlows(seed: number, flows: number, runs: number): Promise<JudgedFlows> {
  const subjects = await randomSubjects(seed, flows, { ms: 60 * dayMs });
  const passed = subjects.filter(passesRules);
  const wrong: string[] = [];
  let armed = 0;
  for (const [index, subject] of passed.entries()) {
    const choices = randomChoices(index + 1);
    for (let run = 0; run < runs; run += 1) {
      const judged = judge(randomRun(subject, choices).entries);
      if (judged.armed) armed += 1;
      wrong.push(...judged.wrong.map((what) => `${subject.scene.id}, run ${run}: ${what}`));
    }
  }
  return { passed: passed.length, armed, wrong };
}

const monitors = rules.flatMap((rule) => ('monitor' in rule ? [rule.monitor] : []));

const passesRules = ({ plan, context }: RandomSubject): boolean =>
  splitCases(behaviourOfPlan(plan), valueDomainsOf(context.caseSchema)).every((guardCase) =>
    monitors.every((monitor) => monitor(guardCase).every(({ severity }) => severity !== 'error')),
  );
