import { groundsBefore } from './grounds.ts';
import { told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** No regret where people of the house have said yes, and no no or silence stands, nor anything else that is a ground. */
export const regretAfterDoubt: Judge = (record) => {
  const regrets = told(record, 'regret').map((regret) => ({
    regret,
    standing: [...standingBefore(record, regret).values()],
  }));
  const baseless = regrets.filter(
    ({ regret, standing }) =>
      standing.includes('approved') &&
      !standing.includes('rejected') &&
      !standing.includes('silent') &&
      groundsBefore(regret, record).length === 0,
  );
  return {
    armed: regrets.some(({ standing }) => standing.length > 0),
    wrong: baseless.map(({ regret }) => `"${regret.step}" after a yes, and no no since`),
  };
};
