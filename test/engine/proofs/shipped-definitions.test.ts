import { people } from '../../../engine/proofs/people.ts';
import { packs } from '../../../engine/proofs/packs.ts';
import { texts } from '../../../engine/proofs/texts.ts';
import { shipped } from '../../definitions/shipped.ts';
import { subjectOf } from './subject.ts';

test.each([...shipped.flows.keys()])('people, texts and packs: nothing is wrong in %s', (id) => {
  const { flow, context } = subjectOf(shipped, id);
  expect([...people(flow, context), ...texts(flow, context), ...packs(flow, context)]).toEqual([]);
});
