import type { Send, UserTask } from '../../behaviour/behaviour.ts';
import { treeIn } from '../../expression/evaluate.ts';
import { fieldsRead } from '../../expression/fields-read.ts';
import { identifierOf, runOf } from '../../expression/identifier.ts';

/** A fact, or an answer to a task, that a step gives to its message. */
export interface GivenField {
  /** `case.position.pay`, `terms.answers.pay`. */
  readonly name: string;
  /** The task whose answer it is. */
  readonly task?: UserTask;
}

/** The facts and answers that a step reads for its message; tasks are those of the flow. */
export const givenFields = (
  { values = {} }: Send,
  tasks: readonly UserTask[],
): readonly GivenField[] =>
  Object.values(values).flatMap((value) => {
    if (!('cel' in value)) return [];
    return fieldsRead(treeIn(value)).flatMap((name): readonly GivenField[] => {
      const [owner, kind] = name.split('.');
      if (owner === 'case') return [{ name }];
      const task = tasks.find(
        ({ step }) => identifierOf(step) === owner && runOf(step) === value.in,
      );
      return task !== undefined && kind === 'answers' ? [{ name, task }] : [];
    });
  });
