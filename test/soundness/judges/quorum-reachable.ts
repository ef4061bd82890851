import type { ApproverSlot } from '../../../engine/model/journal.ts';
import { all, type Judge, type JudgedRecord, stepOf } from './record.ts';

/** As many different people are asked as must say yes. */
export const quorumReachable: Judge = (record) => {
  const approvals = all(record, 'opened').filter(({ by }) => by.length > 1);
  const short = approvals.filter(({ task, need }) => {
    const first = all(record, 'assigned').find((one) => one.task === task && one.rung === 0);
    return (
      first !== undefined && namesPeople(record, task) && seatsThatFill(first.seats, []) < need
    );
  });
  return {
    armed: approvals.length > 0,
    wrong: short.map(({ task, need }) => `fewer than ${need} people sat in "${task}"`),
  };
};

/** How many seats can be filled with as many people, tried in every way. */
function seatsThatFill([seat, ...rest]: readonly ApproverSlot[], used: readonly string[]): number {
  if (seat === undefined) return used.length;
  const free = seat.people.filter((person) => !used.includes(person));
  const ways = free.map((person) => seatsThatFill(rest, [...used, person]));
  return Math.max(seatsThatFill(rest, used), ...ways);
}

const namesPeople = (record: JudgedRecord, task: string): boolean =>
  !JSON.stringify(stepOf(record, task)?.['by'] ?? '').includes('"cel"');
