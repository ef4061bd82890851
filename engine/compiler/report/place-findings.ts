import type { Finding, FindingPlace } from '../../analysis/finding/finding.ts';
import type { RenderedFinding } from '../../analysis/report/render-finding.ts';
import type { Catalogue } from '../../analysis/report/words/catalogue.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { BaseStep } from '../../model/plan.ts';
import { taskOfApology } from '../../model/apology-step.ts';
import { taskOfRequest } from '../../model/request-step.ts';
import { kindOf } from '../../steps/index.ts';
import { member, valueAt } from '../source/value-at.ts';
import type { StepOrigins } from '../flow/lower/lower-flow.ts';
import { definitionPlace } from '../library/definition-place.ts';
import {
  fileStart,
  type GivenPlace,
  type Range,
  type Source,
  type ValuePath,
} from '../source/source.ts';

/** A flow, with the places where the steps of its plan are written. */
export interface FlowOrigins {
  readonly flow: string;
  readonly origins: StepOrigins;
}

/** A range in a file. */
export type FileRange = Range & Pick<Diagnostic, 'file'>;

/** Turns a finding into a diagnostic at what it is about; a step of a flow that is run is located in the file of that flow. */
export function placeFinding(
  finding: Finding,
  rendered: RenderedFinding,
  flowOrigins: FlowOrigins,
  catalogue: Catalogue,
): Diagnostic {
  const { code, severity, at } = finding;
  const { message, hint } = rendered;
  return {
    code,
    severity,
    ...rangeOf(at, flowOrigins),
    message,
    hint: `${hint}${'step' in at ? elsewherePhrase(at, flowOrigins, catalogue) : ''}`,
  };
}

/** The range of a step; undefined for steps that every plan has by itself. */
export function rangeOfStep(id: string, key: string | undefined, { origins }: FlowOrigins) {
  const [step, origin] = writtenAs(id, origins) ?? [];
  if (step === undefined || origin === undefined || origin.source.file === builtIn)
    return undefined;
  const { source, path } = origin;
  const written = writtenKey(id, step, key);
  const given = givenUnder(written, origin);
  if (given) return rangeAt(...whoGives(given), 'key');
  return written === undefined
    ? rangeAt(source, firstKeyPath(source, path), 'key')
    : rangeAt(source, keyPath(source, path, written), 'key');
}

/** A message that a step sends beside itself names its template under a key of its own. */
function writtenKey(id: string, step: BaseStep, key: string | undefined): string | undefined {
  if (key !== 'template' || step.id === id) return key;
  return taskOfApology(id) === undefined ? kindOf(step).request?.key : 'escalate';
}

/** What a step of a part has under a key, where that is given to the part. */
const givenUnder = (key: string | undefined, { source, path }: StepOrigin) =>
  key === undefined ? undefined : source.givenAt?.([...path, key]);

/** The flow that gives it, also through other parts. */
function whoGives({ source, path }: GivenPlace): readonly [Source, ValuePath] {
  const given = source.givenAt?.(path);
  return given ? whoGives(given) : [source, path];
}

/** The path of a key of a step, or of one of its outcomes; of an outcome that is not written, as a yes mostly is, the step. */
function keyPath(source: Source, path: ValuePath, key: string): ValuePath {
  const step = valueAt(source, path);
  if (member(step, key) !== undefined) return [...path, key];
  return member(member(step, 'outcomes'), key) === undefined
    ? firstKeyPath(source, path)
    : [...path, 'outcomes', key];
}

/** The file of the flows in `system-flows.ts`. */
const builtIn = 'built-in';

function rangeOf(at: FindingPlace, flowOrigins: FlowOrigins): FileRange {
  const step = 'step' in at ? rangeOfStep(at.step, at.key, flowOrigins) : undefined;
  return step ?? rangeInFlow(at, flowOrigins);
}

/** The range of a promise, backstop or pack in the flow's own file; a finding about the whole flow is located at its name. */
function rangeInFlow(at: FindingPlace, { flow, origins }: FlowOrigins): FileRange {
  const source = [...origins.values()].find((origin) => isFileOf(flow, origin.source.file))?.source;
  if (source === undefined) return { file: `flows/${flow}.yaml`, ...fileStart };
  if ('promise' in at)
    return rangeAt(source, firstKeyPath(source, ['promises', at.promise]), 'key');
  if ('backstop' in at) return rangeOfBackstop(at.backstop, source, origins);
  if ('pack' in at) return rangeOfPack(at.pack, source, origins);
  return rangeAt(source, ['flow'], 'value');
}

