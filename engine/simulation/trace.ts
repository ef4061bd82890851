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
  /** In order. */
  readonly #passed: { readonly step: BaseStep; readonly ran: boolean }[] = [];

  get lists(): ReadonlySet<Steps> {
    return new Set(this.#lists);
  }

  get ran(): ReadonlySet<BaseStep> {
    return stepsOf(this.#passed.filter(({ ran }) => ran));
  }

  get skipped(): ReadonlySet<BaseStep> {
    return stepsOf(this.#passed.filter(({ ran }) => !ran));
  }

  get passed(): ReadonlySet<BaseStep> {
    return stepsOf(this.#passed);
  }

  enters(steps: Steps): void {
    this.#lists.push(steps);
  }

  runs(step: BaseStep): void {
    this.#passed.push({ step, ran: true });
  }

  skips(step: BaseStep): void {
    this.#passed.push({ step, ran: false });
  }
}

const stepsOf = (passed: readonly { readonly step: BaseStep }[]): ReadonlySet<BaseStep> =>
  new Set(passed.map(({ step }) => step));
