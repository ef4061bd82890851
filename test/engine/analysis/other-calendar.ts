import type { CompiledDefinitions } from '../../../engine/compiler/compile.ts';
import type { Plan } from '../../../engine/model/plan.ts';

/** Lets the steps of a part count in another calendar than its flow, as they did in plans of earlier days, which are still carried out. */
export function inOtherCalendar(
  compiled: CompiledDefinitions,
  id: string,
  others: Readonly<Record<string, string>>,
): CompiledDefinitions {
  const flow = compiled.flows.get(id);
  if (flow?.plan === undefined) return compiled;
  const { plan } = flow;
  const steps = plan.steps.map((step) => {
    const calendar = others[step.id];
    return calendar === undefined ? step : countedIn(step, calendar);
  });
  const tables = Object.values(others).flatMap((name) => {
    const table = compiled.calendars.get(name);
    return table === undefined ? [] : [[name, table] as const];
  });
  const moved = { ...plan, steps, calendars: { ...plan.calendars, ...Object.fromEntries(tables) } };
  return { ...compiled, flows: new Map([...compiled.flows, [id, { ...flow, plan: moved }]]) };
}

const countedIn = (step: Plan['steps'][number], calendar: string): Plan['steps'][number] =>
  JSON.parse(
    JSON.stringify(step).replaceAll(/"calendar":"[^"]*"/g, `"calendar":"${calendar}"`),
  ) as Plan['steps'][number];
