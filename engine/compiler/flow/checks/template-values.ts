import { didYouMean } from '../../../expression/check/nearest.ts';
import { isObject } from '../../../model/base.ts';
import type { Template } from '../../../model/definitions.ts';
import type { SchemaPlace } from '../../schema/walk.ts';
import { unboundedDuration } from '../../../time/duration.ts';
import { type PathDiagnostic, wrongValue } from '../../source/source.ts';
import type { Library } from '../library.ts';
import type { WrittenFlow } from '../written-flow.ts';
import { quotedNames, valuesFor } from './given-values.ts';

/** A step that names a template gives it, under `with`, the values that it requires, and no others. */
export function* checkTemplateValues(
  { places }: WrittenFlow,
  library: Library,
): Generator<PathDiagnostic> {
  for (const place of places) {
    const { schema, value } = place;
    if (schema.refersTo !== 'template' || schema.shownOnly === true) continue;
    if (typeof value !== 'string') continue;
    const template = library.templates.get(value);
    if (template && isOfClass(template, schema))
      yield* checkValues(place, value, template.requires ?? []);
    yield* checkGiven(place);
  }
}

/** Of a text of a class that cannot be told here, nothing else is said. */
const isOfClass = (template: Template, { toldCandidate }: SchemaPlace['schema']): boolean =>
  toldCandidate === undefined || template.class === toldCandidate;

/** The values that an author gives a template. */
const valuesGiven = ({ parent }: SchemaPlace): Readonly<Record<string, unknown>> => {
  const beside = isObject(parent?.value) ? parent.value['with'] : undefined;
  return isObject(beside) ? beside : {};
};

const placeOf = ({ path }: SchemaPlace, name: string): PathDiagnostic['path'] => [
  ...path.slice(0, -1),
  'with',
  name,
];

/** What the step gives by itself is not written once more. */
function* checkGiven(place: SchemaPlace): Generator<PathDiagnostic> {
  const written = valuesGiven(place);
  for (const [name, key] of Object.entries(place.schema.gives ?? {}))
    if (name in written)
      yield {
        code: 'unknown-value',
        path: placeOf(place, name),
        what: 'key',
        message: `"${name}" is the end of "${key}" here, and is given by the step itself`,
        hint: `remove it, and say the time under "${key}"`,
      };
}

function* checkValues(
  place: SchemaPlace,
  template: string,
  requires: readonly string[],
): Generator<PathDiagnostic> {
  const written = valuesGiven(place);
  const own = Object.keys(place.schema.gives ?? {});
  for (const [name, value] of Object.entries(written))
    if (typeof value === 'string' && unboundedDuration(value) === 'nothing')
      yield wrongValue(
        placeOf(place, name),
        `"${value}" lasts no time at all`,
        'write how long it holds, such as "5 business days"',
      );
  const missing = requires.filter((one) => !(one in written) && !own.includes(one));
  if (missing.length > 0)
    yield {
      code: 'missing-value',
      path: place.path,
      what: 'value',
      message: `the template "${template}" needs ${valuesFor(missing)}`,
      hint:
        place.schema.toldCandidate === undefined
          ? `add "with: { ${missing.map((name) => `${name}: ...`).join(', ')} }": text, a duration, or "=expression"`
          : `name a template that needs nothing but ${quotedNames(own)}`,
    };
  for (const name of Object.keys(written).filter((one) => ![...requires, ...own].includes(one)))
    yield {
      code: 'unknown-value',
      path: placeOf(place, name),
      what: 'key',
      for: place.path,
      message: `the template "${template}" takes no "${name}"`,
      hint: didYouMean(name, requires, 'remove it, or name it under "requires" of the template'),
    };
}
