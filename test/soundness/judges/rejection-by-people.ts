import type { Expression } from '../../../engine/model/base.ts';
import { all, houseTasks, told, type Judge, type JudgedRecord } from './record.ts';

/** Where facts of the case have chosen a way to a regret, somebody of the house has decided or reported before it. */
export const rejectionByPeople: Judge = (record) => {
  const tasks = new Map(houseTasks(record).map(({ task, type }) => [task, type]));
  const spoken = all(record, 'settled').filter(({ task, silent }) => {
    const type = tasks.get(task);
    return type !== undefined && (type === 'decision' || !silent);
  });
  const regrets = told(record, 'regret').filter(({ step }) => factsChoseBefore(step, record));
  const alone = regrets.filter(({ seq }) => !spoken.some((one) => one.seq < seq));
  return {
    armed: regrets.length > 0,
    wrong: alone.map(({ step }) => `facts alone have led to the regret of "${step}"`),
  };
};

/** Whether facts have chosen a branch, or whether a step is carried out, up to this step. */
function factsChoseBefore(step: string, { ran }: JudgedRecord): boolean {
  const behind = ran.slice(ran.findIndex(({ id }) => id === step) + 1);
  return ran.slice(0, ran.length - behind.length).some((one) => {
    const { when } = one as { readonly when?: Expression };
    // The condition of a branch stands before its steps.
    const arms = /"arms":\[\{"when":\{"cel":"([^"]*)/.exec(JSON.stringify(one));
    return /case\./.test(`${when?.cel} ${arms?.[1]}`);
  });
}
