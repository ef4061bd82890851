import { isObject } from '../../../model/base.ts';
import { sameLabels } from '../../schema/same-labels.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Whoever gives words to some outcomes gives them to all: the button of another would show the name that the flow has for it. */
export function* checkLabels({ places }: WrittenFlow): Generator<PathDiagnostic> {
  for (const place of places) {
    if (place.schema.labelsFor !== undefined && isObject(place.value))
      yield* sameLabels(Object.entries(place.value), (name) => [...place.path, name]);
    const unlabelled = unlabelledIn(place);
    const [first] = unlabelled;
    if (first === undefined) continue;
    yield {
      code: 'missing-label',
      severity: 'warning',
      path: place.path,
      what: 'key',
      message: `no label for ${unlabelled.map((one) => `"${one}"`).join(', ')}, and one for other outcomes`,
      hint: `say what the button shows, such as "${first}: { en: ... }"`,
    };
  }
}

function unlabelledIn({ schema, value, parent }: SchemaPlace): readonly string[] {
  if (schema.labelsFor === undefined || !isObject(value) || !isObject(parent?.value)) return [];
  const named = parent.value[schema.labelsFor];
  const labelled = Object.keys(value);
  // A label of an outcome that there is not may be meant for one that has none.
  if (!isObject(named) || labelled.some((one) => !(one in named))) return [];
  return labelled.length === 0 ? [] : Object.keys(named).filter((one) => !(one in value));
}
