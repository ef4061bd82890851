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

/** Whether an arm was chosen by facts before a step was carried out. */
function factsChoseBefore(step: string, { ran }: JudgedRecord): boolean {
  const before = ran.slice(
    0,
    ran.findIndex(({ id }) => id === step),
  );
  // The condition of an arm stands before its steps.
  return before.some((one) => /"arms":\[\{"when":\{"cel":"[^"]*case\./.test(JSON.stringify(one)));
}
