import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisMutant, WrittenMutant } from './mutant.ts';
import { endsAndPromises } from './written/ends-and-promises.ts';
import { orderOfTimes } from './written/order-of-times.ts';
import { ofOutcomes } from './written/outcomes.ts';
import { ofPacksAndPeople } from './written/packs-and-people.ts';
import { regretsByFacts } from './written/regrets-by-facts.ts';
import { ofRules } from './written/rules.ts';
import { stepsAndMessages } from './written/steps-and-messages.ts';
import { ofSubjects } from './written/subjects.ts';
import { tasksAndBackstops } from './written/tasks-and-backstops.ts';

const root = join(import.meta.dirname, '../..');

/** The mutants that are written by hand. Throws when a text does not stand in its file, or not only once. */
export const writtenMutants = (): readonly AnalysisMutant[] =>
  [
    ...stepsAndMessages,
    ...tasksAndBackstops,
    ...endsAndPromises,
    ...orderOfTimes,
    ...ofRules,
    ...ofSubjects,
    ...regretsByFacts,
    ...ofOutcomes,
    ...ofPacksAndPeople,
  ].map(mutantOf);

function mutantOf([against, title, file, from, to]: WrittenMutant): AnalysisMutant {
  const [before = '', ...others] = readFileSync(join(root, file), 'utf8').split(from);
  if (others.length !== 1)
    throw new Error(`"${from}" stands ${others.length} times in ${file}, not once`);
  return {
    title,
    against,
    file,
    start: before.length,
    end: before.length + from.length,
    to,
  };
}
