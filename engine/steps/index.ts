import type { BaseStep } from '../model/plan.ts';
import { FlowError } from '../model/flow-error.ts';
import { approve } from './approve.ts';
import { ask } from './ask.ts';
import { choose } from './choose.ts';
import { end } from './end.ts';
import { meanwhile } from './meanwhile.ts';
import { run } from './run.ts';
import { show } from './show.ts';
import type { StepKind } from './step.ts';
import { tell } from './tell.ts';
import { todo } from './todo.ts';
import { wait } from './wait.ts';

/** The one place where a step kind is registered. */
export const stepKinds = {
  tell,
  show,
  approve,
  ask,
  todo,
  wait,
  choose,
  meanwhile,
  run,
  end,
} as const;

/** A kind as shared code sees it, which never looks inside a step. */
export type AnyKind = StepKind<unknown, BaseStep>;

/** All kinds by name. Each ties its own step type to its own key, which the type checker cannot follow: the one cast of the engine. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const kinds = stepKinds as unknown as Readonly<Record<string, AnyKind>>;

/** The kind of a lowered step. */
export function kindOf(step: BaseStep): AnyKind {
  const kind = kinds[step.kind];
  if (kind === undefined) throw new FlowError('unknown-kind', `no step kind "${step.kind}"`);
  return kind;
}
