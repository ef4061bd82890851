import { all, isAnswerTo, isLost, type Judge, told } from './record.ts';

/** An offer is taken back, by a correction or a regret, only when the candidate has answered or let the time pass. */
export const offerStands: Judge = (record) => {
  const event = all(record, 'event')[0]?.seq ?? Infinity;
  const settled = all(record, 'settled');
  const offers = told(record, 'offer').filter(({ message }) => !isLost(record, message));
  const pairs = told(record, 'correction', 'regret').flatMap((back) => {
    const offer = offers.findLast(({ seq }) => seq < back.seq);
    return offer === undefined || back.seq > event ? [] : [{ offer, back }];
  });
  const early = pairs.filter(
    ({ offer, back }) =>
      !settled.some(
        (one) => offer.seq < one.seq && one.seq < back.seq && isAnswerTo(record, offer, one),
      ),
  );
  return {
    armed: pairs.length > 0,
    wrong: early.map(({ offer, back }) => `"${back.step}" takes "${offer.step}" back`),
  };
};
