import type { SchemaPlace } from '../../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { Library } from '../library.ts';
import { shownBehind } from '../shown-values.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** What people see when they decide exists; the candidate sees the form that they are asked with. */
export function* checkShown(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { schema, value, path } = place;
    if (schema.refersTo !== 'shown' || typeof value !== 'string') continue;
    const shown = shownBehind(value, flow, library);
    if (shown !== undefined && 'problem' in shown)
      yield {
        code: 'unknown-shown',
        path,
        what: 'value',
        message: shown.problem,
        hint: shown.hint,
      };
    else if (asksCandidate(place, flow))
      yield wrongValue(
        path,
        'the candidate sees the form that they are asked with, and no facts beside it',
        'remove "shows", or tell it in a message',
      );
  }
}

/** Whether the step in which something is shown asks the candidate. */
function asksCandidate(place: SchemaPlace, flow: WrittenFlow): boolean {
  const step = flow.stepAt(place);
  return (
    step !== undefined &&
    flow.places.some(
      ({ value, schema, parent }) =>
        value === 'candidate' &&
        schema.refersTo === 'who' &&
        (parent === step.place || parent?.parent === step.place),
    )
  );
}
