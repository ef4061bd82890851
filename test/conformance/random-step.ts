import { isObject } from '../../engine/model/base.ts';
import type { AnyKind } from '../../engine/steps/index.ts';
import { drawnParts } from './library.ts';
import { writeRecord } from './random-value.ts';
import type { WrittenFields, WritingContext, Writer } from './writing-context.ts';

/** One step of a kind, and whether the case may be over after it. */
export function writeStep(
  kind: AnyKind,
  context: WritingContext,
  writer: Writer,
): { readonly fields: WrittenFields; readonly ends: boolean } {
  const { required, fields: known } = asked(kind, writer);
  const schema = {
    required: [kind.kind, ...required],
    properties: { [kind.kind]: kind.main, ...known },
  };
  const written = writeRecord(schema, context, writer, kind);
  const levels = levelsOf(written);
  const isForCandidate = Object.values(written).flat().includes('candidate');
  const mayApologise = !isForCandidate && levels.every(({ to }) => to !== 'candidate');
  const fields = isForCandidate ? without(written, ['shows']) : written;
  const escalate =
    mayApologise || levels.length === 0
      ? {}
      : { escalate: levels.map((level) => without(level, ['tell', 'at-most'])) };
  return { fields: { ...fields, ...escalate }, ends: mayEnd(kind, fields, context) };
}

const levelsOf = ({ escalate }: WrittenFields): readonly WrittenFields[] =>
  Array.isArray(escalate) ? escalate.filter(isObject) : [];

/** The fields of a step that asks by a message of its own, in about half of those that may, or of one that does not. */
function asked(
  { request, required, fields }: AnyKind,
  { choices }: Writer,
): Pick<AnyKind, 'required' | 'fields'> {
  if (request === undefined) return { required, fields };
  const { key, about, excludes } = request;
  const { [key]: template, ...others } = fields;
  if (template === undefined || choices.chance(50))
    return { required, fields: without(others, about) };
  return {
    required: [...required, key],
    fields: { [key]: template, ...without(others, excludes) },
  };
}

const without = <V>(
  fields: Readonly<Record<string, V>>,
  keys: readonly string[],
): Readonly<Record<string, V>> =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));

/** Errs on the side of yes: nothing may stand behind a step that always ends the case. */
function mayEnd(kind: AnyKind, fields: WrittenFields, { inside }: WritingContext): boolean {
  if (kind.ends === true) return true;
  if (kind.goesThrough === undefined) return false;
  const part = drawnParts[String(fields[kind.kind])];
  if (kind.main.refersTo === 'part' && part !== undefined) return part.ends;
  const lists = inside.filter(({ list }) => list.length > 0);
  return lists.length > 0 && lists.every(({ ends }) => ends);
}
