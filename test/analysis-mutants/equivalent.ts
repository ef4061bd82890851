import type { AnalysisMutant } from './mutant.ts';

/** A mutant that behaves as the sources do: nothing can notice it. */
export interface EquivalentMutant {
  readonly file: string;
  /** The line in which its place begins. */
  readonly line: string;
  /** What is written at its place instead. */
  readonly is: string;
  readonly because: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'engine/analysis/timing/bounded-response.ts',
    line: 'task: (task, who) => [...(asks(task, who) ? [task.step] : []), ...stepsInside(task, who)],',
    is: '',
    because:
      'no mail that asks certainly arrives, so the silence since the word before it is never shorter than the one since it',
  },
  {
    file: 'engine/analysis/timing/traced-times.ts',
    line: 'join: (a, b) => (b.at < a.at ? b : a),',
    is: '<=',
    because: 'of two runs that end at one instant either is the earliest',
  },
  {
    file: 'engine/analysis/exploration/slice.ts',
    line: 'const of = withoutDoubledPauses(end < 0 ? flat : flat.slice(0, end + 1));',
    is: '(flat)',
    because: 'no line goes on behind an end, so what stands there is never come to',
  },
  {
    file: 'engine/analysis/timing/abstract-state.ts',
    line: 'if (states.length < 2) return states;',
    is: '<=',
    because: 'two states that are not joined are both followed, and the later one counts',
  },
  {
    file: 'engine/analysis/timing/instant-times.ts',
    line: 'return from <= at && at < from + back ? [from - 1] : [];',
    is: '<=',
    because: 'behind the repeated hour the clock shows no less than at the end of its first run',
  },
  {
    file: 'engine/analysis/rules/departments.ts',
    line: 'key === undefined ? {} : { [key]: rest.length === 0 ? name : factsAt(rest, name) };',
    is: '({ [key]: rest.length === 0 ? name : factsAt(rest, name) })',
    because: 'the path of a field has at least one name',
  },
  {
    file: 'engine/analysis/timing/map-times.ts',
    line: 'a.certifiedUntil >= b.certifiedUntil && a.from <= b.from;',
    is: '<',
    because: 'maps of which nothing is known beforehand are compared, which comes to the same',
  },
  {
    file: 'engine/time/maps/compose.ts',
    line: 'while (piece + 1 < starts.length && numberAt(starts, piece + 1) <= at) {',
    is: '<=',
    because: 'behind the last piece stands no number, which is at most none',
  },
];

/** Why a mutant is one of them; undefined when it is none. */
export function whyEquivalent(
  { file, start, to }: AnalysisMutant,
  source: string,
): string | undefined {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const [line = ''] = source.slice(from).split('\n');
  return equivalentMutants.find(
    (one) => one.file === file && one.line === line.trim() && one.is === to,
  )?.because;
}
