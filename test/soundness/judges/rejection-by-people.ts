import { conditionsBefore } from './conditions-before.ts';
import { all, houseTasks, told, type Judge } from './record.ts';
import { decides } from './reports-that-decide.ts';

/** Where facts of the case have chosen a way to a regret, somebody of the house has decided before it, or has reported what decides. */
export const rejectionByPeople: Judge = (record) => {
  const types = new Map(houseTasks(record).map(({ task, type }) => [task, type]));
  const settled = all(record, 'settled').filter(({ task }) => types.has(task));
  const regrets = told(record, 'regret').filter(({ step }) =>
    /\bcase\./.test(conditionsBefore(step, record)),
  );
  const alone = regrets.filter((regret) =>
    settled.every(
      (one) =>
        one.seq > regret.seq ||
        (types.get(one.task) !== 'decision' && (one.silent || !decides(one, regret, record))),
    ),
  );
  return {
    armed: regrets.length > 0,
    wrong: alone.map(({ step }) => `facts alone have led to the regret of "${step}"`),
  };
};
