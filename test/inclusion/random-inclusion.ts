import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { dayMs } from '../../engine/time/units.ts';
import { randomChoices } from '../conformance/choices.ts';
import { randomSubjects } from '../soundness/random-subjects.ts';
import { datedCases } from './dated-cases.ts';
import { type CheckedWord, checkWords, type CheckedWords } from './check-word.ts';
import { randomPart } from './part-of-word.ts';
import { randomRun } from './random-run.ts';

/** Rehearses random flows and looks for each journal in the exploration of its flow. The same for the same seed. */
export async function randomInclusion(
  seed: number,
  flows: number,
  runs: number,
): Promise<CheckedWords> {
  const subjects = await randomSubjects(seed, flows, { ms: 60 * dayMs });
  return checkWords(
    subjects.flatMap(({ plan, scene, context: { directory, caseSchema } }, index) => {
      const choices = randomChoices(index + 1);
      const behaviour = behaviourOfPlan(plan);
      const guardCases = datedCases(plan, splitCases(behaviour, valueDomainsOf(caseSchema)));
      return Array.from({ length: runs }, (_none, run): CheckedWord => {
        const facts = {
          // With its default, as before a case starts.
          boss: 'dan',
          ...scene.facts,
          score: choices.below(6),
          position: { department: choices.one(['sales', 'stores']) },
          lastInterviewAt: new Date(scene.start - choices.below(5 * dayMs)).toISOString(),
        };
        const rehearsedCase = { plan, hash: '', facts, start: scene.start, people: directory };
        const rehearsal = randomRun(rehearsedCase, choices);
        // Every other one is looked at as a rule would, which knows only a part of the flow.
        const part = run % 2 === 0 ? {} : { part: randomPart(behaviour, choices) };
        return { named: `${scene.id}, run ${run}`, guardCases, facts, rehearsal, ...part };
      });
    }),
  );
}
