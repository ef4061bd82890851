import { people } from '../../../engine/analysis/rules/people.ts';
import { packs } from '../../../engine/analysis/rules/packs.ts';
import { texts } from '../../../engine/analysis/rules/index.ts';
import { shipped } from '../../definitions/shipped.ts';
import { subjectOf } from './subject.ts';

test.each([...shipped.flows.keys()])('people, texts and packs: nothing is wrong in %s', (id) => {
  const { flow, plan, context } = subjectOf(shipped, id);
  const dated = { ...context, calendars: plan.calendars };
  expect([...people(flow, context), ...texts(flow, context), ...packs(flow, dated)]).toEqual([]);
});
