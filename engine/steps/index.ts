import type { BaseStep, Steps } from '../model/plan.ts';
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

/** A kind of step as shared code sees it: without the types of its own fields. */
export type AnyKind = StepKind<unknown, BaseStep>;

/** All kinds by name. That a step under a kind's name has the kind's own step type is beyond the type checker, so that the table is cast. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const kinds = stepKinds as unknown as Readonly<Record<string, AnyKind>>;

/** The lists of steps inside a step; of one whose kind is not known here, none that could be entered. */
export const listsIn = (step: BaseStep): readonly Steps[] => kinds[step.kind]?.inside(step) ?? [];

/** The kind of a step in a plan. Throws `unknown-kind`. */
export function kindOf(step: BaseStep): AnyKind {
  const kind = kinds[step.kind];
  if (kind === undefined) throw new FlowError('unknown-kind', `no step kind "${step.kind}"`);
  return kind;
}
