import { wordingAlone } from '../../../model/approval-subject.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import { certainSteps } from '../certain-steps.ts';
import type { WrittenFlow } from '../written-flow.ts';

/** What an approval is about has happened whenever people are asked. */
export function* checkSubjects(flow: WrittenFlow): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { schema, value: name, path } = place;
    if (schema.refersTo !== 'subject' || typeof name !== 'string' || name === wordingAlone)
      continue;
    const isKnown = flow.steps.some(
      ({ id, kind }) => id === name && (kind.tells === true || kind.outcomes !== undefined),
    );
    if (isKnown && !certainSteps(place, flow).some(({ id }) => id === name))
      yield {
        code: 'step-not-run',
        path,
        what: 'value',
        message: `"${name}" may not have run when people are asked about it`,
        hint: 'name a step that always comes before, or move this one behind it',
      };
  }
}
