import { staticRules } from '../../../engine/analysis/rules/index.ts';
import { shipped } from '../../definitions/shipped.ts';
import { casesOf, subjectOf } from './subject.ts';

test.each([...shipped.flows.keys()])(
  'order, people, texts and packs: nothing is wrong in %s',
  (id) => {
    const { flow, plan, context } = subjectOf(shipped, id);
    const dated = { ...context, calendars: plan.calendars };
    expect(staticRules(flow, casesOf(flow, context), dated)).toEqual([]);
  },
);
