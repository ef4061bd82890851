import type { Act, Refusal } from '../../engine/model/act.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Facts } from '../../engine/model/base.ts';

/** The durable side, as narrow as the server needs it: the real one is Temporal. */
export interface Runner {
  /** Starts a case; asking again for one that was started changes nothing. */
  start(start: CaseStart): Promise<void>;
  act(caseId: string, act: Act): Promise<ActOutcome>;
  ready(): Promise<boolean>;
}

export interface CaseStart {
  readonly case: string;
  readonly plan: Plan;
  readonly hash: string;
  readonly facts: Facts;
}

/** What became of an act. `closed`: the case is over, ask the store; `unavailable`: nobody knows, try again. */
export type ActOutcome =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unavailable' };
