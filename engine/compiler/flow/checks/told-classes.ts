import type { SchemaPlace } from '../../schema/walk.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** Where the language says of which class a text to the candidate is, no other one is told; and whoever is asked needs no such word. */
export function* checkToldClasses(
  flow: WrittenFlow,
  { templates }: Library,
): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const {
      schema: { toldCandidate },
      value,
      path,
    } = place;
    if (toldCandidate === undefined || typeof value !== 'string') continue;
    if (asksCandidate(place, flow)) yield ownDelay(path);
    const found = templates.get(value)?.class;
    if (found === undefined || found === toldCandidate) continue;
    const known = [...templates.values()].filter((one) => one.class === toldCandidate);
    yield {
      code: 'wrong-class',
      path,
      what: 'value',
      message: `"${value}" is of the class "${found}", and what is told here is a "${toldCandidate}"`,
      hint:
        known.length === 0
          ? `write a template of the class "${toldCandidate}"`
          : `known: ${known.map(({ id }) => id).join(', ')}`,
    };
  }
}

/** Whether the step in which something stands asks the candidate. */
function asksCandidate(place: SchemaPlace, flow: WrittenFlow): boolean {
  const step = flow.stepAt(place);
  return flow.places.some(
    (one) =>
      one.schema.refersTo === 'who' && one.value === 'candidate' && flow.stepAt(one) === step,
  );
}

const ownDelay = (path: PathDiagnostic['path']): PathDiagnostic => ({
  code: 'wrong-reader',
  path,
  what: 'key',
  message: 'the candidate is asked here, and knows that no answer has come yet',
  hint: 'remove it: this is for tasks in which only others are asked',
});
