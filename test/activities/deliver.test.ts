import { ask, hour, later, offerTo, refused, request, start, taken, worlds } from './world.ts';

const world = worlds();

test('deliver fails while the server refuses for now, and ends when time is over', async () => {
  const here = await world({ rcpt: '450 4.2.0 greylisted' });
  const deliver = () => here.activities.deliver({ case: here.id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later', nonRetryable: false });
  here.clock.now = offerTo.tryUntil;
  expect(await deliver()).toEqual(refused('the mail server did not take it in time'));
});

test('deliver sends to the people of the rung that was asked', async () => {
  const here = await world({ rcpt: '450 4.2.0 greylisted' }, { rcpt: '450 4.2.0 greylisted' });
  expect((await ask(here)).fates).toEqual([later]);
  here.clock.now = start + hour / 2;
  expect(await here.activities.deliver({ case: here.id, message: request })).toEqual({
    fate: 'accepted',
    at: start + hour / 2,
  });
  expect(taken(here)).toEqual(['li-na@example.com', 'wang-wei@example.com']);
});
