import type { Fault } from '../../source/source.ts';
import { isRecord, type Place } from '../../schema/walk.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { expressionOf } from './expressions.ts';

/** No more are needed than are asked. How many an expression names is known only when the step runs. */
export function* seats({ places }: WrittenFlow): Generator<Fault> {
  for (const place of places) {
    const seated = seatsFor(place, places);
    const needed = place.value;
    if (seated === undefined || typeof needed !== 'number' || needed <= seated.length) continue;
    if (seated.some((one) => expressionOf(one) !== undefined)) continue;
    yield {
      code: 'too-few-seats',
      path: place.path,
      what: 'value',
      message: `${needed} must say yes, but only ${seated.length === 1 ? '1 is' : `${seated.length} are`} asked`,
      hint: `ask for at most ${seated.length}, or add to "${place.schema.seatsIn}"`,
    };
  }
}

/** The places of the entries beside it that the number counts. */
function seatsFor(
  { schema, parent }: Place,
  places: readonly Place[],
): readonly Place[] | undefined {
  if (schema.seatsIn === undefined || !isRecord(parent?.value)) return undefined;
  const field = places.find((one) => one.parent === parent && one.path.at(-1) === schema.seatsIn);
  return Array.isArray(field?.value)
    ? places.filter((one) => one.parent === field)
    : field && [field];
}
