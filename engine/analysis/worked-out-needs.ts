import type { FlowBehaviour } from '../behaviour/behaviour.ts';
import { linesOf, tasksIn } from '../behaviour/traverse.ts';
import { seatsNeeded } from '../people/seats.ts';
import type { WorkedOutNeed } from './finding/certificate.ts';

/** How many seats a fraction of them is, for every step that has one; how many an expression names is known only when the step runs. */
export function workedOutNeeds(flow: FlowBehaviour): readonly WorkedOutNeed[] {
  const found = new Map<string, WorkedOutNeed>();
  for (const { step, need, windows } of linesOf(flow).flatMap(tasksIn)) {
    const by = windows[0]?.to ?? [];
    if (!('parts' in need) || need.of === 1 || by.some((who) => typeof who !== 'string')) continue;
    const [seats, yes] = [by.length, seatsNeeded(need, by.length)];
    found.set(step, { step, need: `${need.parts}/${need.of}`, seats, yes });
  }
  return [...found.values()];
}
