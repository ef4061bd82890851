import type { CalendarTable } from './calendar.ts';
import type { Generation } from './generations.ts';
import type { OutcomeOption } from './journal.ts';
import type { PromisedContent, MessageClass } from './message.ts';
import type { Duration, Expression, Label } from './base.ts';
import type { Readers, ShownValue } from './shown.ts';

/**
 * A flow compiled from YAML into plain readonly JSON, which the interpreter carries out.
 * It is pinned as the input of a case: editing the YAML afterwards never touches a running case.
 */
export interface Plan {
  /** The generation of the interpreter with which a case of this plan is carried out to its end. */
  readonly interpreter: Generation;
  readonly flow: string;
  readonly title: Label;
  /** Time zone (IANA) of the main calendar; times are shown in it to whoever has none. */
  readonly zone: string;
  /** The calendars that durations of this plan name. */
  readonly calendars: Readonly<Record<string, CalendarTable>>;
  readonly steps: Steps;
  /** Handlers by event (`withdrawn`): they cancel everything open and end the case. */
  readonly on: Readonly<Record<string, Steps>>;
  readonly backstops: readonly Backstop[];
  /** Promises of the flow: proved before a case depends on them, monitored while it runs. Plans compiled before there were promises have none. */
  readonly promises?: readonly FlowPromise[];
  readonly assume?: ProofAssumptions;
  /** Packs of rules that the flow complies with, in the edition that was in force when the plan was compiled. */
  readonly packs?: readonly { readonly pack: string; readonly effective: string }[];
  /** Steps for a message that could not be delivered, and for one of which nobody knows whether it was. */
  readonly system: { readonly undelivered: Steps; readonly unknown: Steps };
  /** The task to reach people whom no mail can ask. Plans of earlier generations have none. */
  readonly reach?: ReachTask;
  /** Class of every template that the plan may send. */
  readonly classes: Readonly<Record<string, MessageClass>>;
  /** What people see when they decide. Without it, pages show the facts that every case used to have. */
  readonly shows?: readonly ShownValue[];
  /** The facts that only some read; without it, whoever reads the case reads all. */
  readonly factReaders?: readonly ReadersOfFact[];
  /** Who finds a case of this flow; without it, whoever reads cases. */
  readonly readers?: Readers;
  /** The candidate has no page: links open the forms with which they are asked, and nothing else. */
  readonly candidatePage?: 'none';
  /** The steps of the main flow that the candidate's page may show, in order. */
  readonly pages: readonly PageStep[];
  /** Hash of the pinned texts: templates and forms, kept in the store. */
  readonly texts: string;
}

/** Who reads a fact of the case. */
export interface ReadersOfFact {
  /** Its path below `case`, without the numbers of list entries. */
  readonly fact: readonly string[];
  readonly readers: Readers;
}

/** Somebody of the house reaches the people of another task, so that they can answer it. */
export interface ReachTask {
  readonly title: Label;
  readonly by: string;
  /** Who does it instead where those people are `by` themselves. */
  readonly otherwise: string;
  readonly within: Duration;
  readonly outcomes: readonly OutcomeOption[];
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

/** A watchdog: steps that run in parallel when a message has not left in time. */
export interface Backstop {
  /**
   * A step's id, a message class, or `answer` (outcome or decision-status): the
   * message that silences the backstop once the mail server has accepted it.
   */
  readonly unless: string;
  readonly after: Duration;
  /** Default: the start of the case. */
  readonly since?: Expression;
  readonly steps: Steps;
}

/** A promise of a flow. Its time counts from the start of the case unless `since` or `after` says otherwise. */
export type FlowPromise = ToldPromise | SilencePromise | DonePromise;

/** Somebody is told something in time. */
export interface ToldPromise extends TimedPromise {
  readonly promise: 'told';
  readonly who: string;
  readonly about: PromisedContent;
}

/** Somebody never waits longer than this from one message to the next, until the answer. */
export interface SilencePromise {
  readonly promise: 'silence';
  readonly who: string;
  readonly atMost: Duration;
}

/** A task is settled in time, by people or by their silence. */
export interface DonePromise extends TimedPromise {
  readonly promise: 'done';
  readonly step: string;
}

interface TimedPromise {
  readonly within: Duration;
  /** A moment from which the time counts; not later than the start of the case. */
  readonly since?: Expression;
  /**
   * A step from which the time counts: from the acceptance of its message, or from
   * its outcome. Where the step is not reached, nothing is promised.
   */
  readonly after?: string;
}

/** The assumptions of the proofs; printed with every certificate. */
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
