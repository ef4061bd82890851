import { houseTasks, told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** No approval is open when an offer leaves, and none opens behind one that stands. */
export const approvalInTime: Judge = (record) => {
  const offers = told(record, 'offer');
  const corrections = told(record, 'correction');
  const approvals = houseTasks(record).filter(({ type }) => type === 'decision');
  const open = offers.flatMap((offer) =>
    [...standingBefore(record, offer)].flatMap(([task, is]) =>
      is === 'open' ? [`"${task}" was open when "${offer.step}" left`] : [],
    ),
  );
  const late = approvals.flatMap(({ seq, task }) => {
    const last = offers.findLast((offer) => offer.seq < seq);
    const isTakenBack = corrections.some((one) => one.seq > (last?.seq ?? 0) && one.seq < seq);
    return last === undefined || isTakenBack ? [] : [`"${task}" opened behind "${last.step}"`];
  });
  return { armed: offers.length > 0 && approvals.length > 0, wrong: [...open, ...late] };
};
