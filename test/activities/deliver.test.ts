import { ApplicationFailureCategory } from '@temporalio/common';
import type { Message } from '../../engine/model/message.ts';
import { relayRefusal, waitsNoLonger } from '../../store/relay.ts';
import { textsNotDelivered } from '../../store/undelivered-texts.ts';
import type { RelayBehaviour } from '../mail/relay.ts';
import {
  ask,
  hour,
  later,
  noticeTo,
  offerTo,
  refused,
  request,
  start,
  taken,
  activityHarnesses,
} from './harness.ts';

const openOne = activityHarnesses();

/** The mails of sentences before wait no longer. */
async function openHarness(...behaviours: readonly RelayBehaviour[]) {
  const harness = await openOne(...behaviours);
  await waitsNoLonger(harness.store, '', Number.MAX_SAFE_INTEGER);
  return harness;
}

test('deliver fails while the server refuses for now, and ends when time is over', async () => {
  const harness = await openHarness({ rcpt: '450 4.2.0 greylisted' });
  const deliver = () => harness.activities.deliver({ case: harness.id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({
    type: 'mail-later',
    nonRetryable: false,
    // Otherwise Temporal logs each attempt.
    category: ApplicationFailureCategory.BENIGN,
  });
  harness.clock.now = offerTo.tryUntil;
  expect(await deliver()).toEqual({
    ...refused('the mail server did not take it in time'),
    endedAt: offerTo.tryUntil,
  });
});

test('the first attempt again is passed over: one was made a moment ago', async () => {
  const harness = await openHarness();
  harness.clock.attempt = 1;
  const deliver = () => harness.activities.deliver({ case: harness.id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later', nonRetryable: false });
  expect(taken(harness)).toEqual([]);
  harness.clock.now = offerTo.tryUntil - 5_000;
  expect(await deliver()).toMatchObject({ fate: 'accepted' });
});

test('a server that refuses us is told once, stands in the store, and is told again when it takes mails', async () => {
  const harness = await openHarness(
    { from: '553 5.7.1 <hr@acme.example> not today' },
    { rcpt: '550 5.7.1 relaying denied' },
    { end: '554 5.7.1 by policy' },
  );
  const { incidents, store } = harness;
  const deliver = () => harness.activities.deliver({ case: harness.id, message: offerTo });
  const reason = 'the mail server refuses us: 553 5.7.1';
  for (let round = 0; round < 3; round += 1) {
    await expect(deliver()).rejects.toMatchObject({ type: 'mail-later' });
    expect(await relayRefusal(store, harness.clock.now)).toEqual({ since: start, reason });
    harness.clock.now += 60_000;
  }
  expect(incidents).toEqual([{ code: 'relay-refuses', reason }]);
  expect(await deliver()).toMatchObject({ fate: 'accepted' });
  expect(await relayRefusal(store, harness.clock.now)).toBeUndefined();
  expect(incidents).toEqual([{ code: 'relay-refuses', reason }, { code: 'relay-accepts' }]);
});

test('another worker whose mails are taken does not hide that the server refuses us', async () => {
  const harness = await openHarness({ rcpt: '550 5.7.1 not from you' }, {}, { rcpt: '550 5.7.1' });
  const { id, store, activities, another } = harness;
  const deliver = () => activities.deliver({ case: id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later' });
  const notice = noticeTo({ people: ['li-na'] });
  expect(await another.deliver({ case: id, message: notice })).toMatchObject({ fate: 'accepted' });
  expect(await relayRefusal(store, harness.clock.now)).toMatchObject({ since: start });
  harness.clock.now += 60_000;
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later' });
  expect(await relayRefusal(store, harness.clock.now)).toMatchObject({ since: start });
  // Nobody tries it any more: it was called off.
  expect(await relayRefusal(store, harness.clock.now + 6 * 60_000 + 1)).toBeUndefined();
});

test('a mail that has waited, and that another worker has sent, waits no longer for the first one either', async () => {
  const harness = await openHarness({ rcpt: '550 5.7.1 not from you' });
  const { id, store, incidents, activities, another } = harness;
  await expect(activities.deliver({ case: id, message: offerTo })).rejects.toMatchObject({
    type: 'mail-later',
  });
  expect(await another.deliver({ case: id, message: offerTo })).toMatchObject({ fate: 'accepted' });
  expect(await relayRefusal(store, harness.clock.now)).toBeUndefined();
  await activities.deliver({ case: id, message: noticeTo({ people: ['li-na'] }) });
  expect(await relayRefusal(store, harness.clock.now)).toBeUndefined();
  expect(incidents.map(({ code }) => code)).toEqual(['relay-refuses', 'relay-accepts']);
});

test('a mail that nobody tries any more is forgotten, even by a worker that has begun since', async () => {
  const harness = await openHarness({ rcpt: '550 5.7.1 not from you' });
  const { id, store, activities, another } = harness;
  await expect(activities.deliver({ case: id, message: offerTo })).rejects.toMatchObject({
    type: 'mail-later',
  });
  harness.clock.now += 7 * 60_000;
  await another.deliver({ case: id, message: noticeTo({ people: ['li-na'] }) });
  expect(await relayRefusal(store, harness.clock.now)).toBeUndefined();
});

test('a server that refuses us for one recipient, and takes other mails, does not seem to change its mind', async () => {
  const harness = await openHarness({ rcpt: '550 5.7.1 not to this one' });
  const { id, incidents, store, activities } = harness;
  const deliver = (message: Message) => activities.deliver({ case: id, message });
  await expect(deliver(offerTo)).rejects.toMatchObject({ type: 'mail-later' });
  expect(await deliver(noticeTo({ people: ['li-na'] }))).toMatchObject({ fate: 'accepted' });
  expect(await relayRefusal(store, harness.clock.now)).toMatchObject({ since: start });
  expect(await deliver(offerTo)).toMatchObject({ fate: 'accepted' });
  expect(await relayRefusal(store, harness.clock.now)).toBeUndefined();
  expect(incidents.map(({ code }) => code)).toEqual(['relay-refuses', 'relay-accepts']);
});

test('a refusal for good is one line, without the address', async () => {
  const harness = await openHarness({ rcpt: '550 5.1.1 <zhang.san@example.com> unknown' });
  const { id, incidents } = harness;
  for (let round = 0; round < 2; round += 1)
    await harness.activities.deliver({ case: id, message: offerTo });
  const reason = 'the mail server refused it: 550 5.1.1';
  expect(incidents).toEqual([{ code: 'mail-refused', case: id, message: 'told', reason }]);
});

test('deliver sends to the people of the level that was asked', async () => {
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

const says = {
  locale: 'zh-CN',
  subject: '录用通知',
  text: expect.stringMatching(/^有效期至 .+ \[…\]$/),
};
test.each<[string, readonly RelayBehaviour[], Message, readonly unknown[]]>([
  ['is kept once it is refused', [{ rcpt: '550 5.1.1 unknown' }], offerTo, [says]],
  ['is kept while it waits', [{ rcpt: '450 4.2.0 greylisted' }], offerTo, [says]],
  ['is kept when nobody knows whether it arrived', [{ hangUp: 'after-text' }], offerTo, [says]],
  ['is kept once the time to try is over', [], { ...offerTo, tryUntil: start }, [says]],
  ['is not kept when it is taken', [], offerTo, []],
])('what a mail says %s', async (_title, behaviours, message, expected) => {
  const { id, store, activities } = await openHarness(...behaviours);
  await activities.deliver({ case: id, message }).catch(() => undefined);
  expect(await textsNotDelivered(store, id, message.id)).toEqual(expected);
});

test('what a mail says is forgotten when it is taken after all', async () => {
  const harness = await openHarness({ rcpt: '450 4.2.0 greylisted' });
  const deliver = () => harness.activities.deliver({ case: harness.id, message: offerTo });
  await expect(deliver()).rejects.toMatchObject({ type: 'mail-later' });
  const kept = () => textsNotDelivered(harness.store, harness.id, offerTo.id);
  expect(await kept()).toHaveLength(1);
  await deliver();
  expect(await kept()).toEqual([]);
});
