import { all, stepOf, type Judge } from './record.ts';

/** Behind every role that is asked somebody is there. */
export const seatsHeld: Judge = (record) => {
  const asked = all(record, 'assigned').flatMap(({ task, seats }) =>
    seats.map((seat) => ({ ...seat, task })),
  );
  const roles = asked.filter(({ seat }) => Object.hasOwn(record.directory.roles, seat));
  const empty = roles.filter(
    ({ people, seat, task }) => people.length === 0 && names(stepOf(record, task), seat),
  );
  return {
    armed: roles.length > 0,
    wrong: empty.map(({ seat, task }) => `nobody was behind "${seat}" of "${task}"`),
  };
};

/** Whether a step names somebody, and not an expression. */
const names = (step: unknown, seat: string): boolean => JSON.stringify(step).includes(`"${seat}"`);
