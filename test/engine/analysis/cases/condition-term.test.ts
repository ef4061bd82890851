import { atomsOf, conditionOf } from '../../../../engine/analysis/cases/guard.ts';
import { when } from '../../behaviour/written-behaviours.ts';

// What a condition reads: its fields, and whose they are.

test.each<readonly [string, readonly string[], readonly string[]]>([
  ['case.passed', ['case.passed'], ['case']],
  ['has(case.position.boss)', ['case.position.boss'], ['case']],
  ['case.score + case.least > 3.0', ['case.score', 'case.least'], ['case']],
  ["group.outcome == 'approved'", ['group.outcome'], ['group']],
  ['told.sentAt == group.sentAt', ['group.sentAt', 'told.sentAt'], ['group', 'told']],
  ['case.a < group.answers.b', ['case.a', 'group.answers.b'], ['case', 'group']],
  ['size(case.scores) > 3', ['case.scores'], ['case']],
  ['case.scores.all(s, s.value > case.least)', ['case.scores', 'case.least'], ['case']],
  [
    'case.scores.exists(s, group.answers.all(t, t > s))',
    ['case.scores', 'group.answers'],
    ['case', 'group'],
  ],
])('%s', (cel, fields, owners) => {
  const guard = when('step', cel).branches[0]?.when ?? { cel };
  const terms = atomsOf(conditionOf(guard)).map(({ term }) => term);
  expect(terms.map((term) => [term.fields, term.owners])).toEqual([[fields, owners]]);
});
