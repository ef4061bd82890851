import {
  isList,
  isObject,
  type Facts,
  type Instant,
  type InvalidValue,
  type Json,
  type JsonObject,
} from '../../../model/base.ts';
import type { Directory } from '../../../model/definitions.ts';
import { holdersIn } from '../../../people/holders.ts';
import { minuteMs } from '../../../time/units.ts';
import { readFactBound } from './fact-bound.ts';

/** The moment in which a case starts, and what whoever starts it has said of its facts. */
export interface StartOfCase {
  readonly now: Instant;
  /** What is unusual about the facts and meant all the same. */
  readonly accept: readonly AcceptedOddity[];
  readonly directory?: Directory | undefined;
}

/** `late-start`: a moment lies further back than `not-before` lets it. `provisional-calendar`: a calendar does not know the days to come. */
export type AcceptedOddity = (typeof acceptedOddities)[number];

export const acceptedOddities = ['late-start', 'provisional-calendar'] as const;

/** Reports moments that lie too far from the start, and decisions that their person could not have taken. */
export const checkAgainstStart = (
  facts: Facts,
  schema: JsonObject,
  start: StartOfCase,
): readonly InvalidValue[] =>
  [...valuesIn(facts, schema)].flatMap((found) => [
    ...checkMoment(found, start),
    ...checkDecision(found, facts, start),
  ]);

interface FactValue {
  readonly value: Json;
  readonly schema: JsonObject;
  readonly pointer: string;
}

function* valuesIn(value: Json, schema: JsonObject, pointer = ''): Generator<FactValue> {
  yield { value, schema, pointer };
  const { properties, items } = schema;
  if (isList(value) && isObject(items))
    for (const [index, item] of value.entries())
      yield* valuesIn(item, items, `${pointer}/${index}`);
  if (isObject(value) && isObject(properties))
    for (const [name, item] of Object.entries(value)) {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (isObject(property)) yield* valuesIn(item, property, `${pointer}/${name}`);
    }
}

/** Clocks differ: a moment that lies ahead by no more is one of now. */
const clockDifference = 5 * minuteMs;

function* checkMoment(
  { value, schema, pointer }: FactValue,
  { now, accept }: StartOfCase,
): Generator<InvalidValue> {
  const { 'x-not-before': earliest, 'x-not-after': latest } = schema;
  if (typeof value !== 'string') return;
  const at = Date.parse(value);
  if (typeof latest === 'string' && at > (readFactBound(latest, now) ?? at) + clockDifference)
    yield { pointer, message: tooLate(latest) };
  if (accept.includes('late-start') || typeof earliest !== 'string') return;
  if (at < (readFactBound(earliest, now) ?? at))
    yield {
      pointer,
      message: `${tooEarly(earliest)}, so what should be told in turn would leave at once; if it is meant, start with "accept": ["late-start"] (on the command line: --accept late-start)`,
    };
}

const tooLate = (bound: string): string =>
  bound === 'now' ? 'lies in the future' : `must not be later than ${plainBound(bound)} the start`;

const tooEarly = (bound: string): string =>
  bound === 'now' ? 'lies in the past' : `is earlier than ${plainBound(bound)} the start`;

/** `30 days before` for `-30 days`. */
const plainBound = (bound: string): string => {
  const [, sign, length = ''] = /^([+-]?) ?(.+)$/.exec(bound) ?? [];
  return `${length} ${sign === '-' ? 'before' : 'after'}`;
};

function* checkDecision(
  { value, schema, pointer }: FactValue,
  facts: Facts,
  { directory }: StartOfCase,
): Generator<InvalidValue> {
  const role = schema['x-decided-by'];
  if (typeof role !== 'string' || !isObject(value) || !directory) return;
  const holders = holdersIn(directory, role, facts);
  if (typeof value['by'] === 'string' && !holders.includes(value['by']))
    yield { pointer: `${pointer}/by`, message: `must be one who holds "${role}" for this case` };
}
