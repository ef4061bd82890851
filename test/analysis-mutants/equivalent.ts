import { type AnalysisMutant, lineAt } from './mutant.ts';

/** A mutant that behaves as the sources do: nothing can notice it. */
export interface EquivalentMutant {
  readonly file: string;
  /** The line in which its place begins. */
  readonly line: string;
  /** The line before it, where it stands in the file more than once. */
  readonly behind?: string;
  /** What is written at its place instead. */
  readonly is: string;
  readonly because: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'engine/analysis/timing/bounded-response.ts',
    line: '...(asks(task, who) ? [task.step] : []),',
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
  {
    file: 'engine/time/maps/compose.ts',
    line: 'for (let piece = 0; piece < values.length; piece += 1) values[piece] = valueOf(f, piece) + ms;',
    is: '<=',
    because: 'what is written behind the end of an array of numbers is lost',
  },
  {
    file: 'engine/time/maps/compose.ts',
    line: 'if (numberAt(starts, near) > at) return pieceAt(g, at);',
    is: '>=',
    because: 'of the pieces that have begun at an instant the last is the one that begins at it',
  },
  {
    file: 'engine/time/maps/monotone.ts',
    line: 'for (let piece = 0; piece < f.starts.length; piece += 1) {',
    behind: 'let reached = -Infinity;',
    is: '<=',
    because: 'behind the last piece stands no number, with which nothing can be compared',
  },
  {
    file: 'engine/time/maps/time-map.ts',
    line: 'if (starts.length > 0) {',
    is: '>=',
    because: 'what is written behind the end of an array of numbers is lost',
  },
  {
    file: 'engine/time/maps/of-working-days.ts',
    line: 'if (wall < from + shift) {',
    is: '<=',
    because: 'no clock keeps its offset from one period to the next',
  },
  {
    file: 'engine/analysis/timing/map-times.ts',
    line: 'for (let steps = 0; at !== undefined && at !== earlier && steps < longestLook; steps += 1)',
    is: '<=',
    because: 'maps of which nothing is known beforehand are compared, which comes to the same',
  },
  {
    file: 'engine/analysis/counterexample/counterexample.ts',
    line: '...(prefix && { prefix }),',
    is: '({ prefix })',
    because: 'nobody tells a run that is missing from one that is undefined',
  },
  {
    file: 'engine/analysis/cases/outcome-variables.ts',
    line: '(name) => stepsOf(name).length > 1 && !guards.ambiguous.has(name),',
    is: '>=',
    because: 'of a name that one task has nobody asks which was opened last',
  },
  {
    file: 'engine/analysis/cases/value-classes.ts',
    line: ".map((predicate) => (satisfies(predicate, value) ? '1' : '0'))",
    is: '!(satisfies(predicate, value))',
    because: 'values of which the same holds are those of which the same does not hold',
  },
  {
    file: 'engine/analysis/timing/worst-case.ts',
    line: 'if (today <= domain.from || ever === undefined) return ever;',
    is: '<',
    because: 'from the first start on are all starts',
  },
  {
    file: 'engine/analysis/rules/routed-silences.ts',
    line: 'if (elsewhere === undefined || regretsOf(flow).length === 0) return [];',
    is: '(elsewhere === undefined)',
    because: 'where nothing tells a no, no silence is told as one',
  },
  {
    file: 'engine/analysis/timing/map-times.ts',
    line: 'return holdsAsLong(b, a) && order.isLater(a, b) ? a : max(a, b);',
    is: '(max(a, b))',
    because: 'maps of which nothing is known beforehand are compared, which comes to the same',
  },
  {
    file: 'engine/analysis/counterexample/paths-to.ts',
    line: 'for (let index = 0; lists.some((list) => index < list.length); index += 1) {',
    is: '<=',
    because: 'behind the end of a list stands nothing that could be taken',
  },
  {
    file: 'engine/analysis/exploration/precedes.ts',
    line: 'later === number && (earlier > 0 || maySpeak(numberOfBackstop(earlier), state, explored)),',
    is: '>=',
    because: 'the numbers of lines begin with one',
  },
  {
    file: 'engine/analysis/rules/packs/cut-answers.ts',
    line: 'return said === undefined ? {} : { offer: offerFrom(event.send), said };',
    is: '({ offer: offerFrom(event.send), said })',
    because: 'nothing is found of a message that does not say how long',
  },
  {
    file: 'engine/analysis/rules/reported-outcomes.ts',
    line: 'if (isSurelyBehind(behaviour, { step, counts, events: outcomes })) return [];',
    is: ';',
    because: 'the exploration that it spares finds nothing either',
  },
  {
    file: 'engine/analysis/rules/corrections.ts',
    line: ': { told, since: Object.fromEntries(under.toSorted(([a], [b]) => (a < b ? -1 : 1))) };',
    is: '<=',
    because: 'no name stands there twice',
  },
  {
    file: 'engine/time/maps/monotone.ts',
    line: 'else if (last > reached) built.add(start + reached - value, reached, 1);',
    is: '>=',
    because: 'a piece of one millisecond is of either slope',
  },
  {
    file: 'engine/analysis/cases/specialise.ts',
    line: 'if (known !== undefined) return known;',
    behind: 'const known = found.get(behaviour);',
    is: ';',
    because: 'what is found out twice is the same',
  },
];

/** Why a mutant is one of them; undefined when it is none. */
export function whyEquivalent(
  { file, start, to }: AnalysisMutant,
  source: string,
): string | undefined {
  const lines = source.split('\n').map((line) => line.trim());
  const at = lineAt(source, start) - 1;
  return equivalentMutants.find(
    (one) =>
      one.file === file &&
      one.line === lines[at] &&
      (one.behind === undefined || one.behind === lines[at - 1]) &&
      one.is === to,
  )?.because;
}
