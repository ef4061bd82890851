import { all, type Judge, type JudgedRecord, stepOf } from './record.ts';

/** A level after the first reaches somebody who was not asked before. */
export const escalatesToOthers: Judge = (record) => {
  const levels = all(record, 'assigned').map(({ task, rung, seats }) => ({
    task,
    rung,
    people: seats.flatMap(({ people }) => people),
  }));
  const later = levels.filter(({ rung, task }) => rung > 0 && namesEverybody(record, task));
  const same = later.filter(({ task, rung, people }) => {
    const earlier = levels.filter((one) => one.task === task && one.rung < rung);
    const asked = new Set(earlier.flatMap((one) => one.people));
    return people.length > 0 && people.every((person) => asked.has(person));
  });
  return {
    armed: later.length > 0,
    wrong: same.map(({ task, rung }) => `level ${rung} of "${task}" reached nobody new`),
  };
};

/** Only a case can tell whom an expression names. */
const namesEverybody = (record: JudgedRecord, task: string): boolean =>
  !/"(by|for|who|to)":(\[[^\]]*)?\{"cel"/.test(JSON.stringify(stepOf(record, task)));
