import { isObject } from '../../../model/base.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { expressionOf } from './expressions.ts';

/** No more people must say yes than are asked. How many people an expression names is known only when the step runs. */
export function* checkSeats({ places }: WrittenFlow): Generator<PathDiagnostic> {
  yield* checkCandidates(places);
  yield* checkParts(places);
  for (const place of places) {
    const asked = placesAsked(place, places);
    const needed = place.value;
    if (asked === undefined || typeof needed !== 'number' || needed <= asked.length) continue;
    if (asked.some((one) => expressionOf(one) !== undefined)) continue;
    yield {
      code: 'too-few-seats',
      path: place.path,
      what: 'value',
      message: `${needed} must say yes, but only ${asked.length === 1 ? '1 is' : `${asked.length} are`} asked`,
      hint: `ask for at most ${asked.length}, or add to "${place.schema.seatsIn}"`,
    };
  }
}

/** A fraction of the seats is no more than all of them. */
function* checkParts(places: readonly SchemaPlace[]): Generator<PathDiagnostic> {
  for (const { schema, value, path } of places) {
    if (schema.parts !== true || typeof value !== 'string') continue;
    const [parts = 0, of = 0] = value.split('/').map(Number);
    if (parts > of)
      yield wrongValue(
        path,
        `${value} of the seats is more than there are`,
        `write a fraction of at most 1, such as "${of}/${parts}", or "all"`,
      );
  }
}

/** Somebody may ask the candidate, but nobody decides beside them. */
function* checkCandidates(places: readonly SchemaPlace[]): Generator<PathDiagnostic> {
  for (const { schema, value, path, parent } of places) {
    const beside = Array.isArray(parent?.value) ? parent.value.length - 1 : 0;
    if (schema.refersTo === 'who' && value === 'candidate' && beside > 0)
      yield wrongValue(
        path,
        'the candidate is asked here together with those who decide about them',
        'take "candidate" out of the list, and ask them in a step of their own',
      );
  }
}

/** The entries beside a number of which it says how many are needed. */
function placesAsked(
  { schema, parent }: SchemaPlace,
  places: readonly SchemaPlace[],
): readonly SchemaPlace[] | undefined {
  if (schema.seatsIn === undefined || !isObject(parent?.value)) return undefined;
  const field = places.find((one) => one.parent === parent && one.path.at(-1) === schema.seatsIn);
  return Array.isArray(field?.value)
    ? places.filter((one) => one.parent === field)
    : field && [field];
}
