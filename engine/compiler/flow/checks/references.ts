import { messageClasses } from '../../../model/message.ts';
import type { Reference } from '../../../steps/step.ts';
import type { Library } from '../library.ts';
import { didYouMean } from '../../schema/messages.ts';
import type { Fault, Path } from '../../source/source.ts';
import { expressionOf } from './expressions.ts';
import { isRecord, type Place } from '../../schema/walk.ts';
import type { WrittenFlow, WrittenStep } from '../written-flow.ts';

/** Whatever a flow names exists. */
export function* references(flow: WrittenFlow, library: Library): Generator<Fault> {
  const known = createKnown(flow, library);
  for (const place of flow.places) {
    const { schema, value, path } = place;
    if (schema.refersTo && typeof value === 'string' && !isMarked(place))
      yield* unknown(value, schema.refersTo, { path, known: known(schema.refersTo, place) });
    for (const key of namedKeys(place))
      yield* unknown(key, 'outcome', {
        path: [...path, key],
        known: known('outcome', place),
        what: 'key',
      });
  }
  for (const step of flow.steps) yield* armsOfForm(step, library);
}

const isMarked = (place: Place): boolean =>
  place.schema.expression?.marked === true && expressionOf(place) !== undefined;

const namedKeys = ({ schema, value }: Place): readonly string[] =>
  schema.propertyNames?.refersTo && isRecord(value) ? Object.keys(value) : [];

function* unknown(
  value: string,
  reference: Reference,
  { path, known: names, what = 'value' }: Expected,
): Generator<Fault> {
  if (names === undefined || names.has(value)) return;
  yield {
    code: `unknown-${reference}`,
    path,
    what,
    message: `"${value}" is not ${nouns[reference]}`,
    hint: didYouMean(value, [...names], names.size > 0 ? list([...names]) : 'there is none yet'),
  };
}

interface Expected {
  readonly path: Path;
  /** `undefined`: cannot be said, because of another fault. */
  readonly known: ReadonlySet<string> | undefined;
  readonly what?: 'key' | 'value';
}

const nouns: Readonly<Record<Reference, string>> = {
  who: '"candidate", a role or a person of directory.yaml',
  template: 'a template below templates/',
  form: 'a form below forms/',
  flow: 'a flow below flows/',
  calendar: 'a calendar below calendars/',
  outcome: 'an outcome of this step',
  message: 'a step that tells, a class of message, or "answer"',
  task: 'a task of this flow with an id',
  step: 'a step of this flow that tells or is a task, with an id',
  pack: 'a pack below packs/',
};

const list = (names: readonly string[]): string => {
  const shown = names.slice(0, 12).join(', ');
  return `known: ${shown}${names.length > 12 ? ' and others' : ''}`;
};

type Known = (reference: Reference, place: Place) => Expected['known'];

/** What may be named in a flow; worked out once, since thousands of names may ask. */
function createKnown(flow: WrittenFlow, library: Library): Known {
  const { names } = library;
  const outcomes = new Map<WrittenStep, Expected['known']>();
  const sets = new Map<string, ReadonlySet<string>>([
    ...Object.entries(names).map(([one, ids]) => [one, new Set(ids)] as const),
    ['message', new Set([...telling(flow), 'answer', ...messageClasses])],
    ['task', new Set(tasks(flow))],
    ['step', new Set([...telling(flow), ...tasks(flow)])],
  ]);
  return (reference, place) => {
    if (reference !== 'outcome') return sets.get(reference);
    const step = flow.stepAt(place);
    if (step && !outcomes.has(step)) outcomes.set(step, outcomesOf(step, library));
    return step && outcomes.get(step);
  };
}

const telling = ({ steps }: WrittenFlow): readonly string[] =>
  steps.flatMap(({ id, kind }) => (id !== undefined && 'sentAt' in kind.results ? [id] : []));

const tasks = ({ steps }: WrittenFlow): readonly string[] =>
  steps.flatMap(({ id, kind }) => (id !== undefined && kind.outcomes ? [id] : []));

function outcomesOf({ kind, fields }: WrittenStep, library: Library): Expected['known'] {
  const { fixed = [], under, ofForm } = kind.outcomes ?? {};
  if (ofForm !== undefined) return choicesOf(fields[ofForm], library);
  return under === undefined || isRecord(fields[under])
    ? new Set([...fixed, ...keysUnder(fields, under)])
    : undefined;
}

/** Where a form has the outcomes, the step may only name those. */
function* armsOfForm(step: WrittenStep, library: Library): Generator<Fault> {
  const { under, ofForm } = step.kind.outcomes ?? {};
  if (under === undefined || ofForm === undefined) return;
  const choices = choicesOf(step.fields[ofForm], library);
  for (const arm of keysUnder(step.fields, under))
    yield* unknown(arm, 'outcome', {
      path: [...step.place.path, under, arm],
      known: choices,
      what: 'key',
    });
}

function choicesOf(form: unknown, { forms }: Library): Expected['known'] {
  const choices = typeof form === 'string' ? forms.get(form)?.choices : undefined;
  if (choices === undefined) return undefined;
  return new Set(choices.length === 0 ? ['answered'] : choices.map(({ outcome }) => outcome));
}

function keysUnder(fields: WrittenStep['fields'], under: string | undefined): readonly string[] {
  const arms = under === undefined ? undefined : fields[under];
  return isRecord(arms) ? Object.keys(arms) : [];
}
