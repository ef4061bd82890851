import { decisionsOf } from './decisions.ts';
import { all, corrected, isAnswerTo, told, type Judge } from './record.ts';
import { standingBefore } from './standing-approvals.ts';

/** No approval is open when an offer leaves, and none opens behind one that the candidate has neither answered nor let lapse. */
export const approvalInTime: Judge = (record) => {
  const offers = told(record, 'offer');
  const corrections = corrected(record);
  const approvals = decisionsOf(record);
  const open = offers.flatMap((offer) =>
    [...standingBefore(record, offer)].flatMap(([task, is]) =>
      is === 'open' ? [`"${task}" was open when "${offer.step}" left`] : [],
    ),
  );
  const late = approvals.flatMap(({ seq, task }) => {
    const last = offers.findLast((offer) => offer.seq < seq);
    const between = (one: { readonly seq: number }) => one.seq > (last?.seq ?? 0) && one.seq < seq;
    const answers = all(record, 'settled').filter(
      (one) => last !== undefined && isAnswerTo(record, last, one),
    );
    const isOver = corrections.some(between) || answers.some(between);
    return last === undefined || isOver ? [] : [`"${task}" opened behind "${last.step}"`];
  });
  return { armed: offers.length > 0 && approvals.length > 0, wrong: [...open, ...late] };
};
