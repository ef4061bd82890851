import {
  all,
  corrected,
  isAnswerTo,
  stepOf,
  told,
  type Judge,
  type JudgedRecord,
} from './record.ts';

/** An offer follows another one only if both say the same, the first was answered or has lapsed, or a correction came between. */
export const oneOffer: Judge = (record) => {
  const offers = told(record, 'offer');
  const corrections = corrected(record);
  const pairs = offers.slice(1).flatMap((offer, index) => {
    const before = offers[index];
    const answers = all(record, 'settled').filter(
      (one) => before !== undefined && isAnswerTo(record, before, one),
    );
    const isOver = [...corrections, ...answers].some(
      ({ seq }) => seq > (before?.seq ?? 0) && seq < offer.seq,
    );
    const same = termsOf(record, before?.step ?? '') === termsOf(record, offer.step);
    return isOver || same ? [] : [`"${offer.step}" while "${before?.step}" stood`];
  });
  return { armed: offers.length > 1, wrong: pairs };
};

function termsOf(record: JudgedRecord, step: string): string {
  const written = stepOf(record, step);
  return JSON.stringify([written?.['template'], written?.['with']]);
}
