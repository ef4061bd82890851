import { mostApologies } from '../../../engine/analysis/most-apologies.ts';
import { behaviourOfPlan } from '../../../engine/steps/behaviour-of-plan.ts';
import { planOfSteps } from '../compiled-plan.ts';

// How often a case tells the candidate at most that a task takes longer.

const level = (to: string, tells = true) =>
  `{ to: ${to}, within: 1h${tells ? ', tell: in-review' : ''} }`;
const review = (id: string, levels: readonly string[], more = '', silent = '[]') => `
  - approve: Review
    id: ${id}
    by: head
    within: 1h
    escalate: [${levels.join(', ')}]
    silent: ${silent}
${more}`;
const returned = (times: number) => `    returned: []\n    at-most: ${times}\n`;

test.each<readonly [string, string, number]>([
  ['nobody says so', review('a', [level('director', false)]), 0],
  ['once at each level', review('a', [level('director'), level('second')]), 2],
  [
    'at each task of the line',
    review('a', [level('director')]) + review('b', [level('director')]),
    2,
  ],
  ['again in each round', review('a', [level('director')], returned(2)), 3],
  [
    'in no more rounds than is said',
    review('a', [level('director').replace('}', ', at-most: 2 }')], returned(5)),
    2,
  ],
  [
    'on one of the ways behind an outcome',
    `${review('a', [level('director')], '', '[{ end: silent }]')}    approved:${review('b', [level('second')]).replaceAll('\n', '\n    ')}`,
    2,
  ],
  [
    'beside the line as well',
    `
  - meanwhile:${review('b', [level('second')]).replaceAll('\n', '\n    ')}${review('a', [level('director')])}`,
    2,
  ],
])('%s', async (_what, steps, expected) => {
  expect(mostApologies(behaviourOfPlan(await planOfSteps(steps)))).toBe(expected);
});
