import type { Act } from '../../engine/model/act.ts';
import { shippedPlan } from '../definitions/shipped.ts';
import { fakeCase } from '../engine/fake-host.ts';
import { blocksIn, documentOf } from './documents.ts';

// The shape of a signal stands in the documents by hand; here the interpreter takes it.

const inputs = blocksIn(documentOf('docs/operating.md'), 'sh').flatMap((block) =>
  [...block.matchAll(/--name act --input \\\n\s+'(.+)'/g)].map(([, input = '']) => input),
);

const facts = {
  candidate: { name: 'Zhang San', email: 'zhang@example.com', locale: 'en' },
  position: { title: 'Engineer', department: 'engineering', family: 'core' },
  lastInterviewAt: '2026-11-20T10:00:00Z',
};

test.each(inputs)('a case in its group approval takes %s', (input) => {
  const started = fakeCase(shippedPlan('core-transparent'), {
    start: Date.parse('2026-11-23T06:00:00Z'),
    facts,
    holders: { 'group-hr': ['liu-yang'] },
  });
  const yes = { task: 'department', round: 1, outcome: 'approved', channel: 'page' } as const;
  expect(started.act({ ...yes, person: 'department-hr' })).toBeUndefined();
  expect(started.act(JSON.parse(input) as Act)).toBeUndefined();
});

test('both kinds of acts are shown', () => {
  expect(inputs).toHaveLength(2);
});
