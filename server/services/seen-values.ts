import { isObject, type Facts, type Json, type Label } from '../../engine/model/base.ts';
import type { Form } from '../../engine/model/definitions.ts';
import type { BaseStep, Plan } from '../../engine/model/plan.ts';
import type { ShownFact, ShownValue } from '../../engine/model/shown.ts';
import { listsIn } from '../../engine/steps/index.ts';
import type { TaskRecord } from '../../store/tasks.ts';

/** A value that somebody sees when they decide; without one where nothing was given. */
export type SeenValue = SeenFact | SeenAnswer;

export interface SeenFact extends Omit<ShownFact, 'fact'> {
  readonly value?: Json;
}

export interface SeenAnswer {
  readonly field: string;
  readonly form: Form | undefined;
  readonly value?: Json;
  /** What was asked with the form. */
  readonly asked: Label | undefined;
}

/** Where the values of a case stand. */
export interface SeenIn {
  readonly facts: Facts;
  readonly tasks: readonly TaskRecord[];
  readonly forms: Readonly<Record<string, Form>>;
}

/** What the people of a task see: what its step shows, else what its flow does; undefined where neither says so. */
export function shownBy(task: string, plan: Plan): readonly ShownValue[] | undefined {
  const [step] = [plan.steps, ...Object.values(plan.on), ...plan.backstops.map((one) => one.steps)]
    .flat()
    .flatMap((one) => stepWithin(one, task));
  const shown = step !== undefined && 'shows' in step ? step.shows : plan.shows;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- no other kind of step has this key
  return shown as readonly ShownValue[] | undefined;
}

export const hasAnswers = (shown: readonly ShownValue[] = []): boolean =>
  shown.some((one) => 'step' in one);

export const seenValues = (shown: readonly ShownValue[], about: SeenIn): readonly SeenValue[] =>
  shown.map((one) => valueOf(one, about));

/** Whether a file is one of the answers that are seen. */
export const showsFile = (seen: readonly SeenValue[] = [], upload: string): boolean =>
  seen.some((one) => 'form' in one && isObject(one.value) && one.value['upload'] === upload);

function stepWithin(step: BaseStep, id: string): readonly BaseStep[] {
  if (step.id === id) return [step];
  return listsIn(step)
    .flat()
    .flatMap((one) => stepWithin(one, id));
}

function valueOf(shown: ShownValue, { facts, tasks, forms }: SeenIn): SeenValue {
  if ('fact' in shown) {
    const { fact, ...rest } = shown;
    const value = fact.reduce<Json | undefined>(
      (found, key) => (isObject(found) ? found[key] : undefined),
      facts,
    );
    return { ...rest, ...(value !== undefined && { value }) };
  }
  const asked = tasks.filter(({ opened }) => opened.task === shown.step).at(-1);
  const answer = asked?.answers.findLast(({ tentative }) => tentative !== true);
  const value = answer?.answers?.[shown.field];
  return {
    field: shown.field,
    form: forms[shown.form],
    asked: asked?.opened.title,
    ...(value !== undefined && { value }),
  };
}
