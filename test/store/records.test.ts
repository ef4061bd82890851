import { sql } from 'kysely';
import { createCase, listCases, startingCases } from '../../store/cases.ts';
import type { CaseFilter } from '../../store/cases.ts';
import { ping } from '../../store/database.ts';
import { makeAnchor, verifyAnchors } from '../../store/anchors.ts';
import { append } from '../../store/journal.ts';
import { appendToLedger, appendWithin, readLedger, verifyLedger } from '../../store/ledger.ts';
import type { LedgerFact } from '../../store/ledger-fact.ts';
import { findLink, issueLink } from '../../store/links.ts';
import type { LinkPurpose } from '../../store/links.ts';
import {
  markAccepted,
  markDeferred,
  markRefused,
  markTransmitting,
  messageState,
} from '../../store/messages.ts';
import type { DeliveryRecord, DeliveryKey } from '../../store/messages.ts';
import type { Store } from '../../store/database.ts';
import { pin, planOf, textsOf } from '../../store/pins.ts';
import { findUpload, keepUpload } from '../../store/uploads.ts';
import { onEveryDatabase, onEveryDatabaseAsOwner } from './databases.ts';
import { entries, newCase, started } from './entries.ts';

onEveryDatabase((store) => {
  test('the database answers', async () => {
    await expect(ping(store())).resolves.toBeUndefined();
  });

  test('an id is given to one case only', async () => {
    const id = await newCase(store());
    const again = createCase(store(), { id, flow: 'other', plan: 'p2', facts: {} });
    await expect(again).rejects.toMatchObject({ code: 'case-exists' });
  });

  test('cases are listed youngest first, filtered, and page by page', async () => {
    const flow = `flow-${Math.random()}`;
    const ids = [];
    for (let n = 0; n < 5; n += 1) ids.unshift(await newCase(store(), flow));
    const [, second = '', third = ''] = ids;
    await append(store(), second, entries(started));
    const list = async (filter: CaseFilter) =>
      (await listCases(store(), { flow, ...filter })).map((found) => found.id);
    const all = await list({});
    expect(all.toSorted()).toEqual(ids.toSorted());
    expect(await list({ status: 'running' })).toEqual([second]);
    expect(await list({ status: 'ended' })).toEqual([]);
    expect(await list({ limit: 2 })).toEqual(all.slice(0, 2));
    expect(await list({ limit: 2, before: all[1] })).toEqual(all.slice(2, 4));
    expect(await list({ before: all[4] })).toEqual([]);
    const waiting = (await startingCases(store())).map((found) => found.id);
    expect([waiting.includes(second), waiting.includes(third)]).toEqual([false, true]);
  });

  test.each<
    [
      string,
      readonly MarkDelivery[],
      readonly (string | undefined)[],
      Partial<DeliveryRecord> | undefined,
    ]
  >([
    ['nothing yet', [], [], undefined],
    ['the text handed over', [transmit], ['intended'], { state: 'transmitting' }],
    [
      'a second hand-over sees the first',
      [transmit, transmit],
      ['intended', 'transmitting'],
      { state: 'transmitting' },
    ],
    [
      'accepted',
      [transmit, accept],
      ['intended', undefined],
      { state: 'accepted', response: '250 ok' },
    ],
    ['refused before any text', [refuse], [undefined], { state: 'refused', response: '550 no' }],
    [
      'put off, then tried again',
      [transmit, defer, transmit],
      ['intended', undefined, 'intended'],
      { state: 'transmitting' },
    ],
    [
      'accepted stays accepted',
      [accept, refuse, defer, transmit],
      [undefined, undefined, undefined, 'accepted'],
      { state: 'accepted', response: '250 ok' },
    ],
  ])('a delivery: %s', async (_sentence, marks, found, expected) => {
    const key = { case: await newCase(store()), message: 'm1', person: 'candidate' };
    const seen = [];
    for (const mark of marks) seen.push(await mark(store(), key));
    expect(seen).toEqual(found);
    const state = await messageState(store(), key);
    const { at: _at, ...rest } = state ?? {};
    expect(rest).toEqual(expected === undefined ? {} : { person: 'candidate', ...expected });
  });

  test('of many attempts at once one hands the text over', async () => {
    const key = { case: await newCase(store()), message: 'm1', person: 'candidate' };
    const found = await Promise.all([1, 2, 3, 4, 5].map(() => transmit(store(), key)));
    expect(found.filter((state) => state === 'intended')).toHaveLength(1);
  });

  test('a link opens what it was issued for, and is not kept in the open', async () => {
    const id = await newCase(store());
    const task: LinkPurpose = { case: id, person: 'ada', purpose: 'task', task: 'head', round: 2 };
    const page: LinkPurpose = { case: id, person: 'candidate', purpose: 'progress' };
    const tokens = [await issueLink(store(), task), await issueLink(store(), page)];
    const createdAt: unknown = expect.any(Number);
    expect(await Promise.all(tokens.map((token) => findLink(store(), token)))).toEqual([
      { ...task, createdAt, revoked: false },
      { ...page, createdAt, revoked: false },
    ]);
    expect(tokens.every((token) => /^[\w-]{32}$/.test(token))).toBe(true);
    expect(await issueLink(store(), task)).not.toBe(tokens[0]);
    const rows = await store().db.selectFrom('links').selectAll().execute();
    expect(tokens.some((token) => JSON.stringify(rows).includes(token))).toBe(false);
    expect(await findLink(store(), `${tokens[0]}x`)).toBeUndefined();
    expect(await findLink(store(), '')).toBeUndefined();
  });

  test('a plan and its texts are pinned once, by their content', async () => {
    const first = await pin(store(), { plan, texts });
    const reordered = Object.fromEntries(Object.entries(plan).toReversed()) as typeof plan;
    expect(await pin(store(), { plan: reordered, texts })).toEqual(first);
    expect(await pin(store(), { plan: first.plan, texts })).toEqual(first);
    expect(await planOf(store(), first.hash)).toEqual(first.plan);
    expect(await textsOf(store(), first.plan.texts)).toEqual(texts);
    const other = await pin(store(), { plan: { ...plan, flow: 'other' }, texts });
    expect([other.hash === first.hash, other.plan.texts]).toEqual([false, first.plan.texts]);
    const stale = pin(store(), { plan: first.plan, texts: { templates: {}, forms: { f: form } } });
    await expect(stale).rejects.toMatchObject({ code: 'texts-mismatch' });
    expect(await planOf(store(), 'unknown')).toBeUndefined();
    expect(await textsOf(store(), 'unknown')).toBeUndefined();
  });

  test('an upload comes back byte for byte, and another finds no room', async () => {
    const upload = {
      case: await newCase(store()),
      person: 'candidate',
      name: '证书.pdf',
      type: 'application/pdf',
      bytes: Uint8Array.from({ length: 70_000 }, (_, index) => index % 256),
    };
    const room = { ofCase: 70_000, ofHouse: 1e9 };
    const kept = { id: '', ...(await keepUpload(store(), upload, { at: 7, room })) };
    expect(await findUpload(store(), kept.id)).toEqual({ ...upload, ...kept, createdAt: 7 });
    expect(await keepUpload(store(), upload, { at: 8, room })).toEqual({ full: 'case' });
  });
});

