import { isObject } from '../../model/base.ts';
import type { GivenPlace, Source, ValuePath } from '../source/source.ts';
import { readFlow, type WrittenFlow, type WrittenStep } from './written-flow.ts';
import { partSchema } from './part-schema.ts';
import { givenBy, givenKey, parameterIn, type WrittenPart } from './written-part.ts';

/** A part with what a step gives it, as if it were written so; undefined where something is missing. */
export function fillPart(
  part: WrittenPart,
  step: WrittenStep,
  giver: Source,
): WrittenFlow | undefined {
  const taken = Object.keys(part.takes);
  if (taken.length === 0) return part;
  const given = givenBy(step);
  if (taken.some((name) => given[name] === undefined)) return undefined;
  const source: Source = {
    ...part.source,
    value: filled(part.source.value, part, given),
    diagnostics: [],
    givenAt: (path) => givenAt(path, part, (name) => givenTo(name, step, giver)),
  };
  return readFlow(part.id, source, { isWhole: part.isWhole, schema: partSchema });
}

function filled(
  value: unknown,
  part: WrittenPart,
  given: Readonly<Record<string, unknown>>,
): unknown {
  const name = takenIn(value, part);
  if (name !== undefined) return given[name];
  if (Array.isArray(value)) return value.map((one: unknown) => filled(one, part, given));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, filled(one, part, given)]),
  );
}

/** What the part takes and has in the place of a value. */
function takenIn(value: unknown, { takes }: WrittenPart): string | undefined {
  const name = parameterIn(value);
  return name !== undefined && Object.hasOwn(takes, name) ? name : undefined;
}

const givenTo = (name: string, { place }: WrittenStep, source: Source) => ({
  source,
  path: [...place.path, givenKey, name],
});

function givenAt(
  path: ValuePath,
  part: WrittenPart,
  giverOf: (name: string) => Pick<GivenPlace, 'source' | 'path'>,
): GivenPlace | undefined {
  let value = part.source.value;
  for (const [depth, key] of [...path, ''].entries()) {
    const name = takenIn(value, part);
    if (name !== undefined) {
      const { source, path: giver } = giverOf(name);
      const { line } = part.source.at(path.slice(0, depth), 'value');
      const inside = path.slice(depth);
      const as = { name, file: part.source.file, line };
      return { source, path: [...giver, ...inside], isWhole: inside.length === 0, as };
    }
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  }
  return undefined;
}
