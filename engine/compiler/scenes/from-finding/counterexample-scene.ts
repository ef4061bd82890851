import type { Finding } from '../../../analysis/finding/finding.ts';
import { isoInstantFormatter } from '../../../analysis/report/format-instant.ts';
import type { JsonObject } from '../../../model/base.ts';
import type { CalendarTable } from '../../../model/calendar.ts';
import type { Plan } from '../../../model/plan.ts';
import type { Scene } from '../../../simulation/scene.ts';
import { pathConditionOf } from './path-condition.ts';
import { sampleFacts } from './sample-facts.ts';
import { sceneOf } from './scene-of.ts';

/** The definitions around a finding of which a scene is made. */
export interface SceneSources {
  readonly plan: Omit<Plan, 'texts'>;
  readonly caseSchema: JsonObject;
  /** In whose zone its moments are written. */
  readonly table: CalendarTable;
}

/** The counterexample of a finding as a scene with facts of its own; undefined for a finding without one. */
export function counterexampleScene(
  finding: Finding,
  title: string,
  { plan, caseSchema, table }: SceneSources,
): Scene | undefined {
  const pathCondition = pathConditionOf(finding, plan);
  if (pathCondition === undefined) return undefined;
  const facts = sampleFacts(caseSchema, pathCondition, isoInstantFormatter(table));
  return sceneOf(finding, { plan, facts, title });
}
