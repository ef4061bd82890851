import type { AnyKind } from '../../engine/steps/index.ts';
import type { AnnotatedSchema, Reference } from '../../engine/steps/step.ts';
import { outcomesOf, drawnParts, requiredValues } from './library.ts';
import { writeDuration } from './random-duration.ts';
import { writeText } from './random-text.ts';
import {
  fewSteps,
  type WrittenFields,
  type WritingContext,
  type Writer,
} from './writing-context.ts';

/** A random value as a schema of the language describes it. */
export function writeValue(
  schema: AnnotatedSchema,
  context: WritingContext,
  writer: Writer,
): unknown {
  const { choices } = writer;
  if (schema.$ref !== undefined) return writeShared(schema.$ref, context, writer);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) {
    const possible = either.filter((one) => isPossible(one, context));
    return writeValue(possible[choices.below(possible.length)] ?? {}, context, writer);
  }
  if (schema.items !== undefined) return writeList(schema, schema.items, context, writer);
  if (schema.properties !== undefined) return writeRecord(schema, context, writer);
  if (typeof schema.additionalProperties === 'object')
    return writeMap(schema, schema.additionalProperties, context, writer);
  return schema.type === 'integer'
    ? 1 + choices.below(Math.min(seatsOf(schema, context), schema.maximum ?? 1))
    : writeText(schema, context, writer);
}

/** A random object with all fields that its schema requires and some that it allows. */
export function writeRecord(
  { properties = {}, required: asked = [] }: Pick<AnnotatedSchema, 'properties' | 'required'>,
  context: WritingContext,
  writer: Writer,
  kind?: AnyKind,
): WrittenFields {
  const entries = Object.entries(properties);
  const isBounded = entries.some(([, { orDuration }]) => orDuration);
  let siblings: WrittenFields = {};
  for (const [key, schema] of [
    ...entries.filter(([, one]) => !readsOutcomes(one)),
    ...entries.filter(([, one]) => readsOutcomes(one)),
  ]) {
    const keys = keysOf(key, siblings, kind);
    if (!isWritten(key, { asked, isBounded, siblings, keys, needsKey: schema.needsKey }, writer))
      continue;
    const outcomes = outcomesIn(kind, siblings);
    const value = writeValue(schema, { ...context, outcomes, siblings, keys }, writer);
    siblings = { ...siblings, [key]: value };
  }
  return siblings;
}

interface FieldChoice {
  readonly asked: readonly string[];
  readonly isBounded: boolean;
  readonly siblings: WrittenFields;
  readonly keys: readonly string[] | undefined;
  readonly needsKey: string | undefined;
}

function isWritten(
  key: string,
  { asked, isBounded, siblings, keys = [], needsKey }: FieldChoice,
  { choices }: Writer,
): boolean {
  if (asked.includes(key)) return true;
  if (needsKey !== undefined && !(needsKey in siblings)) return false;
  if (isBounded) return hasNoEnd(siblings, asked);
  return key === valuesKey ? keys.length > 0 : choices.chance(40);
}

/** The key under which a template is given its values. */
const valuesKey = 'with';

/** A wait for a moment needs its bound, any other may not have one. */
const hasNoEnd = (siblings: WrittenFields, asked: readonly string[]): boolean =>
  asked.some((key) => String(siblings[key]).startsWith('until '));

const readsOutcomes = (schema: AnnotatedSchema): boolean =>
  schema.refersTo === 'outcome' ||
  [schema.items, schema.propertyNames, ...(schema.anyOf ?? [])].some(
    (one) => one !== undefined && readsOutcomes(one),
  );

function keysOf(
  key: string,
  siblings: WrittenFields,
  kind: AnyKind | undefined,
): readonly string[] | undefined {
  if (key === valuesKey)
    return 'run' in siblings ? Object.keys(takenIn(siblings)) : valuesFor(siblings, kind);
  const { under, ofForm } = kind?.outcomes ?? {};
  if (key !== under) return undefined;
  return ofForm === undefined
    ? ['done', 'failed', 'put-off']
    : outcomesOf(String(siblings[ofForm]));
}

/** The values that a template needs and the step does not give by itself. */
function valuesFor(siblings: WrittenFields, kind: AnyKind | undefined): readonly string[] {
  const { key = '' } = kind?.request ?? {};
  const given = key in siblings ? Object.keys(kind?.fields[key]?.gives ?? {}) : [];
  const needed = requiredValues[String(siblings[key] ?? siblings['template'])] ?? [];
  return needed.filter((one) => !given.includes(one));
}

const takenIn = ({ run }: WrittenFields): Readonly<Record<string, string>> =>
  drawnParts[String(run)]?.takes ?? {};

/** A value that a part takes. */
function writeGiven(taken: string, context: WritingContext, writer: Writer): unknown {
  if (taken === 'duration' || taken === 'label') return writeShared(`/${taken}`, context, writer);
  const names: AnnotatedSchema = { refersTo: taken as Reference };
  const given = writeText(names, context, writer);
  // Nobody would give it what it needs.
  return given in requiredValues ? 'word' : given;
}

function outcomesIn(kind: AnyKind | undefined, siblings: WrittenFields): readonly string[] {
  const { fixed = [], under, ofForm } = kind?.outcomes ?? {};
  if (ofForm !== undefined) return outcomesOf(String(siblings[ofForm]));
  return [...fixed, ...Object.keys(under === undefined ? {} : (siblings[under] ?? {}))];
}

function writeShared(ref: string, context: WritingContext, writer: Writer): unknown {
  if (ref.endsWith('/steps')) return writer.steps(context, fewSteps).list;
  if (ref.endsWith('/duration')) return writeDuration(writer.choices);
  return writer.choices.one<unknown>(['Words', { en: 'Words', 'zh-CN': '文字' }]);
}

const isPossible = ({ refersTo }: AnnotatedSchema, { outcomes }: WritingContext): boolean =>
  refersTo !== 'outcome' || outcomes.length > 0;

const seatsOf = ({ seatsIn }: AnnotatedSchema, { siblings }: WritingContext): number => {
  const seats = seatsIn === undefined ? undefined : siblings?.[seatsIn];
  return Array.isArray(seats) ? seats.length : 1;
};

function writeList(
  schema: AnnotatedSchema,
  items: AnnotatedSchema,
  context: WritingContext,
  writer: Writer,
): unknown[] {
  const { minItems = 0, maxItems = 3 } = schema;
  const count = minItems + writer.choices.below(Math.min(maxItems, 3) - minItems + 1);
  const list = Array.from({ length: count }, () => writeValue(items, context, writer));
  if (items.refersTo === undefined) return list;
  const names = [...new Set(list)];
  // Nobody decides beside the candidate.
  return names.length > 1 ? names.filter((one) => one !== 'candidate') : names;
}

function writeMap(
  schema: AnnotatedSchema,
  of: AnnotatedSchema,
  context: WritingContext,
  writer: Writer,
): WrittenFields {
  const { keys = context.outcomes, siblings = {} } = context;
  const taken = takenIn(siblings);
  const isNeeded = ['template', 'request', 'run'].some((key) => key in siblings);
  const chosen = keys.filter(
    (_key, index) => isNeeded || index < (schema.minProperties ?? 0) || writer.choices.chance(60),
  );
  return Object.fromEntries(
    chosen.map((key) => {
      const kind = taken[key];
      const value =
        kind === undefined ? writeValue(of, context, writer) : writeGiven(kind, context, writer);
      return [key, value];
    }),
  );
}
