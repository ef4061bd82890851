import { pin, planOf } from '../../store/pins.ts';
import type { CaseRecord } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import type { Catalog } from './catalog.ts';
import type { InterventionResult } from './intervention-result.ts';

interface PlanSources {
  readonly store: Store;
  readonly catalog: Catalog;
}

/** The plan of the flow as it is defined now; a case keeps the generation with which it began. */
export const mendedPlan = async (
  { store, catalog }: PlanSources,
  found: CaseRecord,
): Promise<Awaited<ReturnType<typeof pin>> | Extract<InterventionResult, { kind: 'unsound' }>> => {
  const compiled = (await catalog.current()).flow(found.flow);
  if (compiled === undefined) return { kind: 'unsound', diagnostics: [] };
  if ('diagnostics' in compiled) return { kind: 'unsound', diagnostics: compiled.diagnostics };
  const certified = compiled.certify();
  if ('diagnostics' in certified) return { kind: 'unsound', diagnostics: certified.diagnostics };
  const earlier = await planOf(store, found.plan);
  const { interpreter = compiled.plan.interpreter } = earlier ?? {};
  return pin(store, { plan: { ...compiled.plan, interpreter }, texts: compiled.texts });
};
