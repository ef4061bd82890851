import { sql } from 'kysely';
import type { Entry, Fact } from '../../engine/model/journal.ts';
import { findCase } from '../../store/cases.ts';
import type { Store } from '../../store/database.ts';
import { append, readJournal } from '../../store/journal.ts';
import { verifyJournal } from '../../store/verify-journal.ts';
import { appendToLedger } from '../../store/ledger.ts';
import type { LedgerFact } from '../../store/ledger-fact.ts';
import { tasksOf } from '../../store/tasks.ts';
import { onEveryDatabaseAsOwner } from './databases.ts';
import { entries, newCase, noon, opened, started } from './entries.ts';

const six = entries(
  started,
  { kind: 'shown', step: 'screen', label: 'Screening' },
  opened('head', noon + 60_000),
  { kind: 'reminded', task: 'head', round: 1, people: ['ada'] },
  { kind: 'event', event: 'withdrawn', person: 'candidate', channel: 'page', comment: 'a"b\\\n字' },
  { kind: 'ended', outcome: 'withdrew' },
);
const upTo = (last: number): readonly Entry[] => six.slice(0, last);
const from = (first: number, last: number): readonly Entry[] => six.slice(first - 1, last);
const changed = (seq: number): Entry => ({ seq, at: noon, kind: 'backstop', unless: 'answer' });

