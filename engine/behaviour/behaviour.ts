import type { ApprovalSubject } from '../model/approval-subject.ts';
import type { TaskType } from '../model/journal.ts';
import type { MessageClass } from '../model/message.ts';
import type { Steps } from '../model/plan.ts';
import type { ShownValue } from '../model/shown.ts';
import type { Duration, Expression, Label, Who } from '../model/base.ts';

/**
 * The behaviour of a flow as a term of a small process algebra. Every step kind states its own beside its `run`; proofs, diagrams and the
 * candidate's dates are folds over it, and know no step kind. A new term does not compile until each of these folds has a case for it
 * (`visitor.ts`).
 */
export type Behaviour = Pass | Sequence | Delay | Show | Send | UserTask | Choice | Fork | EndEvent;

/** Does nothing and takes no time. */
export interface Pass {
  readonly term: 'pass';
}

/** One after the other. */
export interface Sequence {
  readonly term: 'sequence';
  readonly of: readonly Behaviour[];
}

/** Time passes: exactly so much, or until an instant and at most so much. */
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
  /** A task asks by it, which opens in the same instant. */
  readonly asks?: true;
  /** The line goes on only when the mail server has accepted it; otherwise at once. */
  readonly holds: boolean;
  /** How long it is tried while the mail server refuses it for now. */
  readonly tries: Duration;
  /** Values of the message that are instants counted from when it leaves, such as an expiry. */
  readonly moments: Readonly<Record<string, Duration>>;
  /** Its other values: literal text, or an expression that is evaluated when it leaves. */
  readonly values?: Readonly<Record<string, { readonly text: string } | Expression>>;
  /** The handler for when it cannot be delivered: on the line when the message holds it, else on a parallel branch. */
  readonly undelivered: Behaviour;
  /**
   * The same for when nobody knows whether it was delivered. Times are proved under the assumption that this does not happen, so that only
   * the exploration of orders follows it.
   */
  readonly unknown?: Behaviour;
}

/** A user task with a chain of deadlines: the first outcome decides, and silence is one. */
export interface UserTask {
  readonly term: 'task';
  readonly step: string;
  readonly type: TaskType;
  readonly title: Label;
  /** Of an approval, what it is about where that is not the result. */
  readonly about?: ApprovalSubject;
  /** The step of the message that asks those of the first window, sent in the instant in which the task opens; by default a mail of its own asks. */
  readonly request?: string;
  /** Where the first window begins; by default when the step opens. */
  readonly since?: Expression;
  /** The escalation chain: each window begins where the one before ends. */
  readonly windows: readonly TaskWindow[];
  /** Who must say yes in the first window: so many of its seats, or so many parts of them. */
  readonly need:
    | { readonly seats: number }
    | { readonly parts: number; readonly of: number }
    | { readonly share: number };
  /** Whether those who have not answered are reminded. */
  readonly reminds: boolean;
  /** The answers that people can give, strictly before the last window ends. */
  readonly answers: readonly Branch[];
  /** Taken exactly when the last window ends. */
  readonly silent: SilenceBranch;
  readonly page?: Label;
  /** The form that it asks with. */
  readonly form?: string;
  /** What its people see; by default what pages show of any case. */
  readonly shows?: readonly ShownValue[];
  /** Of one that is explored and has told the candidate that it takes longer: from which of its windows on. */
  readonly reached?: ReachedWindow;
}

/** A window behind the first one in which a task is. It closes when it was to as the task was opened, whenever it has opened. */
export interface ReachedWindow {
  /** The task as it was opened. */
  readonly task: UserTask;
  readonly window: number;
}

export interface TaskWindow {
  readonly to: readonly Who[];
  readonly within: Duration;
  /** The message that leaves beside the line when the window opens behind another one. */
  readonly tells?: Behaviour;
}

/** One of several continuations. Its label is the name of an outcome, or a name within the step. */
export interface Branch {
  readonly label: string;
  /** Its name for people. */
  readonly text?: Label;
  /** Behind it the task opens anew: what is done before, and how often that can be from here on. */
  readonly again?: { readonly before: Behaviour; readonly times: number };
  readonly behaviour: Behaviour;
}

/** `as` is the outcome whose steps are taken when everyone stays silent. */
export interface SilenceBranch {
  readonly as?: string;
  readonly behaviour: Behaviour;
}

/**
 * An exclusive choice: the first branch whose guard holds is taken; one without a guard stands last.
 * Specialised to one case of a case split, it may have lost any of its branches.
 */
export interface Choice {
  readonly term: 'choice';
  readonly step: string;
  readonly branches: readonly (Branch & { readonly when?: Expression })[];
}

/** Starts a parallel branch that is never joined. The end of the case waits for it (`awaited`) or stops it (`until-end`). */
export interface Fork {
  readonly term: 'fork';
  readonly step: string;
  readonly behaviour: Behaviour;
  readonly how: 'awaited' | 'until-end';
}

/** Ends the case; `stop` cancels the branches that the end would await. */
export interface EndEvent {
  readonly term: 'end';
  readonly step: string;
  readonly outcome: string;
  readonly beside: 'finish' | 'stop';
}

/** The means by which a step kind states its behaviour. */
export interface BehaviourContext {
  readonly steps: (steps: Steps) => Behaviour;
  readonly classOf: (template: string) => MessageClass;
  /** What the people of tasks see that say nothing of it themselves. */
  readonly shows?: readonly ShownValue[] | undefined;
  /** The handler of undeliverable messages that have none of their own. */
  readonly undelivered: Behaviour;
  /** The handler of messages of which nobody knows whether they were delivered. */
  readonly unknown: Behaviour;
}

export const pass: Pass = { term: 'pass' };

/** No path goes through it: an outcome that a case rules out. */
export const impossible: Choice = { term: 'choice', step: '', branches: [] };

/** The behaviour of a whole flow. */
export interface FlowBehaviour {
  /** Comes to an end event on every path. */
  readonly main: Behaviour;
  /** Handlers by event; each may take over at any instant. */
  readonly on: Readonly<Record<string, Behaviour>>;
  readonly backstops: readonly BackstopBehaviour[];
}

/** Runs beside the main line `after` some time `since` an instant or the start, unless a message has silenced it by then. */
export interface BackstopBehaviour {
  readonly unless: string;
  readonly after: Duration;
  readonly since?: Expression;
  readonly behaviour: Behaviour;
}
