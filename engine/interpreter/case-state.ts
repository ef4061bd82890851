import type { Cuts } from './cuts.ts';
import type { MessageTracker } from './create-message-tracker.ts';
import type { Host } from '../ports/host.ts';
import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import type { PromiseMonitors } from './promise-monitor.ts';
import type { Scheduler } from './scheduler.ts';
import type { Scope } from './scope.ts';
import type { StopReason } from '../model/stop.ts';
import type { TaskBook } from '../ports/task-book.ts';
import type { Instant } from '../model/base.ts';

/** The state of one case, which all its fibers share. */
export interface CaseState {
  readonly plan: Plan;
  readonly host: Host;
  readonly monitors: PromiseMonitors;
  readonly scheduler: Scheduler;
  readonly scope: Scope;
  readonly tasks: TaskBook;
  readonly messages: MessageTracker;
  readonly cuts: Cuts;
  readonly tracer: Tracer | undefined;
  readonly startedAt: Instant;
  outcome: string | undefined;
  /** The handler of an event has taken over. */
  handled: boolean;
  /** Why no line goes on, until the case is resumed. */
  stopped: StopReason | undefined;
}

/** Observes the steps that a case carries out; changes nothing. */
export interface Tracer {
  enters(steps: Steps): void;
  runs(step: BaseStep): void;
  /** The step's `when` did not hold. */
  skips(step: BaseStep): void;
}