onEveryDatabaseAsOwner((store) => {
  const run = async (...statements: readonly string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(store().db);
  };
  const hashes = async () =>
    (await readLedger(store())).map((entry) => ('hash' in entry ? entry.hash : ''));

  test('the ledger holds what it was told, in order and by number, whoever tells it at once', async () => {
    await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((hash) => appendToLedger(store(), version(hash), { at: 7 })),
    );
    const all = await readLedger(store());
    expect(all.map(({ seq, at }) => [seq, at])).toEqual([1, 2, 3, 4, 5].map((seq) => [seq, 7]));
    expect((await hashes()).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await readLedger(store(), { after: 1, limit: 2 })).toEqual(all.slice(1, 3));
    expect(await readLedger(store(), { after: 5 })).toEqual([]);
    expect(await verifyLedger(store())).toBe('intact');
  });

  test('what must not stand on the ledger twice does not, whoever says it at once', async () => {
    const before = (await hashes()).length;
    await Promise.all(
      ['x', 'y', 'x', 'x', 'y'].map((once) =>
        appendToLedger(store(), version(once), { at: 7, once }),
      ),
    );
    expect((await hashes()).slice(before).toSorted()).toEqual(['x', 'y']);
  });

  test('the ledger tells of nothing that was not done', async () => {
    const before = await hashes();
    const failing = store()
      .db.transaction()
      .execute(async (db) => {
        await appendWithin(db, version('undone'), { at: 7 });
        throw new Error('not done');
      });
    await expect(failing).rejects.toThrow('not done');
    expect(await hashes()).toEqual(before);
    expect(await verifyLedger(store())).toBe('intact');
  });

  test('all records are anchored once a day, by whoever comes first, and what has moved since by the next', async () => {
    const now = Date.UTC(2026, 4, 4);
    const anchor = (at: number) => makeAnchor(store(), { now: at, everyMs: 86_400_000 });
    const id = await newCase(store());
    await append(store(), id, entries(started));
    const made = await Promise.all([now, now + 1, now + 2].map(anchor));
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await anchor(now + 86_399_000)).toBeUndefined();
    await append(store(), id, entries(started, { kind: 'backstop', unless: 'a' }), 'tentative');
    expect(await anchor(now + 86_400_002)).toMatchObject({ number: 2 });
    await append(store(), id, entries(started, { kind: 'backstop', unless: 'a' }));
    expect(await anchor(now + 2 * 86_400_002)).toMatchObject({ number: 3 });
    const heads = await store()
      .db.selectFrom('anchored_heads')
      .select(['seq', 'anchor'])
      .where('chain', '=', id)
      .orderBy('seq')
      .execute();
    expect(heads).toEqual([
      { seq: 1, anchor: 1 },
      { seq: 2, anchor: 3 },
    ]);
    expect(await verifyAnchors(store())).toEqual([]);
  });

  test.each<[string, string, number]>([
    ['a changed word', `update ledger set entry = '{}' where seq = 2`, 2],
    ['a removed entry', 'delete from ledger where seq = 3', 3],
    ['a removed end', 'delete from ledger where seq = (select max(seq) from ledger)', 7],
    ['a changed head', `update ledger_head set last_hash = 'x'`, 7],
  ])('the chain of the ledger shows %s', async (_sentence, tamper, brokenAt) => {
    await run('create table kept as table ledger', 'create table kept_head as table ledger_head');
    await run('alter table ledger disable trigger append_only', tamper);
    expect(await verifyLedger(store())).toEqual({ brokenAt });
    await run('delete from ledger', 'insert into ledger table kept', 'delete from ledger_head');
    await run('insert into ledger_head table kept_head', 'drop table kept, kept_head');
    await run('alter table ledger enable trigger append_only');
    expect(await verifyLedger(store())).toBe('intact');
  });
});

const version = (hash: string): LedgerFact => ({ kind: 'definitions-read', hash });

type MarkDelivery = (store: Store, key: DeliveryKey) => Promise<string | undefined>;

async function transmit(store: Store, key: DeliveryKey): Promise<string> {
  return await markTransmitting(store, key, 1);
}
async function accept(store: Store, key: DeliveryKey): Promise<undefined> {
  await markAccepted(store, key, { at: 2, response: '250 ok' });
}
async function refuse(store: Store, key: DeliveryKey): Promise<undefined> {
  await markRefused(store, key, { at: 2, response: '550 no' });
}
async function defer(store: Store, key: DeliveryKey): Promise<undefined> {
  await markDeferred(store, key, { at: 2, response: '451 later' });
}

const form = { id: 'f', title: 'F', fields: [], choices: [] };
const texts = { templates: {}, forms: {} };
const plan = {
  interpreter: 1,
  flow: 'hello',
  title: { en: 'Hello', 'zh-CN': '你好' },
  zone: 'UTC',
  calendars: {},
  steps: [{ kind: 'end', id: 'end' }],
  on: {},
  backstops: [],
  system: { undelivered: [], unknown: [] },
  classes: {},
  pages: [],
} as const;
