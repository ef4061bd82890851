import { decisionsOf } from './decisions.ts';
import { all, houseTasks, regretsOfHouse, type Judge, type JudgedRecord } from './record.ts';
import { waysByFacts } from './ways-by-facts.ts';

/** Where nobody has spoken since an approval was silent, facts have not chosen between a regret and an end without one. */
export const scoreBehindSilence: Judge = (record) => {
  const house = new Set(houseTasks(record).map(({ task }) => task));
  const decisions = new Set(decisionsOf(record).map(({ task }) => task));
  const settled = all(record, 'settled').filter(({ task }) => house.has(task));
  const regrets = regretsOfHouse(record).flatMap(({ step, seq }) => {
    const before = settled.filter((one) => one.seq < seq);
    const last = before.findLast(({ silent, task }) => !silent || decisions.has(task));
    const saidNo = before.some(({ silent, outcome }) => !silent && outcome !== 'approved');
    return last?.silent === true && !saidNo ? [{ step, behind: last.task }] : [];
  });
  const byFacts = regrets.filter(({ step, behind }) => spares(step, behind, record));
  const wrong = byFacts.map(({ step, behind }) => `facts led to "${step}" after "${behind}"`);
  return { armed: regrets.length > 0, wrong };
};

/** Whether facts chose behind a task, and one of their ways surely ends, or comes out of the choice around this step, without a task or a regret. */
function spares(regret: string, task: string, record: JudgedRecord): boolean {
  const { classes, steps, on, backstops } = record.plan;
  const noes = Object.keys(classes).filter((one) => classes[one] === 'regret');
  const decides = new RegExp(`"template":"(${noes.join('|')})"|"kind":"(approve|ask|todo)"`);
  const ids = record.passed.map(({ id }) => id);
  // What another line does meanwhile is no choice of this one.
  const lines = [steps, ...Object.values(on), ...backstops].map((line) => JSON.stringify(line));
  const line = lines.find((one) => one.includes(`"id":"${regret}"`)) ?? '';
  const behind = record.passed
    .slice(ids.indexOf(task) + 1, ids.indexOf(regret) + 1)
    .filter(({ id }) => line.includes(`"id":"${id}"`));
  return behind.some((step) => {
    const text = JSON.stringify(step);
    const rest = JSON.stringify([steps, on, backstops]).split(text).at(-1) ?? '';
    const isLast = text.includes(`"id":"${regret}"`) && !decides.test(rest);
    return waysByFacts(step, record).some((way) => {
      const [head = '', ...end] = way.split('"kind":"end"');
      const ends = end.length > 0 && !/"when"|"kind":"choose"/.test(head);
      return (ends || isLast) && !decides.test(head);
    });
  });
}
