import type { AnyKind } from '../../engine/steps/index.ts';
import type { Schema } from '../../engine/steps/step.ts';
import { outcomesOf, required } from './library.ts';
import { writeDuration } from './random-duration.ts';
import { writeText } from './random-text.ts';
import { few, type Fields, type Spot, type Writer } from './spot.ts';

/** A value as a schema of the language describes it. */
export function writeValue(schema: Schema, spot: Spot, writer: Writer): unknown {
  const { choices } = writer;
  if (schema.$ref !== undefined) return writeShared(schema.$ref, spot, writer);
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) {
    const possible = either.filter((one) => isPossible(one, spot));
    return writeValue(possible[choices.below(possible.length)] ?? {}, spot, writer);
  }
  if (schema.items !== undefined) return writeList(schema, schema.items, spot, writer);
  if (schema.properties !== undefined) return writeRecord(schema, spot, writer);
  if (typeof schema.additionalProperties === 'object')
    return writeMap(schema, schema.additionalProperties, spot, writer);
  return schema.type === 'integer'
    ? 1 + choices.below(Math.min(seatsOf(schema, spot), schema.maximum ?? 1))
    : writeText(schema, spot, writer);
}

/** What an object's schema asks for, and some of what it allows. */
export function writeRecord(
  { properties = {}, required: asked = [] }: Pick<Schema, 'properties' | 'required'>,
  spot: Spot,
  writer: Writer,
  kind?: AnyKind,
): Fields {
  const entries = Object.entries(properties);
  const isBounded = entries.some(([, { orDuration }]) => orDuration);
  let beside: Fields = {};
  for (const [key, schema] of [
    ...entries.filter(([, one]) => !readsOutcomes(one)),
    ...entries.filter(([, one]) => readsOutcomes(one)),
  ]) {
    const keys = keysOf(key, beside, kind);
    if (!isWritten(key, { asked, isBounded, beside, keys }, writer)) continue;
    const outcomes = outcomesIn(kind, beside);
    const value = writeValue(schema, { ...spot, outcomes, beside, keys }, writer);
    beside = { ...beside, [key]: value };
  }
  return beside;
}

interface Writing {
  readonly asked: readonly string[];
  readonly isBounded: boolean;
  readonly beside: Fields;
  readonly keys: readonly string[] | undefined;
}

function isWritten(
  key: string,
  { asked, isBounded, beside, keys = [] }: Writing,
  { choices }: Writer,
): boolean {
  if (asked.includes(key)) return true;
  if (isBounded) return hasNoEnd(beside, asked);
  return key === values ? keys.length > 0 : choices.chance(40);
}

/** The key under which a template is given its values. */
const values = 'with';

/** A wait for a moment needs its bound, any other may not have one. */
const hasNoEnd = (beside: Fields, asked: readonly string[]): boolean =>
  asked.some((key) => String(beside[key]).startsWith('until '));

const readsOutcomes = (schema: Schema): boolean =>
  schema.refersTo === 'outcome' ||
  [schema.items, schema.propertyNames, ...(schema.anyOf ?? [])].some(
    (one) => one !== undefined && readsOutcomes(one),
  );

function keysOf(
  key: string,
  beside: Fields,
  kind: AnyKind | undefined,
): readonly string[] | undefined {
  if (key === values) return required[String(beside['template'])] ?? [];
  const { under, ofForm } = kind?.outcomes ?? {};
  if (key !== under) return undefined;
  return ofForm === undefined ? ['done', 'failed', 'put-off'] : outcomesOf(String(beside[ofForm]));
}

function outcomesIn(kind: AnyKind | undefined, beside: Fields): readonly string[] {
  const { fixed = [], under, ofForm } = kind?.outcomes ?? {};
  if (ofForm !== undefined) return outcomesOf(String(beside[ofForm]));
  return [...fixed, ...Object.keys(under === undefined ? {} : (beside[under] ?? {}))];
}

function writeShared(ref: string, spot: Spot, writer: Writer): unknown {
  if (ref.endsWith('/steps')) return writer.steps(spot, few).list;
  if (ref.endsWith('/duration')) return writeDuration(writer.choices);
  return writer.choices.one<unknown>(['Words', { en: 'Words', 'zh-CN': '文字' }]);
}

const isPossible = ({ refersTo }: Schema, { outcomes }: Spot): boolean =>
  refersTo !== 'outcome' || outcomes.length > 0;

const seatsOf = ({ seatsIn }: Schema, { beside }: Spot): number => {
  const seats = seatsIn === undefined ? undefined : beside?.[seatsIn];
  return Array.isArray(seats) ? seats.length : 1;
};

function writeList(schema: Schema, items: Schema, spot: Spot, writer: Writer): unknown[] {
  const { minItems = 0, maxItems = 3 } = schema;
  const count = minItems + writer.choices.below(Math.min(maxItems, 3) - minItems + 1);
  const list = Array.from({ length: count }, () => writeValue(items, spot, writer));
  return items.refersTo === undefined ? list : [...new Set(list)];
}

function writeMap(schema: Schema, of: Schema, spot: Spot, writer: Writer): Fields {
  const { keys = spot.outcomes, beside = {} } = spot;
  const isNeeded = 'template' in beside;
  const chosen = keys.filter(
    (_key, index) => isNeeded || index < (schema.minProperties ?? 0) || writer.choices.chance(60),
  );
  return Object.fromEntries(chosen.map((key) => [key, writeValue(of, spot, writer)]));
}
