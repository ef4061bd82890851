import { all, isLost, type Judge, told } from './record.ts';

/** An offer is taken back, by a correction or a regret, only when the candidate has answered or let the time pass. */
export const offerStands: Judge = (record) => {
  const event = all(record, 'event')[0]?.seq ?? Infinity;
  const asked = all(record, 'opened').filter(({ by }) => by.includes('candidate'));
  const closed = all(record, 'settled').filter(({ task }) =>
    asked.some((one) => one.task === task),
  );
  const offers = told(record, 'offer').filter(({ message }) => !isLost(record, message));
  const pairs = told(record, 'correction', 'regret').flatMap((back) => {
    const offer = offers.findLast(({ seq }) => seq < back.seq);
    return offer === undefined || back.seq > event ? [] : [{ offer, back }];
  });
  const early = pairs.filter(
    ({ offer, back }) => !closed.some(({ seq }) => offer.seq < seq && seq < back.seq),
  );
  return {
    armed: pairs.length > 0,
    wrong: early.map(({ offer, back }) => `"${back.step}" takes "${offer.step}" back`),
  };
};
