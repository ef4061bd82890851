import type { Diagnostic } from '../../model/diagnostic.ts';
import type { BaseStep } from '../../model/plan.ts';
import { fill } from '../../analysis/report/interpolate.ts';
import type { Finding, Place } from '../../analysis/finding/finding.ts';
import type { Told } from '../../analysis/report/render-finding.ts';
import type { Phrases } from '../../analysis/report/words/catalogue.ts';
import type { Origins } from '../flow/lower/lower.ts';
import type { Path, Range, Source } from '../source/source.ts';

/** Where the steps of a whole flow are written. */
export interface Written {
  readonly flow: string;
  readonly origins: Origins;
}

/** A stretch of a file. */
export type Spot = Range & Pick<Diagnostic, 'file'>;

/** A finding in words as a diagnostic, at what it speaks of: a step of a flow that is run, in the file of that flow. */
export function placeFinding(
  finding: Finding,
  told: Told,
  written: Written,
  phrases: Phrases,
): Diagnostic {
  const { code, severity, at } = finding;
  const { message, hint } = told;
  return {
    code,
    severity,
    ...spotOf(at, written),
    message,
    hint: `${hint}${'step' in at ? callerWords(at.step, written, phrases) : ''}`,
  };
}

/** Where a step is written; undefined for one that every plan has by itself. */
export function spotOfStep(id: string, key: string | undefined, { origins }: Written) {
  const origin = originOf(id, origins);
  if (origin === undefined || origin.source.file === builtIn) return undefined;
  const { source, path } = origin;
  return key === undefined
    ? spotAt(source, headOf(source, path), 'key')
    : spotAt(source, [...path, key], 'key');
}

/** As `system-flows.ts` calls its file. */
const builtIn = 'built-in';

function spotOf(at: Place, written: Written): Spot {
  const step = 'step' in at ? spotOfStep(at.step, at.key, written) : undefined;
  return step ?? spotInFlow(at, written);
}

/** At the entry of the flow's own file; a whole flow is found by its name. */
function spotInFlow(at: Place, { flow, origins }: Written): Spot {
  const file = `flows/${flow}.yaml`;
  const source = [...origins.values()].find((origin) => origin.source.file === file)?.source;
  if (source === undefined) return { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if ('promise' in at) return spotAt(source, headOf(source, ['promises', at.promise]), 'key');
  if ('backstop' in at) return spotAt(source, headOf(source, ['backstops', at.backstop]), 'key');
  if ('pack' in at) return spotAt(source, ['packs', indexOfPack(source, at.pack)], 'value');
  return spotAt(source, ['flow'], 'value');
}

function indexOfPack({ value }: Source, pack: string): number {
  const packs: unknown = member(value, 'packs');
  return Array.isArray(packs) ? packs.indexOf(pack) : -1;
}

/** The first key of a map, so that the mark stands below one line and not below many. */
function headOf({ value }: Source, path: Path): Path {
  let found: unknown = value;
  for (const part of path) found = member(found, part);
  const [first] = typeof found === 'object' && found !== null ? Object.keys(found) : [];
  return first === undefined || Array.isArray(found) ? path : [...path, first];
}

const member = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined;

const spotAt = (source: Source, path: Path, what: 'key' | 'value'): Spot => {
  const { line, column, endLine, endColumn } = source.at(path, what);
  return { file: source.file, line, column, endLine, endColumn };
};

type Origin = NonNullable<ReturnType<Origins['get']>>;

const originOf = (id: string, origins: Origins): Origin | undefined =>
  [...origins].find(([step]) => step.id === id)?.[1];

/** For a step that stands in another file: which step runs that flow. */
function callerWords(id: string, written: Written, { runFrom, builtIn: everywhere }: Phrases) {
  const { origins, flow } = written;
  const origin = originOf(id, origins);
  if (origin === undefined || origin.source.file === `flows/${flow}.yaml`) return '';
  if (origin.source.file === builtIn) return fill(everywhere, () => id);
  const caller = callerOf(id, origin, origins);
  if (caller === undefined) return '';
  const { line, file } = spotAt(caller.origin.source, caller.origin.path, 'value');
  const holes: Readonly<Record<string, string>> = { caller: caller.id, file, line: String(line) };
  return fill(runFrom, (name) => holes[name]);
}

/** Ids of steps of a flow that is run begin with the id of the step that runs it. */
function callerOf(id: string, { source }: Origin, origins: Origins) {
  const above = [...origins]
    .filter(([step, origin]) => id.startsWith(`${step.id}/`) && origin.source !== source)
    .toSorted(([a], [b]) => b.id.length - a.id.length);
  const [nearest]: readonly (readonly [BaseStep, Origin])[] = above;
  return nearest && { id: nearest[0].id, origin: nearest[1] };
}
