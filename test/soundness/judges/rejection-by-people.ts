import { isOutcome } from '../../../engine/model/message.ts';
import {
  all,
  houseTasks,
  regretsOfHouse,
  stepOf,
  stepsIn,
  type Judge,
  type JudgedRecord,
} from './record.ts';
import { approvalsApart } from './decisions.ts';
import { decides } from './reports-that-decide.ts';
import { waysByFacts } from './ways-by-facts.ts';

/** Where facts, or what the candidate has answered, have chosen a way to a regret, somebody of the house has decided before it, or reported what decides. */
export const rejectionByPeople: Judge = (record) => {
  const types = new Map(houseTasks(record).map(({ task, type }) => [task, type]));
  const apart = new Set(approvalsApart(record, false).map(({ task }) => task));
  const settled = all(record, 'settled').filter(({ task }) => types.has(task) && !apart.has(task));
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
  record.passed.slice(0, record.passed.findIndex(({ id }) => id === step) + 1).some((one) => {
    const ways = waysByFacts(one, record);
    return ways.some(leadsOn(one.id, step, record)) && !isPauseBeside(one.id, step, ways, record);
  }) ||
  all(record, 'settled').some(({ task, outcome, silent }) => {
    const { who, arms, about } = stepOf(record, task) ?? {};
    const isNeither = who === 'candidate' || JSON.stringify(about ?? '').includes('"of":"text"');
    const ways = isNeither && !silent ? Object.entries({ ...(arms as object) }) : [];
    return JSON.stringify(ways.filter(([of]) => of === outcome)).includes(`"id":"${step}"`);
  });

/** Whether a choice stands in a `meanwhile` of its own, and its ways differ in time and in what the candidate's page shows alone. */
function isPauseBeside(
  choice: string,
  step: string,
  ways: readonly string[],
  { plan }: JudgedRecord,
): boolean {
  const isBeside = stepsIn(plan).some((one) => {
    const text = JSON.stringify(one);
    return one['kind'] === 'meanwhile' && holds(text, choice) && !holds(text, step);
  });
  return isBeside && new Set(ways.map(withoutPauses)).size === 1;
}

const holds = (text: string, id: string): boolean => text.includes(`"id":"${id}"`);

const withoutPauses = (way: string): string =>
  JSON.stringify(JSON.parse(way), (_key, value: unknown) =>
    Array.isArray(value)
      ? value.filter((one) => !/^\{"kind":"(?:wait|show)"/.test(JSON.stringify(one)))
      : value,
  );

/** Whether a way may lead to a step: on its line by more than time that passes; on another one only by an outcome, or an end. */
const leadsOn = (choice: string, step: string, { plan }: JudgedRecord) => {
  const lines = [plan.steps, ...plan.backstops.map((one) => one.steps), ...Object.values(plan.on)];
  const lineOf = (id: string) => lines.find((one) => JSON.stringify(one).includes(`"id":"${id}"`));
  const [ofChoice, ofStep] = [lineOf(choice), lineOf(step)];
  const isElsewhere = ofChoice !== undefined && ofStep !== undefined && ofChoice !== ofStep;
  return (way: string): boolean => {
    if (!isElsewhere) return /"kind":"(?!wait")/.test(way);
    const told = [...way.matchAll(/"template":"([^"]*)"/g)].map(
      ([, one = '']) => plan.classes[one],
    );
    return way.includes('"kind":"end"') || told.some((one) => one !== undefined && isOutcome(one));
  };
};
