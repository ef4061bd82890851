import { valueDomainsOf } from '../../engine/analysis/cases/domains.ts';
import { splitCases } from '../../engine/analysis/cases/split-cases.ts';
import { compileAll } from '../../engine/compiler/compile.ts';
import { rehearse } from '../../engine/simulation/rehearse.ts';
import { behaviourOfPlan } from '../../engine/steps/behaviour-of-plan.ts';
import { libraryFiles } from '../conformance/library.ts';
import { randomChoices } from '../conformance/choices.ts';
import { datedCases } from './dated-cases.ts';
import { type CheckedWord, checkWords, type CheckedWords } from './check-word.ts';
import { smallFlowFile, smallFlows } from './small-flows.ts';
import { smallSchedules } from './small-schedules.ts';

/** How much of the small is looked at. */
export interface SmallShare {
  /** Flows of up to so many steps; every flow unless every so-many-th is asked for. */
  readonly size: number;
  readonly every?: number;
  /** The place of the first of them, from 0. */
  readonly from?: number;
  /** All schedules of a flow, unless so many are drawn. */
  readonly drawn?: number;
}

export interface SmallInclusion extends CheckedWords {
  readonly flows: number;
}

const start = Date.UTC(2040, 4, 8, 9, 30);

const candidate = {
  name: 'Zhang San',
  email: 'zhang@candidates.example',
  locale: 'en',
  zone: 'UTC',
} as const;

/** Every flow of the small grammar in every schedule: each journal lies in the exploration of its flow. */
export async function smallInclusion({
  size,
  every = 1,
  from = 0,
  drawn,
}: SmallShare): Promise<SmallInclusion> {
  const written = Array.from({ length: size }, (_none, index) => smallFlows(index + 1))
    .flat()
    .filter((_flow, index) => index % every === from);
  const named = written.map((flow, index) => [`small-${index}`, flow] as const);
  const { flows, directory, caseSchema } = await compileAll(
    new Map(
      Object.entries({
        ...libraryFiles,
        ...Object.fromEntries(
          named.flatMap(([id, flow]) => Object.entries(smallFlowFile(flow, id))),
        ),
      }),
    ),
  );
  if (directory === undefined || caseSchema === undefined)
    throw new Error('the library does not compile');
  const domains = valueDomainsOf(caseSchema);
  const words = function* (): Generator<CheckedWord> {
    const choices = randomChoices(size);
    for (const [id, flow] of named) {
      const found = flows.get(id)?.plan;
      if (found === undefined) throw new Error(`${JSON.stringify(flow)} does not compile`);
      const plan = { ...found, texts: '' };
      const behaviour = behaviourOfPlan(plan);
      const guardCases = datedCases(plan, splitCases(behaviour, domains));
      const schedules = smallSchedules(behaviour, start);
      const taken = Math.min(drawn ?? Infinity, schedules.count);
      for (let index = 0; index < taken; index += 1) {
        const at = drawn === undefined ? index : choices.below(schedules.count);
        const { facts: varying, mail, ...script } = schedules.at(at);
        const facts = { candidate, position: { department: 'sales' }, boss: 'dan', ...varying };
        const rehearsedCase = { plan, hash: '', facts, start, people: directory };
        const rehearsal = rehearse(rehearsedCase, script, { mail });
        yield { named: `${JSON.stringify(flow)}, schedule ${at}`, guardCases, facts, rehearsal };
      }
    }
  };
  return { flows: named.length, ...checkWords(words()) };
}
