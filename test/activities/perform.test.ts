import type { PerformResult } from '../../engine/activities.ts';
import type { Message } from '../../engine/message.ts';
import { readJournal } from '../../store/journal.ts';
import { findLink } from '../../store/links.ts';
import { markTransmitting, messageState } from '../../store/messages.ts';
import { replaceDirectory } from '../../store/people.ts';
import { findTask } from '../../store/tasks.ts';
import { plain } from '../mail/plain.ts';
import type { Manners } from '../mail/relay.ts';
import {
  directory,
  hour,
  noticeTo,
  offerTo,
  opened,
  openHouse,
  request,
  start,
  started,
  type World,
} from './world.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(() => house.store.close());

const worlds: World[] = [];
const world = async (...manners: readonly Manners[]) => {
  const made = await house.world(...manners);
  worlds.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(worlds.splice(0).map((one) => one.close()));
});

const perform = ({ activities, id }: World, ...messages: readonly Message[]) =>
  activities.perform({ case: id, entries: [started], openings: [], messages });
const opening = { task: 'group', round: 1, rung: 0, by: ['group-hr'] };
const ask = ({ activities, id }: World) =>
  activities.perform({
    case: id,
    entries: [started, opened],
    openings: [opening],
    messages: [request],
  });
const taken = ({ relay }: World) => relay.mails.map(({ to }) => to[0]).toSorted();
type Came = PerformResult['fates'][number];
const accepted: Came = { fate: 'accepted', at: start };
const later: Came = { fate: 'later' };
const broken: Came = {
  fate: 'unknown',
  reason: 'the connection broke after the text had begun to leave',
};
const refused = (reason: string): Came => ({ fate: 'refused', reason });

test.each<[string, Message, Manners[], Came, string[]]>([
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
    accepted,
    ['li-na@example.com'],
  ],
  [
    'one refused address of two does not stop the message',
    noticeTo({ who: 'group-hr' }),
    [{ rcpt: '550 5.1.1 unknown' }],
    accepted,
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
])('%s', async (...[, message, manners, fate, mails]) => {
  const here = await world(...manners);
  const { fates } = await perform(here, message);
  const text = JSON.stringify(fates).replace(/line:\d+, col:\d+/, 'line:<line>, col:<col>');
  expect(JSON.parse(text)).toEqual([fate]);
  expect(
    taken(here).map((to, index) => (mails[index]?.startsWith('*') ? mails[index] : to)),
  ).toEqual(mails);
});

test.each<[string, Manners[], Message, string[], string[]]>([
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
    'an offer of unknown fate is never sent again',
    [{ hangUp: 'after-text' }],
    offerTo,
    ['unknown', 'unknown'],
    [],
  ],
  [
    'a notice of unknown fate is sent again',
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
])('twice: %s', async (...[, manners, message, fates, mails]) => {
  const here = await world(...manners);
  const first = await perform(here, message);
  const second = await perform(here, message);
  expect([...first.fates, ...second.fates].map(({ fate }) => fate)).toEqual(fates);
  expect(taken(here)).toEqual(mails.map((name) => `${name}@example.com`));
});

test('an offer that a dead worker was transmitting is unknown', async () => {
  const here = await world();
  await markTransmitting(
    here.store,
    { case: here.id, message: 'told', person: 'candidate' },
    start,
  );
  expect(await perform(here, offerTo)).toEqual({ seats: [], fates: [broken] });
  expect(taken(here)).toEqual([]);
});

test('two attempts at once send one offer', async () => {
  const here = await world();
  const results = await Promise.all([perform(here, offerTo), perform(here, offerTo)]);
  expect(taken(here)).toEqual(['zhang.san@example.com']);
  expect(results.map(({ fates }) => fates[0]?.fate)).toContain('accepted');
});

test('whoever is asked is on record, and gets a link of their own', async () => {
  const here = await world();
  const { seats, fates } = await ask(here);
  expect(seats).toEqual([[{ seat: 'group-hr', people: ['li-na', 'wang-wei'] }]]);
  expect(fates).toEqual([accepted]);
  const task = await findTask(here.store, here.id, 'group', 1);
  expect(task?.people.map(({ person }) => person)).toEqual(['li-na', 'wang-wei']);
  const tokens = here.relay.mails.map(({ source }) => /\/t\/([\w-]+)/.exec(plain(source))?.[1]);
  const links = await Promise.all(tokens.map((token) => findLink(here.store, token ?? '')));
  expect(links.map((link) => link?.person).toSorted()).toEqual(['li-na', 'wang-wei']);
});

test('a repeated attempt keeps the people it has written to', async () => {
  const here = await world();
  const first = await ask(here);
  await replaceDirectory(here.store, {
    ...directory,
    roles: { 'group-hr': { departments: {}, otherwise: ['li-na'] } },
  });
  const second = await ask(here);
  await replaceDirectory(here.store, directory);
  expect(second).toEqual(first);
  expect(taken(here)).toHaveLength(2);
});

test('an offer speaks the language of the candidate and leads to their page', async () => {
  const here = await world();
  await perform(here, offerTo);
  const { source } = here.relay.mails[0]!;
  expect(source).toMatch(/^Content-Language: zh-CN\r?$/m);
  expect(source).toMatch(/^Message-ID: <[0-9a-f]{40}@acme\.example>\r?$/m);
  expect(plain(source)).toMatch(
    /2026年3月3日星期二 中国标准时间 09:00\s+https:\/\/t\.example\/c\/[\w-]{32}/,
  );
});

test('all attempts to say one thing bear one id, another case says another', async () => {
  const here = await world({ hangUp: 'after-text' });
  const there = await world();
  const note = noticeTo({ who: 'candidate' });
  for (const one of [here, here, there]) await perform(one, note);
  const [first, second] = idsOf(here);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(idsOf(there)).not.toContain(first);
});

const idsOf = ({ relay }: World) =>
  relay.texts.map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1]);

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

test('entries are on record before anything leaves, once', async () => {
  const here = await world();
  await here.activities.journal({ case: here.id, entries: [started] });
  await ask(here);
  const journal = await readJournal(here.store, here.id);
  expect(journal.map(({ kind }) => kind)).toEqual(['started', 'opened']);
});

test('a gap in the journal is an incident that keeps the case waiting', async () => {
  const here = await world();
  const skipping = here.activities.journal({ case: here.id, entries: [{ ...started, seq: 7 }] });
  await expect(skipping).rejects.toMatchObject({ type: 'journal-gap', nonRetryable: false });
});

test('a case that the store does not know cannot be served', async () => {
  const here = await world();
  const lost = here.activities.deliver({ case: 'lost', message: offerTo });
  await expect(lost).rejects.toMatchObject({ type: 'unknown-case' });
});

test('what was refused is on record with its reason', async () => {
  const here = await world({ rcpt: '550 5.1.1 unknown' });
  await perform(here, offerTo);
  const key = { case: here.id, message: 'told', person: 'candidate' };
  expect(await messageState(here.store, key)).toEqual({
    person: 'candidate',
    state: 'refused',
    at: start,
    response: 'the mail server refused it: 550 5.1.1',
  });
});
