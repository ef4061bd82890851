import { all, houseTasks, type Judge, told } from './record.ts';

/** Before a regret leaves, somebody of the house has been asked; what the candidate has brought about needs nobody. */
export const personAsked: Judge = (record) => {
  const event = all(record, 'event')[0]?.seq ?? Infinity;
  const asked = houseTasks(record);
  const regrets = told(record, 'regret').filter(({ seq }) => seq < event);
  const alone = regrets.filter(({ seq }) => !asked.some((task) => task.seq < seq));
  return {
    armed: regrets.length > 0,
    wrong: alone.map(({ step }) => `nobody was asked before the regret of "${step}"`),
  };
};
