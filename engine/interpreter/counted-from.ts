import { has } from '../model/generations.ts';
import type { Instant } from '../model/base.ts';
import type { Plan } from '../model/plan.ts';
import type { CountedFrom } from '../ports/step-context.ts';

/** The instant from which a time counts whose `since` names `moment`: no time begins later than now. */
export const countedFrom = (
  moment: Instant,
  now: Instant,
  plan: Pick<Plan, 'interpreter'>,
): CountedFrom =>
  moment > now && has(plan, 'since-not-ahead') ? { from: now, ahead: moment } : { from: moment };