onEveryDatabaseAsOwner((store) => {
  test.each<[string, readonly (readonly Entry[])[], number]>([
    ['nothing adds nothing', [[]], 0],
    ['entries are kept in order', [upTo(3)], 3],
    ['a prefix grows', [upTo(2), upTo(5)], 5],
    ['entries may come alone', [upTo(1), from(2, 2), from(3, 3)], 3],
    ['a re-run adds nothing', [upTo(4), upTo(4)], 4],
    ['a late re-run of an older prefix adds nothing', [upTo(5), upTo(2)], 5],
    ['an overlap adds only what is new', [upTo(3), from(2, 6)], 6],
  ])('append: %s', async (_sentence, calls, last) => {
    const id = await newCase(store());
    for (const call of calls) await append(store(), id, call);
    expect(await readJournal(store(), id)).toEqual(upTo(last));
    expect(await verifyJournal(store(), id)).toBe('intact');
  });

  test.each<[string, readonly Entry[], readonly Entry[], string]>([
    ['another content under a used number', upTo(3), [changed(2)], 'journal-conflict'],
    ['a conflict before what is new', upTo(3), [changed(3), ...from(4, 4)], 'journal-conflict'],
    ['another instant', upTo(1), [{ ...started, seq: 1, at: noon + 1 }], 'journal-conflict'],
    ['a gap after the record', upTo(2), from(4, 4), 'journal-gap'],
    ['a gap inside', upTo(1), [...from(2, 2), ...from(4, 4)], 'journal-gap'],
    ['a number twice', upTo(1), [...from(2, 2), ...from(2, 2)], 'journal-gap'],
    ['a beginning other than 1', [], from(2, 2), 'journal-gap'],
    ['a number below 1', [], [changed(0)], 'journal-gap'],
  ])('append refuses %s and keeps the record', async (_sentence, before, then, code) => {
    const id = await newCase(store());
    await append(store(), id, before);
    await expect(append(store(), id, then)).rejects.toMatchObject({ name: 'StoreError', code });
    expect(await readJournal(store(), id)).toEqual(before);
  });

  const again = (first: number, last: number): readonly Entry[] =>
    from(first, last).map((entry) => ({ ...entry, at: entry.at + 60_000 }));

  test.each<[string, readonly Entry[], readonly Entry[], readonly Entry[]]>([
    ['the end of another attempt', upTo(6), again(4, 6), [...upTo(3), ...again(4, 6)]],
    ['an attempt that got further', upTo(5), again(4, 4), [...upTo(3), ...again(4, 4)]],
    ['an attempt that did something else', upTo(6), again(6, 6), [...upTo(5), ...again(6, 6)]],
    ['a whole journal', upTo(2), again(1, 3), again(1, 3)],
    ['nothing, when it is the same', upTo(4), from(3, 6), six],
  ])('a task that is done again takes back %s', async (_sentence, before, then, after) => {
    const id = await newCase(store());
    const other = await newCase(store());
    await append(store(), id, before, 'tentative');
    await append(store(), id, then, 'tentative');
    await append(store(), other, after);
    expect(await readJournal(store(), id)).toEqual(after);
    expect(await verifyJournal(store(), id)).toBe('intact');
    const read = async (of: string): Promise<object> => {
      const { createdAt: _createdAt, ...told } = (await findCase(store(), of)) ?? {};
      const all = [told, await tasksOf(store(), of)];
      return JSON.parse(JSON.stringify(all).replaceAll(of, 'it'));
    };
    expect(await read(id)).toEqual(await read(other));
  });

  test.each<[string, readonly Entry[], readonly Entry[]]>([
    ['acknowledged entries', from(4, 6), again(2, 6)],
    ['what comes of an older attempt', again(4, 6), from(4, 6)],
  ])('a task that is done again does not take back %s', async (_sentence, then, last) => {
    const id = await newCase(store());
    await append(store(), id, upTo(3), 'tentative');
    await append(store(), id, then, 'tentative');
    await expect(append(store(), id, last, 'tentative')).rejects.toMatchObject({
      code: 'journal-conflict',
    });
    expect(await readJournal(store(), id)).toEqual([...upTo(3), ...then]);
  });

  test('of two attempts at a task the one that began later counts, whatever its instants', async () => {
    const id = await newCase(store());
    await append(store(), id, [...upTo(3), ...again(4, 6)], { taskAt: 20 });
    await append(store(), id, from(4, 6), { taskAt: 30 });
    const late = append(store(), id, again(4, 6), { taskAt: 20 }).catch(({ code }) => String(code));
    expect([await late, await readJournal(store(), id)]).toEqual(['attempt-given-up', six]);
  });

  test('what was tentative is fixed once it has been handed to an activity of its own', async () => {
    const id = await newCase(store());
    await append(store(), id, upTo(5), 'tentative');
    await append(store(), id, upTo(4), 'fixed');
    await expect(append(store(), id, again(4, 4), 'tentative')).rejects.toMatchObject({
      code: 'journal-conflict',
    });
    await append(store(), id, again(5, 5), 'tentative');
    expect(await readJournal(store(), id)).toEqual([...upTo(4), ...again(5, 5)]);
  });

  test('what comes to stay replaces what was tentative, whatever its instants', async () => {
    const id = await newCase(store());
    await append(store(), id, upTo(3), 'fixed');
    await append(store(), id, again(4, 6), 'tentative');
    await append(store(), id, from(4, 5), 'fixed');
    expect(await readJournal(store(), id)).toEqual(upTo(5));
    expect(await verifyJournal(store(), id)).toBe('intact');
    await expect(append(store(), id, again(5, 6), 'fixed')).rejects.toMatchObject({
      code: 'journal-conflict',
    });
  });

  test('a gap names the first entry that may come again', async () => {
    const id = await newCase(store());
    await append(store(), id, upTo(2), 'fixed');
    await append(store(), id, from(3, 4), 'tentative');
    await expect(append(store(), id, from(6, 6))).rejects.toMatchObject({ from: 3 });
  });

  test('append refuses a case that nobody created', async () => {
    await expect(append(store(), 'nobody', upTo(1))).rejects.toMatchObject({
      code: 'unknown-case',
    });
  });

  test('an entry that cannot be told leaves nothing of its batch behind', async () => {
    const id = await newCase(store());
    const twice = entries(started, opened('head', noon), opened('head', noon));
    await expect(append(store(), id, twice)).rejects.toThrow(/duplicate key/);
    expect(await readJournal(store(), id)).toEqual([]);
    await append(store(), id, upTo(3));
    expect(await verifyJournal(store(), id)).toBe('intact');
  });

  test('many appends of one prefix at once leave one record', async () => {
    const id = await newCase(store());
    await Promise.all([1, 6, 3, 2, 6, 5, 4].map((last) => append(store(), id, upTo(last))));
    expect(await readJournal(store(), id)).toEqual(six);
    expect(await verifyJournal(store(), id)).toBe('intact');
  });

  test('of two different appends at once the first stays and the other is an incident', async () => {
    const id = await newCase(store());
    await append(store(), id, upTo(1));
    const results = await Promise.allSettled([
      append(store(), id, from(2, 2)),
      append(store(), id, [changed(2)]),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'journal-conflict' },
    });
    expect(await verifyJournal(store(), id)).toBe('intact');
  });

  test('a journal is intact also while the case goes on', async () => {
    const id = await newCase(store());
    const facts = Array.from(
      { length: 30 },
      () => ({ kind: 'backstop', unless: 'answer' }) as const,
    );
    const all = entries(...facts);
    const appended = (async () => {
      for (const entry of all) await append(store(), id, [entry]);
    })();
    const found = new Set<unknown>();
    for (let n = 0; n < 30; n += 1) found.add(await verifyJournal(store(), id));
    await appended;
    expect([...found]).toEqual(['intact']);
  });

  test('cases do not wait for one another, nor mix', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => newCase(store())));
    await Promise.all(ids.map((id) => append(store(), id, six)));
    for (const id of ids) expect(await readJournal(store(), id)).toEqual(six);
  });

  test.each<[string, (id: string) => string, number]>([
    ['a changed word', (id) => replace(id, 4, 'head', 'hand'), 4],
    ['a changed seal', (id) => replace(id, 4, '"seal":"', '"seal":"0'), 4],
    [
      'a changed sealed part',
      (id) =>
        `update journal set sealed = set_byte(sealed, 50, 255 - get_byte(sealed, 50))
         where case_id = '${id}' and seq = 4`,
      4,
    ],
    [
      'a sealed part in the place of another',
      (id) =>
        `update journal set sealed = (select sealed from journal where case_id = '${id}' and seq = 4)
         where case_id = '${id}' and seq = 5`,
      5,
    ],
    ['a removed entry', (id) => `delete from journal where case_id = '${id}' and seq = 2`, 2],
    ['a removed end', (id) => `delete from journal where case_id = '${id}' and seq = 6`, 6],
    [
      'a changed hash',
      (id) => `update journal set hash = 'x' where case_id = '${id}' and seq = 1`,
      1,
    ],
    ['a changed head', (id) => `update cases set last_hash = 'x' where id = '${id}'`, 6],
  ])('the chain shows %s', async (_sentence, tamper, brokenAt) => {
    const id = await newCase(store());
    await append(store(), id, six);
    await unguarded(store(), tamper(id));
    expect(await verifyJournal(store(), id)).toEqual({ brokenAt });
  });

  test.each([
    "update journal set kind = 'ended'",
    'update journal set sealed = null',
    "update journal set sealed = 'x'",
    'delete from journal',
    'truncate journal',
    'truncate cases cascade',
    'update cases set fixed_seq = fixed_seq - 1 where fixed_seq > 0',
    "update ledger set kind = 'other'",
    'delete from ledger',
    'truncate ledger',
    'truncate ledger_head',
    'update anchors set at = 0',
    'truncate anchors cascade',
    'delete from anchored_heads',
  ])('the database itself refuses: %s', async (statement) => {
    await append(store(), await newCase(store()), upTo(1));
    await appendToLedger(store(), read('1'), { at: noon });
    await sql`insert into anchors values (1, 0, 'r') on conflict do nothing`.execute(store().db);
    await sql`insert into anchored_heads values ('', 1, 'h', 1) on conflict do nothing`.execute(
      store().db,
    );
    await expect(sql.raw(statement).execute(store().db)).rejects.toThrow(/append-only/);
  });

  test.each<[string, string]>([
    ['a NUL', 'a\u0000b'],
    ['half a surrogate pair', '\ud83d'],
    ['quotes and breaks', `'"\\\r\n\u2028`],
    ['other scripts', '愿意 ✓ 👩‍💻'],
  ])('a comment with %s comes back as it was', async (_sentence, comment) => {
    const id = await newCase(store());
    const fact: Fact = { kind: 'event', event: 'e', person: 'p', comment, channel: 'api' };
    await append(store(), id, entries(started, fact));
    expect(await readJournal(store(), id)).toEqual(entries(started, fact));
    expect(await verifyJournal(store(), id)).toBe('intact');
  });
});

const read = (hash: string): LedgerFact => ({ kind: 'definitions-read', hash });

const replace = (id: string, seq: number, old: string, by: string): string =>
  `update journal set entry = replace(entry::text, '${old}', '${by}')::json
   where case_id = '${id}' and seq = ${seq}`;

/** A change that somebody with all rights in the database could make. */
async function unguarded(store: Store, statement: string): Promise<void> {
  await sql`alter table journal disable trigger append_only`.execute(store.db);
  await sql.raw(statement).execute(store.db);
  await sql`alter table journal enable trigger append_only`.execute(store.db);
}
