import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Run } from '../engine/interpreter/execute.ts';
import type { Instant } from '../engine/model/base.ts';
import { searchAttributes } from '../engine/ports/search-attributes.ts';

/** Shows operators in Temporal's UI where a case stands. Roles and steps only: search attributes are never encrypted. */
export interface OperatorView {
  /** Returns whether it was worth an event. Shows `again` what has not changed, where the history needs a trace of what was done. */
  show(run: Run, again?: 'again'): boolean;
}

export function createOperatorView(): OperatorView {
  let shown = '';
  let shownStatus: Status = 'running';
  return {
    show(run, again) {
      setCurrentDetails(details(run));
      const { step, due } = position(run);
      const now = statusOf(run);
      const status = now === shownStatus ? undefined : now;
      const next = `${step} ${due}`;
      // Between two waits the case is at no step for a moment: an upsert would only cost an event.
      const isNews = status !== undefined || (step !== undefined && next !== shown);
      if (!isNews && again === undefined) return false;
      shownStatus = now;
      shown = next;
      upsertSearchAttributes([
        { key: searchAttributes.step, value: step ?? null },
        { key: searchAttributes.due, value: due === undefined ? null : new Date(due) },
        ...(status === undefined ? [] : [{ key: searchAttributes.status, value: status }]),
      ]);
      return true;
    },
  };
}

/** `null` for a case that is over without an outcome. */
type Status = string | null;

function statusOf(run: Run): Status {
  if (run.stopped !== undefined) return 'stopped';
  return run.over ? (run.outcome ?? null) : 'running';
}

/** The task that is due first, or the step whose wait is over first. */
function position(run: Run): { readonly step?: string; readonly due?: Instant } {
  if (run.over) return {};
  const [task] = run.tasks.toSorted((a, b) => a.deadline - b.deadline);
  if (task !== undefined) return { step: task.opened.task, due: task.deadline };
  const [wait] = run.waits
    .filter(({ step }) => step !== undefined)
    .toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity));
  if (wait?.step === undefined) return {};
  return { step: wait.step, ...(wait.until === undefined ? {} : { due: wait.until }) };
}

function details(run: Run): string {
  if (run.over) return `Over: **${run.outcome}**`;
  const tasks = run.tasks.map(
    ({ opened: { task, by }, deadline }) =>
      `* **${task}** waits for ${by.join(', ')} until ${clock(deadline)}`,
  );
  const waits = run.waits
    .filter(({ until }) => until !== undefined)
    .map(({ label, until }) => `* ${label}: ${clock(until ?? 0)}`);
  const stopped =
    run.stopped === undefined ? [] : [`**Stopped**: ${Object.values(run.stopped).join(', ')}`];
  const ending = run.outcome === undefined ? [] : [`Ended as **${run.outcome}**, finishing:`];
  return [...stopped, ...ending, ...tasks, '', 'Timers:', ...waits].join('\n');
}

/** In UTC: the sandbox knows no zones. */
const clock = (at: Instant) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
