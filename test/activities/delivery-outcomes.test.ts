import type { Message } from '../../engine/model/message.ts';
import type { RelayBehaviour } from '../mail/relay.ts';
import {
  accepted,
  broken,
  type DeliveryResult,
  later,
  noticeTo,
  offerTo,
  perform,
  refused,
  start,
  taken,
  activityHarnesses,
} from './harness.ts';

const openHarness = activityHarnesses();

test.each<[string, Message, RelayBehaviour[], DeliveryResult, string[]]>([
  ['an offer reaches the candidate', offerTo, [], accepted, ['zhang.san@example.com']],
  [
    'a role of two people gets two copies',
    noticeTo({ who: 'group-hr' }),
    [],
    accepted,
    ['li-na@example.com', 'wang-wei@example.com'],
  ],
  [
    'named people get a copy each, those who left do not',
    noticeTo({ people: ['li-na', 'gone', 'li-na'] }),
    [],
    { ...accepted, refused: ['gone'] },
    ['li-na@example.com'],
  ],
  [
    'one refused address of two does not stop the message',
    noticeTo({ who: 'group-hr' }),
    [{ rcpt: '550 5.1.1 unknown' }],
    { ...accepted, refused: [expect.any(String)] },
    ['*@example.com'],
  ],
  [
    'one full mailbox of two keeps the message open',
    noticeTo({ who: 'group-hr' }),
    [{ rcpt: '450 4.2.2 full' }],
    later,
    ['*@example.com'],
  ],
  [
    'a role that nobody holds refuses',
    noticeTo({ who: 'nobody' }),
    [],
    refused('there is nobody to send it to'),
    [],
  ],
  [
    'somebody who left cannot be reached',
    noticeTo({ people: ['gone'] }),
    [],
    refused('no mail address is known'),
    [],
  ],
  [
    'a refused address refuses, without naming it',
    offerTo,
    [{ rcpt: '550 5.1.1 <zhang.san@example.com> unknown' }],
    refused('the mail server refused it: 550 5.1.1'),
    [],
  ],
  ['a greylisting server puts it off', offerTo, [{ rcpt: '450 4.2.0 greylisted' }], later, []],
  [
    'an offer whose text was not answered is unknown',
    offerTo,
    [{ hangUp: 'after-text' }],
    broken,
    [],
  ],
  [
    'a notice whose text was not answered will be tried again',
    noticeTo({ who: 'candidate' }),
    [{ hangUp: 'after-text' }],
    later,
    [],
  ],
  [
    'a text with a gap that nothing fills refuses',
    { ...noticeTo({ who: 'candidate' }), template: 'broken' },
    [],
    refused(
      'the text "broken" cannot be written: undefined variable: case.nothing, line:<line>, col:<col>',
    ),
    [],
  ],
  [
    'an unknown template refuses',
    { ...noticeTo({ who: 'candidate' }), template: 'other' },
    [],
    refused('there is no template "other" in the pinned texts'),
    [],
  ],
  [
    'a message whose time is over refuses',
    { ...offerTo, tryUntil: start },
    [],
    refused('the mail server did not take it in time'),
    [],
  ],
])('%s', async (...[, message, behaviours, fate, mails]) => {
  const harness = await openHarness(...behaviours);
  const { fates } = await perform(harness, message);
  const text = JSON.stringify(fates).replace(/line:\d+, col:\d+/, 'line:<line>, col:<col>');
  expect(JSON.parse(text)).toEqual([fate]);
  expect(
    taken(harness).map((to, index) => (mails[index]?.startsWith('*') ? mails[index] : to)),
  ).toEqual(mails);
});

test.each<[string, RelayBehaviour[], Message, string[], string[]]>([
  ['what was accepted is not sent again', [], offerTo, ['accepted', 'accepted'], ['zhang.san']],
  [
    'what was put off before the text is sent again',
    [{ rcpt: '450 4.2.0 greylisted' }],
    offerTo,
    ['later', 'accepted'],
    ['zhang.san'],
  ],
  [
    'what was put off after the text is sent again, an offer too',
    [{ end: '451 4.3.0 later' }],
    offerTo,
    ['later', 'accepted'],
    ['zhang.san'],
  ],
  [
    'an offer of unknown delivery outcome is never sent again',
    [{ hangUp: 'after-text' }],
    offerTo,
    ['unknown', 'unknown'],
    [],
  ],
  [
    'a notice of unknown delivery outcome is sent again',
    [{ hangUp: 'after-text' }],
    noticeTo({ who: 'candidate' }),
    ['later', 'accepted'],
    ['zhang.san'],
  ],
  [
    'what was refused stays refused',
    [{ rcpt: '550 5.1.1 unknown' }],
    offerTo,
    ['refused', 'refused'],
    [],
  ],
])('twice: %s', async (...[, behaviours, message, fates, mails]) => {
  const harness = await openHarness(...behaviours);
  const first = await perform(harness, message);
  const second = await perform(harness, message);
  expect([...first.fates, ...second.fates].map(({ fate }) => fate)).toEqual(fates);
  expect(taken(harness)).toEqual(mails.map((name) => `${name}@example.com`));
});