/** A pack is the flow's, else the house's. */
function rangeOfPack(pack: string, source: Source, origins: StepOrigins): FileRange {
  for (const one of [source, houseIn(origins)]) {
    const index = one === undefined ? -1 : indexOfPack(one, pack);
    if (one !== undefined && index >= 0) return rangeAt(one, ['packs', index], 'value');
  }
  return rangeAt(source, ['flow'], 'value');
}

const houseIn = (origins: StepOrigins): Source | undefined =>
  [...origins.values()].find((origin) => definitionPlace(origin.source.file)?.kind === 'house')
    ?.source;

/** Behind the backstops of the flow come those of the house. */
function rangeOfBackstop(index: number, source: Source, origins: StepOrigins): FileRange {
  const own: unknown = member(source.value, 'backstops');
  const ofHouse = index - (Array.isArray(own) ? own.length : 0);
  const house = houseIn(origins);
  return house === undefined || ofHouse < 0
    ? rangeAt(source, firstKeyPath(source, ['backstops', index]), 'key')
    : rangeAt(house, firstKeyPath(house, ['backstops', ofHouse]), 'key');
}

const isFileOf = (flow: string, file: string): boolean =>
  file === `flows/${flow}.yaml` || file === `flows/${flow}.yml`;

function indexOfPack({ value }: Source, pack: string): number {
  const packs: unknown = member(value, 'packs');
  return Array.isArray(packs) ? packs.indexOf(pack) : -1;
}

/** The path of the first key of a map, so that the mark stands below one line and not below many. */
function firstKeyPath(source: Source, path: ValuePath): ValuePath {
  const found = valueAt(source, path);
  const [first] = typeof found === 'object' && found !== null ? Object.keys(found) : [];
  return first === undefined || Array.isArray(found) ? path : [...path, first];
}

const rangeAt = (source: Source, path: ValuePath, what: 'key' | 'value'): FileRange => {
  const { line, column, endLine, endColumn } = source.at(path, what);
  return { file: source.file, line, column, endLine, endColumn };
};

type StepOrigin = NonNullable<ReturnType<StepOrigins['get']>>;

/** A step with its place; a message by which a step asks, or says sorry, is written in that step. */
const writtenAs = (id: string, origins: StepOrigins): readonly [BaseStep, StepOrigin] | undefined =>
  [...origins].find(([step]) => step.id === (taskOfApology(id) ?? taskOfRequest(id)));

const originOf = (id: string, origins: StepOrigins): StepOrigin | undefined =>
  writtenAs(id, origins)?.[1];

/** Says what is not seen at the place of a finding: which part has what is written there, or who runs the part in which the step stands. */
function elsewherePhrase(
  { step: id, key }: StepPlace,
  flowOrigins: FlowOrigins,
  catalogue: Catalogue,
): string {
  const [step, origin] = writtenAs(id, flowOrigins.origins) ?? [];
  const given = step && origin && givenUnder(writtenKey(id, step, key), origin);
  return given ? catalogue.givenAs(given.as) : callerPhrase(id, flowOrigins, catalogue);
}

type StepPlace = Extract<FindingPlace, { readonly step: string }>;

/** Names the step that runs the flow in whose file a step stands; empty for steps of the flow's own file. */
function callerPhrase(
  id: string,
  flowOrigins: FlowOrigins,
  { runFrom, builtIn: builtInPhrase }: Catalogue,
): string {
  const { origins, flow } = flowOrigins;
  const origin = originOf(id, origins);
  if (origin === undefined || isFileOf(flow, origin.source.file)) return '';
  if (origin.source.file === builtIn) return builtInPhrase(id);
  const caller = callerOf(id, origin, origins);
  if (caller === undefined) return '';
  const { line, file } = rangeAt(caller.origin.source, caller.origin.path, 'value');
  return runFrom(caller.id, file, line);
}

/** The step that runs the flow of a step; the ids of steps that are run begin with its id. */
function callerOf(id: string, { source }: StepOrigin, origins: StepOrigins) {
  const above = [...origins]
    .filter(([step, origin]) => id.startsWith(`${step.id}/`) && origin.source !== source)
    .toSorted(([a], [b]) => b.id.length - a.id.length);
  const [nearest]: readonly (readonly [BaseStep, StepOrigin])[] = above;
  return nearest && { id: nearest[0].id, origin: nearest[1] };
}
