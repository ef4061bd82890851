import { readJournal } from '../../store/journal.ts';
import { findLink } from '../../store/links.ts';
import { markTransmitting, messageState } from '../../store/messages.ts';
import { replaceDirectory } from '../../store/people.ts';
import { findTask } from '../../store/tasks.ts';
import { plain } from '../mail/plain.ts';
import {
  accepted,
  ask,
  broken,
  directory,
  noticeTo,
  offerTo,
  perform,
  sorted,
  start,
  started,
  taken,
  type World,
  worlds,
} from './world.ts';

const world = worlds();

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
  expect(sorted(links.map((link) => link?.person ?? ''))).toEqual(['li-na', 'wang-wei']);
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
