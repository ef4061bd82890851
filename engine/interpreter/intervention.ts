import type { ActOrigin } from '../model/act.ts';
import type { Json } from '../model/base.ts';
import type { Plan } from '../model/plan.ts';
import type { StopReason } from '../model/stop.ts';
import type { ReplayDifference } from './replay-difference.ts';

/** What an operator may do to a case that an error has stopped. */
export type Intervention = Resumption | Closing;

/** The case goes on: under the code of today, under a mended plan, whose hash is given with it, or with one fact more or another. */
export type Resumption = ActOrigin & { readonly intervene: 'resume' } & (
    | { readonly mended: 'code' }
    | { readonly mended: 'plan'; readonly plan: Plan; readonly hash: string }
    | { readonly mended: 'fact'; readonly fact: { readonly name: string; readonly value: Json } }
  );

/** The case ends, and the candidate is told by this template of the plan, if by any. */
export interface Closing extends ActOrigin {
  readonly intervene: 'close';
  readonly outcome: string;
  readonly template?: string;
}

/** Whether a case can be closed with this as its outcome. */
export const isOutcomeName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z][a-z0-9-]{0,99}$/.test(value);

/** Why an intervention changes nothing. */
export interface InterventionRefusal {
  readonly code:
    | 'not-stopped'
    /** The workflow of the case has all that is on record: nothing is to be read back. */
    | 'not-behind'
    /** The mended plan, or the given fact, comes to another journal than is on record. */
    | 'replay-differs'
    /** It was tried, and the case has been stopped again. */
    | 'still-failing'
    | 'unknown-template'
    /** The template is not one that can tell a candidate how their case has ended. */
    | 'unfit-template'
    | 'not-an-intervention'
    | 'not-authentic';
  readonly message: string;
  readonly difference?: ReplayDifference;
  readonly reason?: StopReason;
}
