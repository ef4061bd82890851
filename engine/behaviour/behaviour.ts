import type { TaskType } from '../model/journal.ts';
import type { MessageClass } from '../model/message.ts';
import type { Steps } from '../model/plan.ts';
import type { Duration, Expression, Label, Who } from '../model/base.ts';

/**
 * What a step is to whoever reasons about a flow: the proofs, the diagram and the candidate's expected times are folds over it.
 * Written by each step kind beside its `run`; nothing else knows the kinds. Source of the algebra: `proofs.md` 2 of the design.
 */
export type Behaviour = Pass | Sequence | Delay | Show | Send | UserTask | Choice | Fork | EndEvent;

/** Nothing, no time. */
export interface Pass {
  readonly term: 'pass';
}

/** One after the other. */
export interface Sequence {
  readonly term: 'sequence';
  readonly of: readonly Behaviour[];
}

/** Time passes: exactly so much, or until a moment and at most so much. */
export interface Delay {
  readonly term: 'delay';
  readonly step: string;
  readonly length: Duration | { readonly until: Expression; readonly atMost: Duration };
}

/** The candidate's page moves on. */
export interface Show {
  readonly term: 'show';
  readonly step: string;
  readonly label: Label;
  readonly within?: Duration;
}

/** A message leaves. */
export interface Send {
  readonly term: 'send';
  readonly step: string;
  readonly template: string;
  readonly class: MessageClass;
  readonly to: Who;
  /** The line goes on only when the mail server has accepted it; otherwise at once. */
  readonly holds: boolean;
  /** Values of the message that are moments counted from its leaving, such as an expiry. */
  readonly moments: Readonly<Record<string, Duration>>;
  /** Its other values: literal text, or worked out when it leaves. */
  readonly values?: Readonly<Record<string, { readonly text: string } | Expression>>;
  /** When it cannot be delivered: on the line when the message holds it, else beside it. */
  readonly undelivered: Behaviour;
}

/** Somebody has to do something by a certain time: the first outcome decides, and silence is one. */
export interface UserTask {
  readonly term: 'task';
  readonly step: string;
  readonly type: TaskType;
  readonly title: Label;
  /** Counts the first window; default: when the step opens. */
  readonly since?: Expression;
  /** The ladder: each window begins where the one before ends. */
  readonly windows: readonly TaskWindow[];
  /** Of the first window: so many of its seats, or a share of them. */
  readonly need: { readonly seats: number } | { readonly share: number };
  /** Whether those who have not answered are reminded. */
  readonly reminds: boolean;
  /** What people can answer, strictly before the last window ends. */
  readonly answers: readonly Branch[];
  /** Exactly when the last window ends. */
  readonly silent: SilenceBranch;
  readonly page?: Label;
}

export interface TaskWindow {
  readonly to: readonly Who[];
  readonly within: Duration;
}

/** A label is the name of an outcome, or of an arm within its step. */
export interface Branch {
  readonly label: string;
  /** What people call it. */
  readonly text?: Label;
  readonly behaviour: Behaviour;
}

/** `as` names the outcome whose steps silence takes. */
export interface SilenceBranch {
  readonly as?: string;
  readonly behaviour: Behaviour;
}

/**
 * Exactly one goes on: the first arm whose condition holds; one without a condition always does, and stands last.
 * Within one world the last may be ruled out, and all the others.
 */
export interface Choice {
  readonly term: 'choice';
  readonly step: string;
  readonly branches: readonly (Branch & { readonly when?: Expression })[];
}

/** Started and not waited for before the end of the case; `until-end` stops it there. */
export interface Fork {
  readonly term: 'fork';
  readonly step: string;
  readonly behaviour: Behaviour;
  readonly how: 'awaited' | 'until-end';
}

/** The case is over; `stop` cancels what runs beside. */
export interface EndEvent {
  readonly term: 'end';
  readonly step: string;
  readonly outcome: string;
  readonly beside: 'finish' | 'stop';
}

/** What a kind may ask while it states its shape. */
export interface BehaviourContext {
  readonly steps: (steps: Steps) => Behaviour;
  readonly classOf: (template: string) => MessageClass;
  /** What every undeliverable message comes to that says nothing else. */
  readonly undelivered: Behaviour;
}

export const pass: Pass = { term: 'pass' };

/** Where no path goes on: an outcome that a world rules out. */
export const impossible: Choice = { term: 'choice', step: '', branches: [] };

/** A whole flow in the algebra. */
export interface FlowBehaviour {
  /** Ends with an exit on every path. */
  readonly main: Behaviour;
  /** Handlers by event: each may take over at any instant. */
  readonly on: Readonly<Record<string, Behaviour>>;
  readonly backstops: readonly BackstopBehaviour[];
}

export interface BackstopBehaviour {
  readonly unless: string;
  readonly after: Duration;
  readonly since?: Expression;
  readonly behaviour: Behaviour;
}
