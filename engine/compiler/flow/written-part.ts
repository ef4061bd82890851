import { isObject } from '../../model/base.ts';
import { idPattern } from '../schema/shared-schemas.ts';
import type { Source, ValuePath } from '../source/source.ts';
import { readFlow, type WrittenFlow, type WrittenStep } from './written-flow.ts';
import { parameterKinds, type ParameterKind, partSchema } from './part-schema.ts';

/** A part as it is written: what it takes stands in its steps by name. */
export interface WrittenPart extends WrittenFlow {
  readonly takes: Takes;
}

/** What a part is given, by name. */
export type Takes = Readonly<Record<string, ParameterKind>>;

/** Reads a part, also with errors. */
export const readPart = (id: string, source: Source, isWhole: boolean): WrittenPart => ({
  ...readFlow(id, source, { isWhole, schema: partSchema }),
  takes: takesOf(source.value),
});

function takesOf(value: unknown): Takes {
  const takes = isObject(value) ? value['takes'] : undefined;
  if (!isObject(takes)) return {};
  const known = Object.entries(takes).flatMap(([name, written]) => {
    const kind = parameterKinds.find((one) => one === written);
    return kind === undefined ? [] : [[name, kind] as const];
  });
  return Object.fromEntries(known);
}

/** The name in a text that stands for what a part is given. */
export const parameterIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? parameterForm.exec(value)?.[1] : undefined;

/** Whether a name stands in this place: of what is not given nothing else is known. */
export const isNameAt = (path: ValuePath, { value }: Source): boolean =>
  parameterIn(
    path.reduce<unknown>(
      (inner, key) =>
        typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined,
      value,
    ),
  ) !== undefined;

const parameterForm = new RegExp(`^\\$(${idPattern.slice(1, -1)})$`);

/** The id of the part that a step runs. */
export function partNamedBy({ kind, fields }: WrittenStep): string | undefined {
  const id = fields[kind.kind];
  return kind.main.refersTo === 'part' && typeof id === 'string' ? id : undefined;
}

/** What a step gives to the part that it runs. */
export function givenBy({ fields }: WrittenStep): Readonly<Record<string, unknown>> {
  const given = fields[givenKey];
  return isObject(given) ? given : {};
}

/** The key of a step that runs a part, under which it gives what the part takes. */
export const givenKey = 'with';
