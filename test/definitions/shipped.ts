import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileAll } from '../../engine/compiler/compile.ts';
import type { Plan } from '../../engine/model/plan.ts';

/** The definitions as they are shipped, compiled. */
export const shipped = await compileAll(
  new Map([...textsBelow('definitions', ''), ...textsBelow('templates', 'templates/')]),
);

/** The plan of a shipped flow. */
export function shippedPlan(flow: string): Plan {
  const plan = shipped.flows.get(flow)?.plan;
  if (plan === undefined) throw new Error(`"${flow}" does not compile`);
  return { ...plan, texts: 'texts' };
}

function textsBelow(folder: string, prefix: string): readonly (readonly [string, string])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ya?ml|mjml|md|svg)$/.test(path))
    .map((path) => [prefix + path, readFileSync(join(folder, path), 'utf8')]);
}
