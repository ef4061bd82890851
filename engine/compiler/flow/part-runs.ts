import type { WrittenFlow, WrittenStep } from './written-flow.ts';
import { referencedIds } from './written-flow.ts';
import { fillPart } from './fill-part.ts';
import { partNamedBy, type WrittenPart } from './written-part.ts';

export type Parts = ReadonlyMap<string, WrittenPart>;

/** The steps that a step of a flow or part runs; undefined where it runs none, or nobody can tell which. */
export type PartRuns = (step: WrittenStep, flow: WrittenFlow) => WrittenFlow | undefined;

/** Fills the parts in each place in which they are run, once. */
export function createPartRuns(parts: Parts): PartRuns {
  const known = new WeakMap<WrittenStep, WrittenFlow>();
  return (step, flow) => {
    const before = known.get(step);
    if (before) return before;
    const part = parts.get(partNamedBy(step) ?? '');
    if (part === undefined || cycleFrom(flow, part.id, parts) !== undefined) return undefined;
    const run = fillPart(part, step, flow.source);
    if (run) known.set(step, run);
    return run;
  };
}

/** The parts by which a part runs itself, when it runs this one; undefined where it does not, as flows never do. */
export const cycleFrom = (
  flow: WrittenFlow,
  runs: string,
  parts: Parts,
): readonly string[] | undefined =>
  isPart(flow, parts) ? pathTo(flow.id, [runs], parts) : undefined;

/** Whether it is a part, as it is written or filled. */
export const isPart = ({ id, source }: WrittenFlow, parts: Parts): boolean =>
  parts.get(id)?.source.file === source.file;

/** The path of parts by which `target` is reached from the last part of `path`. */
function pathTo(
  target: string,
  path: readonly string[],
  parts: Parts,
  seen = new Set<string>(),
): readonly string[] | undefined {
  const last = path.at(-1) ?? '';
  if (last === target) return path;
  const part = parts.get(last);
  if (!part || seen.has(last)) return undefined;
  seen.add(last);
  for (const next of referencedIds(part, 'part')) {
    const found = pathTo(target, [...path, next], parts, seen);
    if (found) return found;
  }
  return undefined;
}
