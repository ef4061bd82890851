import type { MessageTracker } from './create-message-tracker.ts';
import type { Host } from '../ports/host.ts';
import type { BaseStep, Plan, Steps } from '../model/plan.ts';
import type { PromiseMonitors } from './promise-monitor.ts';
import type { Scheduler } from './scheduler.ts';
import type { Scope } from './scope.ts';
import type { Instant } from '../model/base.ts';
import type { TaskBook } from '../ports/task-book.ts';

/** Everything the lines of one case share. */
export interface CaseState {
  readonly plan: Plan;
  readonly host: Host;
  readonly monitors: PromiseMonitors;
  readonly scheduler: Scheduler;
  readonly scope: Scope;
  readonly tasks: TaskBook;
  readonly messages: MessageTracker;
  readonly started: Instant;
  readonly tracer: Tracer | undefined;
  outcome: string | undefined;
  /** An event's handler has taken over. */
  handled: boolean;
}

/** Sees which way a case takes through its plan; changes nothing. */
export interface Tracer {
  enters(steps: Steps): void;
  runs(step: BaseStep): void;
  /** Its `when` did not hold. */
  skips(step: BaseStep): void;
}
