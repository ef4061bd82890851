import { all, houseTasks, told, type Judge } from './record.ts';

/** No regret where people of the house have said yes, and nothing but yes. */
export const regretAfterDoubt: Judge = (record) => {
  const types = new Map(houseTasks(record).map(({ task, type }) => [task, type]));
  const settled = all(record, 'settled').filter(({ task }) => types.has(task));
  const regrets = told(record, 'regret').map((regret) => ({
    regret,
    before: settled.filter(({ seq }) => seq < regret.seq),
  }));
  const isYes = ({ task, outcome, silent }: (typeof settled)[number]): boolean =>
    types.get(task) === 'decision' && outcome === 'approved' && !silent;
  const isNothing = ({ task, silent }: (typeof settled)[number]): boolean =>
    types.get(task) !== 'decision' && silent;
  const baseless = regrets.filter(
    ({ before }) => before.some(isYes) && before.every((one) => isYes(one) || isNothing(one)),
  );
  return {
    armed: regrets.some(({ before }) => before.length > 0),
    wrong: baseless.map(({ regret }) => `"${regret.step}" after nothing but yes`),
  };
};
