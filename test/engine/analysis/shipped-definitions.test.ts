import { prove } from '../../../engine/analysis/prove.ts';
import { ghosted } from '../../../engine/analysis/rules/no-answer.ts';
import { shipped } from '../../definitions/shipped.ts';
import { subjectOf } from './subject.ts';

test.each([...shipped.flows.keys()])('nothing is wrong in %s', (id) => {
  const { plan, context } = subjectOf(shipped, id);
  // A part ends where the flow that runs it goes on.
  const found = prove(plan, context).findings.filter((one) => !ghosted.is(one));
  expect(found).toEqual([]);
});
