import type { Tracer } from '../interpreter/case-state.ts';
import type { BaseStep, Steps } from '../model/plan.ts';

/** The execution trace of a run: the lists of steps that it entered and the steps that it carried out or skipped, as objects of the plan. */
export interface ExecutionTrace {
  readonly lists: ReadonlySet<Steps>;
  readonly ran: ReadonlySet<BaseStep>;
  readonly skipped: ReadonlySet<BaseStep>;
  /** Those that it carried out or skipped, in order. */
  readonly passed: ReadonlySet<BaseStep>;
}

/** A trace that is written while the case runs. */
export function createExecutionTrace(): ExecutionTrace & Tracer {
  return new RecordedTrace();
}

/** Sets are made when somebody asks for them: of many rehearsals nobody does. */
class RecordedTrace implements ExecutionTrace, Tracer {
  readonly #lists: Steps[] = [];
  readonly #ran: BaseStep[] = [];
  readonly #skipped: BaseStep[] = [];
  readonly #passed: BaseStep[] = [];

  get lists(): ReadonlySet<Steps> {
    return new Set(this.#lists);
  }

  get ran(): ReadonlySet<BaseStep> {
    return new Set(this.#ran);
  }

  get skipped(): ReadonlySet<BaseStep> {
    return new Set(this.#skipped);
  }

  get passed(): ReadonlySet<BaseStep> {
    return new Set(this.#passed);
  }

  enters(steps: Steps): void {
    this.#lists.push(steps);
  }

  runs(step: BaseStep): void {
    this.#ran.push(step);
    this.#passed.push(step);
  }

  skips(step: BaseStep): void {
    this.#skipped.push(step);
    this.#passed.push(step);
  }
}
