import type { Intervention, InterventionRefusal } from '../../engine/interpreter/intervention.ts';
import type { Act, Refusal } from '../../engine/model/act.ts';
import type { Resume } from '../../workflows/messages.ts';
import type { Plan } from '../../engine/model/plan.ts';
import type { Facts } from '../../engine/model/base.ts';

/** The durable execution of cases, as far as the server needs it; implemented on Temporal. */
export interface Runner {
  /** Starts the workflow of a case; to start it again changes nothing. */
  start(start: CaseStart): Promise<void>;
  act(caseId: string, act: Act): Promise<ActOutcome>;
  intervene(caseId: string, given: Intervention): Promise<InterventionOutcome>;
  /** Whether the case has a workflow that goes on. */
  isOpen(caseId: string): Promise<boolean>;
  /** Starts a workflow that goes on behind what is on record; whatever the case had as its workflow is ended. */
  startOver(start: CaseStart, resume: Resume): Promise<void>;
  ready(): Promise<boolean>;
}

export interface CaseStart {
  readonly case: string;
  readonly plan: Plan;
  readonly hash: string;
  readonly facts: Facts;
}

/**
 * The result of an act. `closed`: the case has no running workflow, so the store has
 * to be asked; `unavailable`: unknown, the act has to be sent again.
 */
export type ActOutcome =
  | { readonly kind: 'recorded' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unavailable' };

/** The same for what is done to a stopped case. */
export type InterventionOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: InterventionRefusal }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unavailable' };
