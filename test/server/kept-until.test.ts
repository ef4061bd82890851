import type { Keep } from '../../engine/model/house.ts';
import { keptUntil } from '../../server/services/kept-until.ts';
import { keep } from './keep.ts';

const lastAt = Date.parse('2026-03-31T09:30:00Z');

test.each<[string, string, Keep | undefined, Keep | undefined, string | undefined]>([
  ['nothing then, nothing now', 'accepted', undefined, undefined, undefined],
  ['as it is now', 'accepted', undefined, keep('1 month'), '2026-04-30T09:30:00.000Z 1 month'],
  ['as it was then', 'accepted', keep('1 year'), undefined, '2027-03-31T09:30:00.000Z 1 year'],
  [
    'the shorter, now',
    'accepted',
    keep('1 year'),
    keep('30 days'),
    '2026-04-30T09:30:00.000Z 30 days',
  ],
  [
    'the shorter, then',
    'accepted',
    keep('30 days'),
    keep('10 years'),
    '2026-04-30T09:30:00.000Z 30 days',
  ],
  [
    'by outcome',
    'accepted',
    undefined,
    keep('30 days', { accepted: '2 years' }),
    '2028-03-31T09:30:00.000Z 2 years',
  ],
  [
    'by another outcome',
    'rejected',
    undefined,
    keep('30 days', { accepted: '2 years' }),
    '2026-04-30T09:30:00.000Z 30 days',
  ],
  [
    'by an outcome that objects have',
    'constructor',
    undefined,
    keep('30 days'),
    '2026-04-30T09:30:00.000Z 30 days',
  ],
  [
    'an outcome that was longer then',
    'accepted',
    keep('1 year', { accepted: '10 years' }),
    keep('2 years'),
    '2028-03-31T09:30:00.000Z 2 years',
  ],
])('%s', (_title, outcome, then, house, expected) => {
  const found = keptUntil({ outcome, lastAt, ...(then && { keep: then }) }, house);
  expect(found && `${new Date(found.until).toISOString()} ${found.keep}`).toBe(expected);
});
