import {
  ask,
  hour,
  later,
  offerTo,
  refused,
  request,
  start,
  taken,
  activityHarnesses,
} from './harness.ts';

const openHarness = activityHarnesses();

test('deliver fails while the server refuses for now, and ends when time is over', async () => {
  const harness = await openHarness({ rcpt: '450 4.2.0 greylisted' });
  const deliver = () => harness.activities.deliver({ case: harness.id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later', nonRetryable: false });
  harness.clock.now = offerTo.tryUntil;
  expect(await deliver()).toEqual({
    ...refused('the mail server did not take it in time'),
    endedAt: offerTo.tryUntil,
  });
});

test('deliver sends to the people of the rung that was asked', async () => {
  const harness = await openHarness(
    { rcpt: '450 4.2.0 greylisted' },
    { rcpt: '450 4.2.0 greylisted' },
  );
  expect((await ask(harness)).fates).toEqual([later]);
  harness.clock.now = start + hour / 2;
  expect(await harness.activities.deliver({ case: harness.id, message: request })).toEqual({
    fate: 'accepted',
    at: start + hour / 2,
    endedAt: start + hour / 2,
  });
  expect(taken(harness)).toEqual(['li-na@example.com', 'wang-wei@example.com']);
});
