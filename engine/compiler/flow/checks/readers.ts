import type { TemplateReader } from '../../../model/definitions.ts';
import { type MessageClass, isAnswer } from '../../../model/message.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import type { PathDiagnostic } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { expressionOf } from './expressions.ts';

/** Nobody is told what is written for somebody else: no notice of the house goes to the candidate, no answer to the recruiter. */
export function* checkReaders(flow: WrittenFlow, library: Library): Generator<PathDiagnostic> {
  for (const place of flow.places) {
    const { schema, value, path } = place;
    if (schema.refersTo !== 'template' || typeof value !== 'string') continue;
    const who = toldBeside(place, flow);
    const reader = readerOf(value, library);
    if (who === undefined || reader === undefined) continue;
    if (reader !== (who === 'candidate' ? 'candidate' : 'house'))
      yield wrongReader(path, value, { who, isStated: library.readers.has(value) });
  }
}

/** Who is told or asked by the step that names a template; undefined where only the case knows. */
function toldBeside({ parent, schema }: SchemaPlace, { places }: WrittenFlow): string | undefined {
  if (schema.toldCandidate !== undefined) return 'candidate';
  const told = places.find((one) => one.parent === parent && one.schema.refersTo === 'who');
  return told && typeof told.value === 'string' && !expressionOf(told) ? told.value : undefined;
}

function readerOf(template: string, { templates, readers }: Library): TemplateReader | undefined {
  const kind = templates.get(template)?.class;
  return readers.get(template) ?? (kind && readerOfClass(kind));
}

/** What answers the candidate is written for them; any other class may be for anybody. */
const readerOfClass = (kind: MessageClass | 'system') =>
  kind !== 'system' && isAnswer(kind) ? 'candidate' : undefined;

const wrongReader = (
  path: PathDiagnostic['path'],
  template: string,
  { who, isStated }: { readonly who: string; readonly isStated: boolean },
): PathDiagnostic => ({
  code: 'wrong-reader',
  severity: isStated ? 'error' : 'warning',
  path,
  what: 'value',
  message: `"${template}" is written for ${who === 'candidate' ? 'the house' : 'the candidate'}, and goes to "${who}"`,
  hint: isStated
    ? 'name another template, or whom the step tells'
    : 'name another template, or say in this one whom it is "for"',
});
