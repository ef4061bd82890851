import type { CompiledDefinitions } from './compile.ts';

/** Flows that cases can take: those that the routing names, and those that no other flow runs. The others are parts. */
export function wholeFlows({
  flows,
  routing = [],
}: Pick<CompiledDefinitions, 'flows' | 'routing'>): readonly string[] {
  const routed = new Set(routing.map(({ flow }) => flow));
  const run = new Set([...flows].flatMap(([id, { origins }]) => partsOf(id, origins)));
  return [...flows.keys()].filter((id) => routed.has(id) || !run.has(id));
}

/** The flows whose steps stand in a plan. */
function partsOf(
  id: string,
  origins: NonNullable<ReturnType<CompiledDefinitions['flows']['get']>>['origins'],
): readonly string[] {
  const files = [...(origins ?? new Map()).values()].map(({ source }) => source.file);
  return [...new Set(files)].map((file) => idOf(file)).filter((part) => part !== id);
}

const idOf = (file: string): string => file.replace(/^flows\//, '').replace(/\.yaml$/, '');
