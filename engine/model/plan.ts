import type { CalendarTable } from './calendar.ts';
import type { PromisedContent, MessageClass } from './message.ts';
import type { Duration, Expression, Label } from './base.ts';

/**
 * A flow made ready to run: plain readonly JSON, compiled once from YAML and pinned as the input of a case.
 * Editing the YAML afterwards never touches a running case.
 */
export interface Plan {
  /** Selects the generation of interpreter code that may run this plan. */
  readonly interpreter: 1;
  readonly flow: string;
  readonly title: Label;
  /** Main calendar's time zone (IANA), in which times are shown when a person has none. */
  readonly zone: string;
  /** Only those that a duration of this plan names. */
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly steps: Steps;
  /** Handlers by event (`withdrawn`): they cancel everything open and end the case. */
  readonly on: Readonly<Record<string, Steps>>;
  readonly backstops: readonly Backstop[];
  /** What the flow promises: proved before a case depends on it, watched while one runs. Plans from before had none. */
  readonly promises?: readonly FlowPromise[];
  /** What the proofs take for granted. */
  readonly assume?: ProofAssumptions;
  /** Rules that the flow keeps; those of a case are the ones of its start. */
  readonly packs?: readonly { readonly pack: string; readonly effective: string }[];
  /** What happens when a message cannot be delivered, or nobody can know whether it was. */
  readonly system: { readonly undelivered: Steps; readonly unknown: Steps };
  /** Class of every template that the plan may send. */
  readonly classes: Readonly<Record<string, MessageClass>>;
  /** What the candidate's page may show along the main line, in order. */
  readonly pages: readonly PageStep[];
  /** Hash of the pinned texts: templates and forms, kept in the store. */
  readonly texts: string;
}

/** A lowered step; each kind extends it in its own file under `steps/`. */
export interface BaseStep {
  readonly kind: string;
  /** Unique in the plan; steps of an inlined flow carry the path of their caller (`department.rejected/regret/told`). */
  readonly id: string;
  /** Skip the step unless this holds. */
  readonly when?: Expression;
}

export type Steps = readonly BaseStep[];

/** Steps that run beside the line when nothing has been told for too long. */
export interface Backstop {
  /** A step's id, a message class, or `answer` (outcome or decision-status): once it has left, the backstop is silent. */
  readonly unless: string;
  readonly after: Duration;
  /** Default: the start of the case. */
  readonly since?: Expression;
  readonly steps: Steps;
}

/** What a flow promises; counted from the start of the case unless `since` or `after` says otherwise. */
export type FlowPromise = ToldPromise | SilencePromise | DonePromise;

/** Somebody is told: an outcome, or at least that there is no decision yet (`answer`), or a message of one class. */
export interface ToldPromise extends TimedPromise {
  readonly promise: 'told';
  readonly who: string;
  readonly about: PromisedContent;
}

/** The longest time without a word, until the answer. */
export interface SilencePromise {
  readonly promise: 'silence';
  readonly who: string;
  readonly atMost: Duration;
}

/** A task is closed, by a person or by what its silence means. */
export interface DonePromise extends TimedPromise {
  readonly promise: 'done';
  readonly step: string;
}

interface TimedPromise {
  readonly within: Duration;
  /** A moment, at most the start of the case. */
  readonly since?: Expression;
  /** A step: counts from the acceptance of its message, or from its outcome; promises nothing where it is not reached. */
  readonly after?: string;
}

/** Assumptions of the proofs, printed with them. */
export interface ProofAssumptions {
  /** The mail server accepts a message, or refuses it for good, within this time. */
  readonly mail: Duration;
  /** A case starts at most so much later than a moment that it carries. */
  readonly start?: { readonly after: Expression; readonly within: Duration };
}

export interface PageStep {
  readonly step: string;
  readonly label: Label;
}
