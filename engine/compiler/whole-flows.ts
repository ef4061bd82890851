import type { CompiledDefinitions } from './compile.ts';

/** The flows that cases can take: those that the routing names, and those that no other flow runs. The others are parts of flows. */
export function wholeFlows({
  flows,
  routing = [],
}: Pick<CompiledDefinitions, 'flows' | 'routing'>): readonly string[] {
  const routed = new Set(routing.map(({ flow }) => flow));
  const run = new Set([...flows.values()].flatMap(({ runs = [] }) => runs));
  return [...flows.keys()].filter((id) => routed.has(id) || !run.has(id));
}
