import type { Directory } from '../../engine/model/definitions.ts';
import type { Rehearsal } from '../../engine/simulation/rehearse.ts';
import { strayDeadlines } from './deadlines.ts';
import { differences } from './journals.ts';
import { type Performance, type Piece, rehearsed } from './real.ts';

export interface Comparison {
  /** Everything in which rehearsal and reality differ; each line begins with what was compared. */
  readonly disagreements: readonly string[];
  /** How much later than rehearsed the latest entry came. */
  readonly lateMs: number;
}

/** Rehearses what a real case has gone through, from the instant at which it started, and compares the two. */
export function compare(piece: Piece, real: Performance, directory: Directory): Comparison {
  const start = real.entries[0]?.at ?? piece.start;
  const rehearsal = rehearsed(piece, real.input, directory, start);
  const lates = real.entries.map(({ at }, index) => at - (rehearsal.entries[index]?.at ?? at));
  const { plan, facts } = real.input;
  return {
    lateMs: Math.max(0, ...lates),
    disagreements: [
      ...named('journal', differences(rehearsal.entries, real.entries)),
      ...named('instants', stray(lates, real)),
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
const stray = (lates: readonly number[], { tookMs }: Performance): readonly string[] =>
  lates.flatMap((late, index) =>
    late >= -1500 && late <= tookMs + 1000 ? [] : [`${index + 1}: ${late} ms later than rehearsed`],
  );

const ended = ({ outcome, over }: Rehearsal, real: Performance): readonly string[] =>
  over && outcome === real.outcome
    ? []
    : [`${String(real.outcome)}, rehearsed ${String(outcome)}${over ? '' : ' unfinished'}`];

/** Once a case is over its workflow is gone, and answers nobody any more. */
const refusals = ({ acts }: Rehearsal, real: Performance): readonly string[] =>
  real.refusals.flatMap((found, index) => {
    const expected = acts[index]?.refusal?.code;
    return found === expected || (found === 'gone' && expected !== undefined)
      ? []
      : [`act ${index + 1}: ${found ?? 'taken'}, rehearsed ${expected ?? 'taken'}`];
  });

const mails = ({ arrivals }: Rehearsal, { taken }: Performance): readonly string[] => {
  const [expected, found] = [arrivals, taken].map((all) =>
    all.map(({ message, person }) => `${message.id} to ${person}`).toSorted(),
  );
  return String(expected) === String(found)
    ? []
    : [`${String(found)}; rehearsed: ${String(expected)}`];
};
