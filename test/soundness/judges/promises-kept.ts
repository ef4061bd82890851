import { all, type Judge } from './record.ts';

/** No promise of a flow is on record as broken. */
export const promisesKept: Judge = (record) => {
  const settled = all(record, 'promise');
  const broken = settled.filter(({ kept }) => !kept);
  return {
    armed: settled.length > 0,
    wrong: broken.map(
      ({ promise, by, never }) =>
        `promise ${JSON.stringify(record.plan.promises?.[promise])} was broken by ${by} ms${never ? ', never kept' : ''}`,
    ),
  };
};
