import { findCase } from '../../store/cases.ts';
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
  type ActivityHarness,
  activityHarnesses,
} from './harness.ts';

const openHarness = activityHarnesses();

test('an offer that a dead worker was transmitting is unknown', async () => {
  const harness = await openHarness();
  await markTransmitting(
    harness.store,
    { case: harness.id, message: 'told', person: 'candidate' },
    start,
  );
  expect(await perform(harness, offerTo)).toEqual({ seats: [], fates: [broken], endedAt: start });
  expect(taken(harness)).toEqual([]);
});

test('two attempts at once send one offer', async () => {
  const harness = await openHarness();
  const results = await Promise.all([perform(harness, offerTo), perform(harness, offerTo)]);
  expect(taken(harness)).toEqual(['zhang.san@example.com']);
  expect(results.map(({ fates }) => fates[0]?.fate)).toContain('accepted');
});

test('whoever is asked is on record, and gets a link of their own', async () => {
  const harness = await openHarness();
  const { seats, fates } = await ask(harness);
  expect(seats).toEqual([[{ seat: 'group-hr', people: ['li-na', 'wang-wei'] }]]);
  expect(fates).toEqual([accepted]);
  const task = await findTask(harness.store, harness.id, 'group', 1);
  expect(task?.people.map(({ person }) => person)).toEqual(['li-na', 'wang-wei']);
  const tokens = harness.relay.mails.map(({ source }) => /\/t\/([\w-]+)/.exec(plain(source))?.[1]);
  const links = await Promise.all(tokens.map((token) => findLink(harness.store, token ?? '')));
  expect(sorted(links.map((link) => link?.person ?? ''))).toEqual(['li-na', 'wang-wei']);
});

test('a repeated attempt keeps the people it has written to', async () => {
  const harness = await openHarness();
  const first = await ask(harness);
  await replaceDirectory(harness.store, {
    ...directory,
    roles: { 'group-hr': { departments: {}, otherwise: ['li-na'] } },
  });
  const second = await ask(harness);
  await replaceDirectory(harness.store, directory);
  expect(second).toEqual(first);
  expect(taken(harness)).toHaveLength(2);
});

test('an offer speaks the language of the candidate and leads to their page', async () => {
  const harness = await openHarness();
  await perform(harness, offerTo);
  const { source } = harness.relay.mails[0]!;
  expect(source).toMatch(/^Content-Language: zh-CN\r?$/m);
  expect(source).toMatch(/^Message-ID: <[0-9a-f]{40}@acme\.example>\r?$/m);
  expect(plain(source)).toMatch(
    /2026年3月3日星期二 中国标准时间 09:00\s+https:\/\/t\.example\/c\/[\w-]{32}/,
  );
});

test('all attempts to say one thing bear one id, another case says another', async () => {
  const harness = await openHarness({ hangUp: 'after-text' });
  const other = await openHarness();
  const note = noticeTo({ who: 'candidate' });
  for (const one of [harness, harness, other]) await perform(one, note);
  const [first, second] = idsOf(harness);
  expect(first).toBeDefined();
  expect(second).toBe(first);
  expect(idsOf(other)).not.toContain(first);
});

const idsOf = ({ relay }: ActivityHarness) =>
  relay.texts.map((text) => /^Message-ID: (.*)$/m.exec(text)?.[1]);

test('entries are on record before anything leaves, once', async () => {
  const harness = await openHarness();
  await harness.activities.journal({ case: harness.id, entries: [started] });
  await ask(harness);
  const journal = await readJournal(harness.store, harness.id);
  expect(journal.map(({ kind }) => kind)).toEqual(['started', 'opened']);
});

test('a gap in the journal ends the activity and names what is missing, so that the case hands it over', async () => {
  const harness = await openHarness();
  const skipping = harness.activities.journal({
    case: harness.id,
    entries: [{ ...started, seq: 7 }],
  });
  await expect(skipping).rejects.toMatchObject({
    type: 'journal-gap',
    nonRetryable: true,
    details: [1],
  });
});

test.each([
  ['stops the case', { check: 'x' }, true],
  ['is tried again by a workflow that knows no stop', {}, false],
])(
  'another content under the same number %s, which is shown at once',
  async (_title, more, final) => {
    const harness = await openHarness();
    await perform(harness, offerTo);
    const again = harness.activities.perform({
      case: harness.id,
      entries: [{ ...started, at: started.at - 1 }],
      ...more,
      openings: [],
      messages: [],
    });
    await expect(again).rejects.toMatchObject({ type: 'journal-conflict', nonRetryable: final });
    expect(await findCase(harness.store, harness.id)).toMatchObject({
      status: 'stopped',
      stopped: { code: 'journal-conflict' },
    });
  },
);

test('an attempt at a workflow task that comes too late shows nothing as stopped, whatever it has to say', async () => {
  const harness = await openHarness();
  const hand = (at: number, taskAt: number) =>
    harness.activities.journal({
      case: harness.id,
      entries: [started, { seq: 2, at, kind: 'backstop', unless: 'answer' }],
      check: 'x',
      taskAt,
    });
  await hand(started.at + 2, 10);
  await hand(started.at + 1, 20);
  await expect(hand(started.at + 3, 10)).rejects.toMatchObject({
    type: 'attempt-given-up',
    nonRetryable: true,
  });
  const { status } = (await findCase(harness.store, harness.id)) ?? {};
  expect([status, (await readJournal(harness.store, harness.id)).map(({ at }) => at)]).toEqual([
    'running',
    [started.at, started.at + 1],
  ]);
});

test('a case that the store does not know cannot be served', async () => {
  const harness = await openHarness();
  const lost = harness.activities.deliver({ case: 'lost', message: offerTo });
  await expect(lost).rejects.toMatchObject({ type: 'unknown-case' });
});

test('what was refused is on record with its reason', async () => {
  const harness = await openHarness({ rcpt: '550 5.1.1 unknown' });
  await perform(harness, offerTo);
  const key = { case: harness.id, message: 'told', person: 'candidate' };
  expect(await messageState(harness.store, key)).toEqual({
    person: 'candidate',
    state: 'refused',
    at: start,
    response: 'the mail server refused it: 550 5.1.1',
  });
});
