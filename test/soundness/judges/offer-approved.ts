import { told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** Before an offer leaves, somebody of the house has said yes. */
export const offerApproved: Judge = (record) => {
  const offers = told(record, 'offer');
  const unapproved = offers.filter((offer) => {
    const standing = [...standingBefore(record, offer).values()];
    return !standing.includes('approved');
  });
  return {
    armed: offers.length > 0,
    wrong: unapproved.map(({ step }) => `nobody had approved the offer of "${step}"`),
  };
};
