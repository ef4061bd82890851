import { sentBackTo } from '../../../engine/steps/sent-back-to.ts';
import { planOfSteps } from '../compiled-plan.ts';

const plan = await planOfSteps(`
  - approve: Review
    id: review
    by: head
    within: 1h
    returned:
      - { todo: Rework, id: rework, for: recruiter, within: 1h, outcomes: { done: [{ wait: 1h, id: pause }] }, silent: [] }
      - { approve: Look, id: look, by: second, within: 1h, returned: [{ wait: 1h, id: inner }], rejected: [{ wait: 1h, id: not }], silent: rejected }
    rejected: [{ todo: Call, id: call, for: recruiter, within: 1h, outcomes: { done: [] }, silent: [] }]
    silent: rejected
`);

test.each([
  ['review', undefined],
  ['rework', 'review'],
  ['pause', 'review'],
  ['inner', 'look'],
  ['not', 'review'],
  ['call', undefined],
  ['unknown', undefined],
])('%s is carried out because of %s', (step, task) => {
  expect(sentBackTo(step, plan)).toBe(task);
});
