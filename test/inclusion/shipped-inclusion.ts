import { readFile } from 'node:fs/promises';
import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Facts } from '../../engine/model/base.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { readDefinitions } from '../../platform/definitions-folder.ts';
import { randomChoices } from '../conformance/choices.ts';
import { datedCases } from './dated-cases.ts';
import { type CheckedWord, checkWords, type CheckedWords } from './check-word.ts';
import { randomRun } from './random-run.ts';
import { randomPart } from './part-of-word.ts';

const shipped = [
  'basic-instant',
  'core-transparent',
  'urgent-fast-track',
  'senior-transparent',
] as const;
const start = Date.parse('2026-03-04T09:30:00+08:00');

/** The same as `randomInclusion` for the flows that are shipped, with the facts of their samples. */
export async function shippedInclusion(seed: number, runs: number): Promise<CheckedWords> {
  const { files } = await readDefinitions('definitions', 'templates');
  const { flows, directory, caseSchema } = await compileAll(files);
  if (directory === undefined || caseSchema === undefined) throw new Error('no definitions');
  const words = shipped.map(async (flow): Promise<readonly CheckedWord[]> => {
    const plan = flows.get(flow)?.plan;
    if (plan === undefined) throw new Error(`"${flow}" does not compile`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a sample case
    const sample = JSON.parse(await readFile(`definitions/samples/${flow}.json`, 'utf8')) as Facts;
    const choices = randomChoices(seed);
    const behaviour = behaviourOfPlan({ ...plan });
    const guardCases = datedCases(plan, splitCases(behaviour, valueDomainsOf(caseSchema)));
    return Array.from({ length: runs }, (_none, run) => {
      const facts = { ...sample, lastInterviewAt: new Date(start).toISOString() };
      const rehearsedCase = {
        plan: { ...plan, texts: '' },
        hash: '',
        facts,
        start: start + choices.below(3_600_000),
        people: directory,
      };
      const rehearsal = randomRun(rehearsedCase, choices);
      const part = run % 2 === 0 ? {} : { part: randomPart(behaviour, choices) };
      return { named: `${flow}, run ${run}`, guardCases, facts, rehearsal, ...part };
    });
  });
  return checkWords((await Promise.all(words)).flat());
}
