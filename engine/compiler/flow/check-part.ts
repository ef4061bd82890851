import { didYouMean } from '../../expression/check/nearest.ts';
import { isLabel } from '../schema/label-schema.ts';
import type { SchemaPlace } from '../schema/walk.ts';
import { type PathDiagnostic, wrongValue } from '../source/source.ts';
import { parameterKinds, type ParameterKind } from './part-schema.ts';
import type { Parts } from './part-runs.ts';
import { givenKey, parameterIn, partNamedBy, type WrittenPart } from './written-part.ts';

/** Whatever a part has by name is something that it takes, stands alone, and fits its place; and what it takes it has. */
export function* checkPart(part: WrittenPart, parts: Parts): Generator<PathDiagnostic> {
  const used = new Set<string>();
  for (const place of part.places) {
    const name = parameterIn(place.value);
    if (name !== undefined) yield* checkParameter(name, place, part, parts);
    else yield* checkAlone(place, part);
    if (name !== undefined) used.add(name);
  }
  for (const name of Object.keys(part.takes).filter((one) => !used.has(one)))
    yield {
      code: 'unused-value',
      severity: 'warning',
      path: ['takes', name],
      what: 'key',
      message: `the part takes "${name}", and no step has it`,
      hint: `write "$${name}" where it is meant, or remove it`,
    };
}

function* checkParameter(
  name: string,
  place: SchemaPlace,
  part: WrittenPart,
  parts: Parts,
): Generator<PathDiagnostic> {
  const { path } = place;
  const kind = Object.hasOwn(part.takes, name) ? part.takes[name] : undefined;
  if (kind === undefined)
    yield {
      code: 'unknown-value',
      path,
      what: 'value',
      message: `the part takes no "${name}"`,
      hint: didYouMean(name, Object.keys(part.takes), `add it under "takes", with its kind`),
    };
  else if (!kindsAt(place, part, parts).includes(kind))
    yield wrongValue(
      path,
      `"$${name}" is ${nouns[kind]}, and cannot stand here`,
      'give another kind under "takes", or write the value itself',
    );
}

const nouns: Readonly<Record<ParameterKind, string>> = {
  template: 'a template',
  form: 'a form',
  duration: 'a duration',
  label: 'a label',
  who: 'somebody',
};

/** The kinds of what may stand in a place. */
function kindsAt(place: SchemaPlace, part: WrittenPart, parts: Parts): readonly ParameterKind[] {
  const step = part.stepAt(place);
  const inner = step && parts.get(partNamedBy(step) ?? '');
  const key = place.path.at(-1);
  if (inner && place.path.at(-2) === givenKey) return [inner.takes[String(key)] ?? []].flat();
  return kindsOf(place.schema);
}

function kindsOf(schema: SchemaPlace['schema']): readonly ParameterKind[] {
  const named = parameterKinds.find((one) => one === schema.refersTo);
  if (named) return [named];
  if (schema.duration || schema.orDuration) return ['duration'];
  if (isLabel(schema)) return ['label'];
  return isValueOfTemplate(schema) ? ['duration', 'label'] : [];
}

const isValueOfTemplate = ({ expression }: SchemaPlace['schema']): boolean =>
  expression?.marked === true && expression.type === 'any';

/** A name within a text stays as it is written: nobody would notice. */
function* checkAlone({ value, path }: SchemaPlace, part: WrittenPart): Generator<PathDiagnostic> {
  if (typeof value !== 'string' || path[0] === 'note') return;
  const name = Object.keys(part.takes).find((one) => value.includes(`$${one}`));
  if (name !== undefined)
    yield wrongValue(
      path,
      `"$${name}" is filled in only where it stands alone`,
      `write "$${name}" as the whole value`,
    );
}
