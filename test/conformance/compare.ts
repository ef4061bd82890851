import type { Directory } from '../../engine/model/definitions.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import { strayDeadlines } from './deadlines.ts';
import { journalDifferences } from './compare-journals.ts';
import { type RealRun, type Scenario, rehearseScenario } from './run-scenario.ts';

export interface HostComparison {
  /** One line for each difference between rehearsal and running case; it begins with what was compared. */
  readonly disagreements: readonly string[];
  /** How much later than rehearsed the latest entry came. */
  readonly lateMs: number;
}

/** Rehearses a scenario from the instant at which the real case started, and compares the two runs. */
export function compare(scenario: Scenario, real: RealRun, directory: Directory): HostComparison {
  const start = real.entries[0]?.at ?? scenario.start;
  const rehearsal = rehearseScenario(scenario, real.input, directory, start);
  const lateness = real.entries.map(({ at }, index) => at - (rehearsal.entries[index]?.at ?? at));
  const { plan, facts } = real.input;
  return {
    lateMs: Math.max(0, ...lateness),
    disagreements: [
      ...named('journal', journalDifferences(rehearsal.entries, real.entries)),
      ...named('instants', strayInstants(lateness, real)),
      ...named('deadlines', strayDeadlines(plan, facts, real.entries)),
      ...named('outcome', ended(rehearsal, real)),
      ...named('answers to acts', refusals(rehearsal, real)),
      ...named('mails', mails(rehearsal, real)),
      ...named('chain of hashes', real.intact ? [] : ['the journal has been changed']),
    ],
  };
}

const named = (compared: string, found: readonly string[]): readonly string[] =>
  found.map((line) => `${compared}: ${line}`);

/** The clock of a running case runs on while activities do: nothing comes earlier than rehearsed, nor later than that takes. */
const strayInstants = (lateness: readonly number[], { tookMs }: RealRun): readonly string[] =>
  lateness.flatMap((late, index) =>
    late >= -1500 && late <= tookMs + 1000 ? [] : [`${index + 1}: ${late} ms later than rehearsed`],
  );

const ended = ({ outcome, over }: Rehearsal, real: RealRun): readonly string[] =>
  over && outcome === real.outcome
    ? []
    : [`${String(real.outcome)}, rehearsed ${String(outcome)}${over ? '' : ' unfinished'}`];

/** Once a case is over its workflow is gone, and answers nobody any more. */
const refusals = ({ acts }: Rehearsal, real: RealRun): readonly string[] =>
  real.refusals.flatMap((found, index) => {
    const expected = acts[index]?.refusal?.code;
    return found === expected || (found === 'gone' && expected !== undefined)
      ? []
      : [`act ${index + 1}: ${found ?? 'taken'}, rehearsed ${expected ?? 'taken'}`];
  });

const mails = ({ arrivals }: Rehearsal, { taken }: RealRun): readonly string[] => {
  const [expected, found] = [arrivals, taken].map((all) =>
    all.map(({ message, person }) => `${message.id} to ${person}`).toSorted(),
  );
  return String(expected) === String(found)
    ? []
    : [`${String(found)}; rehearsed: ${String(expected)}`];
};
