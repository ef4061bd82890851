import { workflowInfo, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

// Delivers what a workflow task brings in another order, drawn from a number at the end of the workflow's id: "... in order 3".
// What people did keeps its order, which is on record: who came first came first.

export const interceptors: WorkflowInterceptorsFactory = () => ({
  internals: [
    {
      activate(input, next) {
        const seed = Number(/ in order (\d+)$/.exec(workflowInfo().workflowId)?.[1] ?? 0);
        const { jobs } = input.activation;
        if (seed > 0 && jobs) reorder(jobs, seed + (input.activation.historyLength ?? 0));
        next(input);
      },
    },
  ],
});

interface Job {
  readonly initializeWorkflow?: unknown;
  readonly signalWorkflow?: unknown;
  readonly doUpdate?: unknown;
}

function reorder(jobs: Job[], seed: number): void {
  const [first] = jobs;
  const start = first?.initializeWorkflow == null ? 0 : 1;
  const movable = jobs.slice(start);
  const acts = movable.filter(isAct);
  const draw = lcg(seed);
  const drawn = movable
    .map((job) => ({ job, at: draw() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ job }) => (isAct(job) ? acts.shift() : job))
    .filter((job) => job !== undefined);
  jobs.splice(start, movable.length, ...drawn);
}

const isAct = ({ signalWorkflow, doUpdate }: Job): boolean =>
  signalWorkflow != null || doUpdate != null;

function lcg(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
}
