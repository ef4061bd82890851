import {
  all,
  houseTasks,
  regretsOfHouse,
  stepOf,
  type Judge,
  type JudgedRecord,
} from './record.ts';
import { decides } from './reports-that-decide.ts';
import { waysByFacts } from './ways-by-facts.ts';

/** Where facts, or what the candidate has answered, have chosen a way to a regret, somebody of the house has decided before it, or reported what decides. */
export const rejectionByPeople: Judge = (record) => {
  const types = new Map(houseTasks(record).map(({ task, type }) => [task, type]));
  const settled = all(record, 'settled').filter(({ task }) => types.has(task));
  const regrets = regretsOfHouse(record).filter(({ step }) => factsChoseBefore(step, record));
  const alone = regrets.filter((regret) =>
    settled.every(
      (one) =>
        one.seq > regret.seq ||
        (types.get(one.task) !== 'decision' && (one.silent || !decides(one, regret, record))),
    ),
  );
  const wrong = alone.map(({ step }) => `facts alone have led to the regret of "${step}"`);
  return { armed: regrets.length > 0, wrong };
};

/** Whether facts have chosen a way up to this step, or the candidate has chosen the one that holds it. */
const factsChoseBefore = (step: string, record: JudgedRecord): boolean =>
  record.passed
    .slice(0, record.passed.findIndex(({ id }) => id === step) + 1)
    .some((one) => waysByFacts(one, record).some(isMore)) ||
  all(record, 'settled').some(({ task, outcome, silent }) => {
    const { who, arms } = stepOf(record, task) ?? {};
    const ways = who === 'candidate' && !silent ? Object.entries({ ...(arms as object) }) : [];
    return JSON.stringify(ways.filter(([of]) => of === outcome)).includes(`"id":"${step}"`);
  });

/** Whether a way does more than pass time: on another line such a choice leads to nothing. */
const isMore = (way: string): boolean => /"kind":"(?!wait")/.test(way);
