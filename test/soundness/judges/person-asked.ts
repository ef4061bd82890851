import { all, houseTasks, type Judge, regretsOfHouse } from './record.ts';

/** Before a regret leaves, somebody of the house has been asked; what the candidate has brought about needs nobody. */
export const personAsked: Judge = (record) => {
  const reached = all(record, 'assigned');
  // A window may be over when its task opens: then nobody is found for it.
  const asked = houseTasks(record).filter(({ task, round }) =>
    reached.some((one) => one.task === task && one.round === round),
  );
  const regrets = regretsOfHouse(record);
  const alone = regrets.filter(({ seq }) => !asked.some((task) => task.seq < seq));
  return {
    armed: regrets.length > 0,
    wrong: alone.map(({ step }) => `nobody was asked before the regret of "${step}"`),
  };
};
