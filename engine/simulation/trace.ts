import type { Tracer } from '../interpreter/case-state.ts';
import type { BaseStep, Steps } from '../model/plan.ts';

/** The way that a case has taken through its plan, by the plan's own objects. */
export interface ExecutionTrace {
  readonly lists: ReadonlySet<Steps>;
  readonly ran: ReadonlySet<BaseStep>;
  readonly skipped: ReadonlySet<BaseStep>;
}

/** Keeps the way while a case takes it. */
export function createExecutionTrace(): ExecutionTrace & Tracer {
  return new RecordedTrace();
}

/** Sets are made when somebody asks for them: many rehearsals are only counted. */
class RecordedTrace implements ExecutionTrace, Tracer {
  readonly #lists: Steps[] = [];
  readonly #ran: BaseStep[] = [];
  readonly #skipped: BaseStep[] = [];

  get lists(): ReadonlySet<Steps> {
    return new Set(this.#lists);
  }

  get ran(): ReadonlySet<BaseStep> {
    return new Set(this.#ran);
  }

  get skipped(): ReadonlySet<BaseStep> {
    return new Set(this.#skipped);
  }

  enters(steps: Steps): void {
    this.#lists.push(steps);
  }

  runs(step: BaseStep): void {
    this.#ran.push(step);
  }

  skips(step: BaseStep): void {
    this.#skipped.push(step);
  }
}
