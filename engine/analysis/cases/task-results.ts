import type { UserTask } from '../../behaviour/behaviour.ts';
import type { Constant } from './constants.ts';
import type { Predicate } from './guard.ts';
import { satisfies } from './value-classes.ts';

/** The results of a task that guards may read: each is a function of how the task ends, so that they are decided together. */
export type ReadResult = keyof typeof results;

/** How a task can end: with an answer behind which it does not open anew, or in silence. */
export const endsOf = ({ answers }: UserTask): readonly string[] => [
  ...answers.flatMap(({ label, again }) => (again === undefined ? [label] : [])),
  'silent',
];

/** The result that `department.outcome` names; undefined for any other field. */
export const resultRead = (name: string, field: string): ReadResult | undefined =>
  resultNames.find((result) => field === `${name}.${result}`);

/** A predicate over a result as one over how the task ends. */
export const overEnds = (predicate: Predicate, result: ReadResult, task: UserTask): Predicate => ({
  in: endsOf(task).filter((end) => satisfies(predicate, results[result](end, task))),
});

/** Silence counts as the outcome whose steps it takes. */
const results = {
  outcome: (end: string, { silent }: UserTask): Constant =>
    end === 'silent' ? (silent.as ?? end) : end,
  answered: (end: string): Constant => end !== 'silent',
} as const;

const resultNames = ['outcome', 'answered'] as const satisfies readonly (keyof typeof results)[];
