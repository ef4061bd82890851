import { didYouMean } from '../../../expression/check/nearest.ts';
import { wordingAlone } from '../../../model/approval-subject.ts';
import { isObject } from '../../../model/base.ts';
import { messageClasses } from '../../../model/message.ts';
import { messageStepOf } from '../../../steps/message-step.ts';
import type { Reference } from '../../../steps/step.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import type { PathDiagnostic, ValuePath } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { namedSteps } from '../named-steps.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';
import { expressionOf } from './expressions.ts';

/** Every template, form, flow, step, person and so on that a flow names exists. */
export function* checkReferences(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  const lookup = createNameLookup(flow, library);
  for (const place of flow.places) {
    const { schema, value, path } = place;
    if (schema.refersTo && typeof value === 'string' && !isMarked(place))
      yield* checkReference(value, schema.refersTo, {
        path,
        known: lookup(schema.refersTo, place),
        ...(isFlowForPart(value, schema.refersTo, library) && { hint: partsAlone }),
      });
    for (const key of namedKeys(place))
      yield* checkReference(key, 'outcome', {
        path: [...path, key],
        known: lookup('outcome', place),
        what: 'key',
      });
  }
  for (const step of flow.steps) yield* checkFormOutcomes(step, library);
}

const isFlowForPart = (value: string, reference: Reference, { names }: Library): boolean =>
  reference === 'part' && names.flow?.includes(value) === true;

const partsAlone = 'only parts are run: move the steps of that flow into a file below parts/';

const isMarked = (place: SchemaPlace): boolean =>
  place.schema.expression?.marked === true && expressionOf(place) !== undefined;

const namedKeys = ({ schema, value }: SchemaPlace): readonly string[] =>
  schema.propertyNames?.refersTo && isObject(value) ? Object.keys(value) : [];

function* checkReference(
  value: string,
  reference: Reference,
  { path, known: names, what = 'value', of, hint }: ReferenceSite,
): Generator<PathDiagnostic> {
  if (names === undefined || names.has(value)) return;
  yield {
    code: `unknown-${reference}`,
    path,
    what,
    ...(of && { for: of }),
    message: `"${value}" is not ${nouns[reference]}`,
    hint:
      hint ??
      listOf(value, names) ??
      didYouMean(value, [...names], names.size > 0 ? knownNames([...names]) : 'there is none yet'),
  };
}

/** Several names in one text, which are meant to be a list. */
function listOf(value: string, names: ReadonlySet<string>): string | undefined {
  const all = value.split(/[,;]|\s+and\s+/).map((one) => one.trim());
  return all.length > 1 && all.every((one) => names.has(one))
    ? `write a list: [${all.join(', ')}]`
    : undefined;
}

interface ReferenceSite {
  readonly path: ValuePath;
  /** `undefined` when another error leaves it open. */
  readonly known: ReadonlySet<string> | undefined;
  readonly what?: 'key' | 'value';
  /** What the names that exist are read from. */
  readonly of?: ValuePath;
  readonly hint?: string;
}

const nouns: Readonly<Record<Reference, string>> = {
  who: '"candidate", a role or a person of directory.yaml',
  template: 'a template below templates/',
  form: 'a form below forms/',
  flow: 'a flow below flows/',
  part: 'a part below parts/',
  calendar: 'a calendar below calendars/',
  outcome: 'an outcome of this step',
  message: 'a step that tells, a class of message, or "answer"',
  task: 'a task of this flow with an id',
  step: 'a step of this flow that tells or is a task, with an id',
  subject: '"text", or a step of this flow that tells or is a task, with an id',
  pack: 'a pack below packs/',
  shown: 'a fact of the case, or an answer of a form',
};

const knownNames = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).join(', ');
  return `known: ${shown}${names.length > 12 ? ' and others' : ''}`;
};

type NameLookup = (reference: Reference, place: SchemaPlace) => ReferenceSite['known'];

/** Looks up the names that exist; gathers them once for a flow, which may hold thousands of references. */
function createNameLookup(flow: WrittenFlow, library: Library): NameLookup {
  const { names } = library;
  const outcomes = new Map<WrittenStep, ReferenceSite['known']>();
  const sets = new Map<string, ReadonlySet<string>>([
    ...Object.entries(names).flatMap(([one, ids]) => (ids ? [[one, new Set(ids)] as const] : [])),
    ...(flow.isWhole ? stepNames(flow, library) : []),
  ]);
  return (reference, place) => {
    if (reference !== 'outcome') return sets.get(reference);
    const step = flow.stepAt(place);
    if (step && !outcomes.has(step)) outcomes.set(step, outcomesOfStep(step, library));
    return step && outcomes.get(step);
  };
}

function stepNames(
  flow: WrittenFlow,
  library: Library,
): readonly (readonly [Reference, ReadonlySet<string>])[] {
  const named = namedSteps(flow, library);
  const telling = named.flatMap(([id, { kind, fields }]) => messageStepOf(kind, fields, id) ?? []);
  const tasks = named.flatMap(([id, { kind }]) => (kind.outcomes ? [id] : []));
  return [
    ['message', new Set([...telling, 'answer', ...messageClasses])],
    ['task', new Set(tasks)],
    ['step', new Set([...telling, ...tasks])],
    ['subject', new Set([wordingAlone, ...stepIds(flow)])],
  ];
}

const stepIds = ({ steps }: WrittenFlow): readonly string[] =>
  steps.flatMap(({ id, kind }) => (id !== undefined && (kind.tells || kind.outcomes) ? [id] : []));

/** The outcomes that a task can come to; undefined where an error leaves them open. */
export function outcomesOfStep(
  { kind, fields }: WrittenStep,
  library: Library,
): ReferenceSite['known'] {
  const { fixed = [], under, ofForm } = kind.outcomes ?? {};
  if (ofForm !== undefined) return choicesOf(fields[ofForm], library);
  return under === undefined || isObject(fields[under])
    ? new Set([...fixed, ...keysUnder(fields, under)])
    : undefined;
}

/** A step whose outcomes are the choices of a form has branches for those alone. */
function* checkFormOutcomes(step: WrittenStep, library: Library): Generator<PathDiagnostic> {
  const { under, ofForm } = step.kind.outcomes ?? {};
  if (under === undefined || ofForm === undefined) return;
  const choices = choicesOf(step.fields[ofForm], library);
  for (const outcome of keysUnder(step.fields, under))
    yield* checkReference(outcome, 'outcome', {
      path: [...step.place.path, under, outcome],
      known: choices,
      what: 'key',
      of: [...step.place.path, ofForm],
    });
}

function choicesOf(form: unknown, { forms }: Library): ReferenceSite['known'] {
  const choices = typeof form === 'string' ? forms.get(form)?.choices : undefined;
  if (choices === undefined) return undefined;
  return new Set(choices.length === 0 ? ['answered'] : choices.map(({ outcome }) => outcome));
}

function keysUnder(fields: WrittenStep['fields'], under: string | undefined): readonly string[] {
  const branches = under === undefined ? undefined : fields[under];
  return isObject(branches) ? Object.keys(branches) : [];
}
